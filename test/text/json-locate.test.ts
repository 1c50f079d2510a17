import fc from 'fast-check';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { locateJson } from '../../src/text/json-locate.ts';
import type { Span } from '../../src/text/span.ts';
import { pointer } from '../../src/text/pointer.ts';

const textOf = (text: string, span: Span | undefined): string | undefined => span && text.slice(span.start, span.end);

function spanOf(text: string, wanted: string): string | undefined {
  return textOf(text, locateJson(text, [wanted]).get(wanted));
}

describe('locateJson', () => {
  it('finds members, elements and the document, with the key of a member', () => {
    const text = '{\r\n  "rules": [ {"Name" : "ü"}, -1.5e+3 ],\n  "a/b": {"~": null}\n}\n';
    const found = locateJson(text, ['', '/rules/0/Name', '/rules/1', '/a~1b/~0', '/a~1b']);
    expect(textOf(text, found.get(''))).toBe(text.trim());
    expect(textOf(text, found.get('/rules/0/Name'))).toBe('"ü"');
    expect(textOf(text, found.get('/rules/1'))).toBe('-1.5e+3');
    expect(textOf(text, found.get('/a~1b/~0'))).toBe('null');
    expect(textOf(text, found.get('/a~1b'))).toBe('{"~": null}');
    const { keyStart, keyEnd } = found.get('/a~1b') ?? { keyStart: 0, keyEnd: 0 };
    expect(text.slice(keyStart, keyEnd)).toBe('"a/b"');
    expect(found.get('')).toMatchObject({ keyStart: -1, keyEnd: -1 });
    expect(found.get('/rules/1')).toMatchObject({ keyStart: -1, keyEnd: -1 });
  });

  it.each(['/b', '/a/3', '/a/03', '/a/-', '/a/+1', '/a/1e0', '/a/length', '/a/0/0', '/s/0', '/toString', '/'])(
    'finds nothing at %s',
    (wanted) => {
      expect(locateJson('{"a": [1, 2, 3], "s": "text"}', [wanted])).toEqual(new Map());
    },
  );

  it('takes the last of equal names, and forgets what was below the earlier one', () => {
    const text = '{"a": {"x": 1, "y": 2}, "\\u0061": {"y": 3, "y": 4}}';
    const found = locateJson(text, ['/a', '/a/x', '/a/y']);
    expect(textOf(text, found.get('/a'))).toBe('{"y": 3, "y": 4}');
    expect(found.has('/a/x')).toBe(false);
    expect(textOf(text, found.get('/a/y'))).toBe('4');
  });

  it('forgets below an earlier name even when nobody asked for the name itself', () => {
    expect(spanOf('{"a": [{"x": 1}], "a": 2}', '/a/0/x')).toBeUndefined();
    expect(spanOf('{"a": [{"x": 1}], "a": {}}', '/a/0/x')).toBeUndefined();
  });

  it('is not misled by brackets, quotes and backslashes in strings', () => {
    const text = '[{"a": "]}\\"{[", "b\\"]}": ["\\\\", "}\\\\\\"{"]}, {"wanted": "x"}]';
    expect(spanOf(text, '/1/wanted')).toBe('"x"');
    expect(spanOf(text, '/0/b"]}/1')).toBe('"}\\\\\\"{"');
  });

  it.each([
    ['the name of an object below', '{"a": {"Name": 1}, "b": [{"Name": 2}], "Name": 3, "c": {"Name": 4}}', '3'],
    ['a value', '{"x": ["Name", ":"], "y": "Name", "Name": 3, "z": "Name"}', '3'],
    ['the end of a name', '{"LongName": 1, "Name": 3, "OtherName": 2}', '3'],
    ['a string', '{"x": "\\"Name\\": 1", "Name": 3, "y": "\\\\\\"Name\\": 1", "z": "Name:"}', '3'],
    ['an escaped name', '{"Name": 1, "x": "\\r\\n", "\\u004eame": 3, "y": "\\t"}', '3'],
    ['an earlier one of equal names', '{"Name": 1, "x": {"Name": 2}, "Name" : 3}', '3'],
    ['nothing at all', '{"x": {"Name": 1}, "y": [[{"Name": 2}]]}', undefined],
    [
      'one object of many',
      `{"x": [${'{"Name": 1},'.repeat(20)}{}], "Name": 3, "y": [${'{"Name": 1},'.repeat(20)}{}]}`,
      '3',
    ],
  ])('does not take %s for a member', (_, text, value) => {
    expect(spanOf(text, '/Name')).toBe(value);
    expect(spanOf(`[{"s": "}"}, ${text}]`, '/1/Name')).toBe(value);
  });

  it('is not misled by long lines without line breaks', () => {
    const long = 'long { text '.repeat(100);
    const text = `[{"a": "${long}", "b": [${'1,'.repeat(500)}1]}, {"a": "}\\n", "c": "]"},\n${' '.repeat(300)}{"c": 2}]`;
    expect(spanOf(text, '/2/c')).toBe('2');
    expect(spanOf(text, '/1/c')).toBe('"]"');
  });

  it('finds a scalar document', () => {
    expect(spanOf(' "x" ', '')).toBe('"x"');
    expect(spanOf('12', '')).toBe('12');
  });

  it('comes to an end on text that is no JSON', () => {
    const wanted = ['/99999999999', '/a/0/b', '/0/99999999999/c'];
    const text = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', ',', ':', 'a', '%', '\n', ' ') });
    fc.assert(
      fc.property(text, fc.constantFrom('', '[', '{', '[[', '{"a":[{'), (rest, start) => {
        expect(locateJson(start + rest, wanted).size).toBeLessThanOrEqual(wanted.length);
      }),
    );
  });

  it('skips 100,000 nested containers without recursion', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(spanOf(`{"deep": ${deep}, "a": 1}`, '/a')).toBe('1');
  });
});

