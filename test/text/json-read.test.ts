import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/text/json-parse.ts';
import { readJson } from '../../src/text/json-read.ts';
import { scanJson } from '../../src/text/json-scan.ts';

type Members = readonly (readonly [name: string, value: string])[];

/** Members `n0`, `n1` … with null, but for those whose values are given; values are JSON texts. */
function members(values: Readonly<Record<number, string>> = {}, count = 200): Members {
  return Array.from({ length: count }, (_, index) => [`"n${index}"`, values[index] ?? 'null'] as const);
}

function object(all: Members, blank = ''): string {
  return `{${blank}${all.map(([name, value]) => `${name}:${blank}${value}`).join(`,${blank}`)}${blank}}`;
}

/** What reading part by part has to come to. */
function plainly(text: string): ReturnType<typeof readJson> {
  const parsed = parseJson(text);
  return parsed.ok ? { ...parsed, scan: scanJson(text, parsed.value) } : parsed;
}

/** As text: the order of names counts, and `__proto__` is a name like any other. */
function written(read: ReturnType<typeof readJson>): string {
  return JSON.stringify(read);
}

/** The values of a member in a list of objects at the root. */
function column(text: string, name: string): readonly unknown[] {
  const read = readJson(text);
  if (!read.ok || !Array.isArray(read.value)) throw new Error('no list');
  return read.value.map((one: Readonly<Record<string, unknown>>) => one[name]);
}