/** JSON text of a random value, with names that repeat or need escapes, and random blanks. */
const documentText: fc.Arbitrary<string> = (() => {
  // No name holds a backslash: after one such name, V8 13.6 (Node.js 24) misreads escapes in the names that follow.
  const name = fc.oneof(
    fc.constantFrom('a', 'b', '', '0', '01', '__proto__', 'a/b', '~', '~1', 'é', '😀', '"', '{', ']', 'constructor'),
    fc.string({ maxLength: 4, unit: 'binary' }).filter((text) => !text.includes('\\')),
  );
  const escaped = (text: string): string =>
    `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;
  const string = fc.tuple(name, fc.boolean()).map(([text, all]) => (all ? escaped(text) : JSON.stringify(text)));
  const blanks = fc.constantFrom('', ' ', '\n', '\r\n', '\t', '\n        ', ' '.repeat(70));
  const literal = fc.oneof(string, fc.constantFrom('null', 'true', 'false', '0', '-1', '1.5E+3', '12e-1'));
  const { value } = fc.letrec<{ value: string; array: string; object: string }>((tie) => ({
    value: fc.oneof({ maxDepth: 5, depthSize: 'medium' }, literal, tie('array'), tie('object')),
    array: fc
      .tuple(fc.array(fc.tuple(blanks, tie('value'), blanks), { maxLength: 5 }), blanks)
      .map(([items, rest]) => `[${items.map((item) => item.join('')).join(',')}${items.length === 0 ? rest : ''}]`),
    object: fc
      .tuple(fc.array(fc.tuple(blanks, string, blanks, blanks, tie('value'), blanks), { maxLength: 5 }), blanks)
      .map(([members, rest]) => {
        const texts = members.map(([a, key, b, c, item, d]) => `${a}${key}${b}:${c}${item}${d}`);
        return `{${texts.join(',')}${members.length === 0 ? rest : ''}}`;
      }),
  }));
  return fc.tuple(blanks, value, blanks).map((parts) => parts.join(''));
})();

type Path = (string | number)[];

/** Every path of the parsed value, and some that do not exist. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  const paths: Path[] = [path, [...path, 'missing'], [...path, Array.isArray(value) ? 7 : '7']];
  if (typeof value !== 'object' || value === null) return paths;
  for (const [key, item] of Object.entries(value)) {
    paths.push(...pathsOf(item, [...path, Array.isArray(value) ? Number(key) : key]));
  }
  return paths;
}

/** What jsonc-parser makes of the path; of equal names it takes the first, so the tree is cleared of those beforehand. */
function expected(tree: Node, path: Path): Span | undefined {
  const node = findNodeAtLocation(tree, path);
  if (node === undefined) return undefined;
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  return {
    keyStart: key?.offset ?? -1,
    keyEnd: key === undefined ? -1 : key.offset + key.length,
    start: node.offset,
    end: node.offset + node.length,
  };
}

function keepLast(node: Node): Node {
  const last = new Map(node.children?.map((child) => [node.type === 'object' ? nameOf(child) : child, child]));
  return Object.assign(node, { children: [...last.values()].map((child) => keepLast(child)) });
}

function nameOf(member: Node): string {
  return String(member.children?.[0]?.value);
}

describe('locateJson and jsonc-parser', () => {
  it('agree on every value of random documents, all at once and one by one', () => {
    fc.assert(
      fc.property(documentText, fc.nat(), (text, pick) => {
        const tree = parseTree(text);
        if (tree === undefined) throw new Error('the generator made no JSON');
        const last = keepLast(tree);
        const paths = pathsOf(JSON.parse(text));
        const pointers = paths.map((path) => pointer(...path));
        const spans = paths.map((path) => expected(last, path));
        const found = locateJson(text, pointers);
        expect(pointers.map((wanted) => found.get(wanted))).toEqual(spans);
        const index = pick % paths.length;
        const one = pointers[index] ?? '';
        expect(locateJson(text, [one]).get(one)).toEqual(spans[index]);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});