describe('readJson', () => {
  it.each([
    ['a list of them', (list: string) => list],
    ['a member', (list: string) => `{"a": 1, "list": ${list}, "b": []}`],
    ['a member of a member', (list: string) => ` {"a": {"value": ${list}, "Count": 2}}\r\n`],
    ['deeper down', (list: string) => `[{"a": {"b": {"c": ${list}}}}]`],
  ])('reads large objects that are alike: %s', (_, around) => {
    const objects = [members(), members({ 3: '"x"', 199: '[1, {"y": []}]' }), members({ 0: 'false', 3: '12' })];
    for (const blank of ['', ' ', '\r\n\t\t']) {
      const text = around(`[${objects.map((one) => object(one, blank)).join(`,${blank}`)}]`);
      expect(written(readJson(text))).toBe(written(plainly(text)));
    }
  });

  it('takes from the first object what is equal, and nothing else', () => {
    const list = '["a","b"]';
    const text = `[${object(members({ 5: list }))},${object(members({ 5: list }))},${object(members({ 5: '["a"]' }))}]`;
    const [first, second, third] = column(text, 'n5');
    expect(second).toBe(first);
    expect(third).toEqual(['a']);
  });

  it.each([',', ', ', ',\n', ',"more"', ',"more":', ', "more" ', ',:1', ':1', ',,', ' 1'])(
    'refuses %j behind the last member, whatever follows it',
    (more) => {
      const open = object(members()).replace(/\}$/, `${more}}`);
      for (const rest of ['{"n]', '{"n]}', '{"', '{', '', '{}]', `${open}]`]) {
        const text = `[${open},${open},${rest}`;
        expect(readJson(text)).toMatchObject({ ok: false });
        expect(written(readJson(text))).toBe(written(plainly(text)));
      }
    },
  );

  it('tells values apart of which one begins as the other', () => {
    const values = ['1', '12', '1.5', '"a"', '"a\\"b"', '"a\\\\"', '[]', '[[]]', '{}', 'true', '1'];
    const text = `[${values.map((value) => object(members({ 7: value, 8: value }))).join(',')}]`;
    expect(column(text, 'n7')).toEqual(values.map((value): unknown => JSON.parse(value)));
    expect(column(text, 'n8')).toEqual(values.map((value): unknown => JSON.parse(value)));
  });

  it.each([
    ['lacks a name', members().slice(1)],
    ['lacks the last name', members().slice(0, -1)],
    ['has one more', [...members(), ['"more"', '1'] as const]],
    ['has another order', members().toReversed()],
    ['spells a name otherwise', members().map(([name, value]) => [name.replace('"n9"', '"N9"'), value] as const)],
    ['has a name twice', [...members(), ['"n0"', '1'] as const]],
    ['has nothing', []],
  ])('reads an object that %s', (_, other) => {
    const text = `[${object(members())},${object(other)},${object(members({ 1: '2' }))}]`;
    expect(written(readJson(text))).toBe(written(plainly(text)));
  });

  it.each([
    ['`__proto__`', [...members(), ['"__proto__"', '{"a":1}'] as const]],
    ['a number', [['"7"', '1'] as const, ...members(), ['"1"', '1'] as const]],
    ['escapes', [...members(), ['"a\\u0062\\""', '1'] as const]],
    ['another in other letter case', [...members(), ['"N0"', '1'] as const]],
    ['itself', [...members(), ['"n0"', '1'] as const]],
    ['the same, written otherwise', [...members(), ['"\\u006e0"', '1'] as const]],
  ])('reads objects with a name that is or has %s', (_, all) => {
    const text = `{"a":[${object(all)},${object(all)}],"A":{"__proto__":[1]}}`;
    expect(written(readJson(text))).toBe(written(plainly(text)));
  });

  it.each([
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    '{"a":{"b":1,"b":[{"c":1}]}}',
    '{"a":{"__proto__":{}}}',
    '{"2":1,"1":2}',
    '{"\\u0061":1}',
  ])('reads %s', (text) => {
    expect(written(readJson(text))).toBe(written(plainly(text)));
  });

  it.each([
    '',
    ' ',
    '{',
    '[',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '{"a":1,}',
    '{,}',
    '{a:1}',
    '{"a" 1}',
    '[{}',
    '[{},]',
    '[{} {}]',
    '{}x',
    '{"a":1 2}',
    '"',
    '{"\n":1}',
  ])('refuses %j', (text) => {
    expect(readJson(text)).toEqual(parseJson(text));
  });

  it.each([99, 100, 101, 500])('reads an object of %i names around lists', (count) => {
    const list = `[${object(members({}))},${object(members({ 5: '[5]' }))}]`;
    const around = object(members({ 3: list, 98: list }, count));
    for (const text of [around, `{"a":${around},"b":${list}}`]) {
      expect(written(readJson(text))).toBe(written(plainly(text)));
    }
  });

  it.each([128, 129, 1000, 1001, 3000])('reads objects of %i names', (count) => {
    const text = `[${object(members({}, count))},${object(members({ 5: '[5]' }, count))}]`;
    expect(written(readJson(text))).toBe(written(plainly(text)));
  });

  it.each([
    [',', ' '],
    [',', ',,'],
    ['}', '},'],
    ['}', ''],
    [':null', ':nul'],
    [':null', ':null null'],
    [':null', ':"\n"'],
    [':null', ':[1,]'],
    [':null', ':'],
  ])('refuses large objects where %j is %j at any place', (right, wrong) => {
    const second = object(members({}, 140));
    for (let at = second.indexOf(right); at !== -1; at = second.indexOf(right, at + 1)) {
      const text = `[${object(members({}, 140))},${second.slice(0, at)}${wrong}${second.slice(at + right.length)}]`;
      expect(readJson(text)).toEqual(parseJson(text));
    }
  });

  const value = fc.oneof(
    fc.constantFrom('null', 'false', '[]', '"a:\\"b\\":"', '"\\\\"', '{"a":1,"a":2}', '{"x":{"X":1}}', '-0', '1e5'),
    fc.json({ maxDepth: 2 }),
  );
  const edits = fc.array(fc.tuple(fc.nat(139), value), { maxLength: 5 });
  const text = fc
    .tuple(fc.constantFrom('', ' ', '\n  '), fc.array(edits, { minLength: 2, maxLength: 5 }))
    .map(([blank, objects]) => {
      const list = objects.map((values) => object(members(Object.fromEntries(values), 140), blank)).join(`,${blank}`);
      return `{"value":[${blank}${list}${blank}]}`;
    });

  it('reads any lists of large objects as JSON.parse does', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(written(readJson(one))).toBe(written(plainly(one)));
      }),
      { numRuns: 200 },
    );
  });

  it('reads or refuses them as JSON.parse does with a character in them replaced', () => {
    const damaged = fc
      .tuple(text, fc.nat(), fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', ' ', '1', 'n', '\\', '\n'))
      .map(([one, where, put]) => {
        const at = where % one.length;
        return `${one.slice(0, at)}${put}${one.slice(at + 1)}`;
      });
    fc.assert(
      fc.property(damaged, (one) => {
        expect(written(readJson(one))).toBe(written(plainly(one)));
      }),
      { numRuns: 500 },
    );
  });

  it('reads or refuses them as JSON.parse does with the same mistake in each, and the list cut off anywhere', () => {
    const snippet = fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      ' ',
      '1',
      'null',
      '"x"',
      ',"x"',
      ',"x":1',
      '\\',
    );
    const like = object(members({ 1: '[1]', 138: '{"a": 1}' }, 140));
    const damaged = fc
      .tuple(fc.nat(like.length), fc.nat(60), fc.boolean(), fc.nat(2), snippet, fc.nat(80), fc.constantFrom('', ']'))
      .map(([anywhere, fromEnd, isNearEnd, gone, put, kept, close]) => {
        const at = isNearEnd ? Math.max(0, like.length - fromEnd) : anywhere;
        const one = `${like.slice(0, at)}${put}${like.slice(at + gone)}`;
        return `[${one},${one},${one.slice(0, kept)}${close}`;
      });
    fc.assert(
      fc.property(damaged, (one) => {
        expect(written(readJson(one))).toBe(written(plainly(one)));
      }),
      { numRuns: 1000 },
    );
  });
});
