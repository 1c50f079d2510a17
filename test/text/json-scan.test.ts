import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateNames } from '../../src/text/json-duplicates.ts';
import { scanJson } from '../../src/text/json-scan.ts';

describe('scanJson', () => {
  it('reports a name that its object had before, by its path and the offset of the later one', () => {
    const text = '{"x": [0, {"a/b": {"k": 1, "l": 2, "k": 3}}], "l": 1}';
    expect(scanJson(text)).toMatchObject({
      duplicates: [{ pointer: '/x/1/a~1b/k', offset: text.lastIndexOf('"k"') }],
      depth: 4,
    });
  });

  it('compares names decoded', () => {
    const text = '{"a": 1, "\\u0061": 2, "__proto__": 1, "__proto__": 2}';
    expect(scanJson(text).duplicates).toEqual([
      { pointer: '/a', offset: 9 },
      { pointer: '/__proto__', offset: 38 },
    ]);
  });

  it('sees duplicates and depth below a name that is overwritten', () => {
    const text = '{"a": [{"b": 1, "b": [[]]}], "a": null}';
    expect(scanJson(text)).toMatchObject({
      duplicates: [
        { pointer: '/a/0/b', offset: 16 },
        { pointer: '/a', offset: 29 },
      ],
      depth: 5,
    });
  });

  it('is not misled by quotes, escapes and colons in strings', () => {
    const text = '{"a\\"": "\\"a\\": \\\\", "b": ["\\"", "a:", ":"], "\\\\": "\\\\\\""}';
    expect(scanJson(text)).toMatchObject({ duplicates: [], depth: 2 });
  });

  it('reports each repetition, but no more than 20 of them', () => {
    expect(scanJson('{"a":1,"a":2,"a":3}').duplicates.map(({ offset }) => offset)).toEqual([7, 13]);
    const many = `{${Array.from({ length: 50 }, () => '"a":1').join(',')}}`;
    expect(scanJson(many).duplicates).toHaveLength(20);
  });

  it.each([
    ['1', 0],
    ['"["', 0],
    ['[]', 1],
    ['{}', 1],
    [' [1, {"a": []}] ', 3],
  ])('measures the depth of %j', (text, depth) => {
    expect(scanJson(text).depth).toBe(depth);
    expect(duplicateNames(text).depth).toBe(depth);
  });

  it('goes through 100,000 levels, with and without a duplicate at the bottom', () => {
    const nested = (inner: string): string => '{"a":['.repeat(50_000) + inner + ']}'.repeat(50_000);
    expect(scanJson(nested('1'))).toMatchObject({ duplicates: [], depth: 100_000 });
    const { duplicates, depth } = scanJson(nested('{"b":1,"b":2}'));
    expect(depth).toBe(100_001);
    expect(duplicates).toEqual([{ pointer: `${'/a/0'.repeat(50_000)}/b`, offset: 300_007 }]);
  });

  it.each([
    ['{"a": 1, "A": 1}', true],
    ['[{"x": [{"é": {}, "É": {}}]}, {"x": 1}]', true],
    ['{"a": 1, "a": 2}', false],
    ['{"a": {"A": 1}, "b": "B"}', false],
  ])('sees in %s whether names differ in case only', (text, expected) => {
    expect(scanJson(text).hasCaseClash).toBe(expected);
  });

  describe('of large objects', () => {
    const members = Array.from({ length: 200 }, (_, index) => `"n${index}":[${index}]`);
    const list = (...objects: readonly (readonly string[])[]): string =>
      `[${objects.map((one) => `{${one.join(',')}}`).join(',')}]`;

    it('finds none in equal ones', () => {
      expect(scanJson(list(members, members, members))).toEqual({ duplicates: [], depth: 3, hasCaseClash: false });
    });

    it('sees a name that one has beside those of the others', () => {
      const scan = scanJson(list(members, [...members, '"N7":[{"a":[]}]'], members));
      expect(scan).toEqual({ duplicates: [], depth: 5, hasCaseClash: true });
    });

    it('finds a name twice in an object that lacks another one', () => {
      const text = list(members, [...members.slice(1), '"n9":[0]']);
      expect(scanJson(text).duplicates).toEqual([{ pointer: '/1/n9', offset: text.lastIndexOf('"n9"') }]);
    });

    it('takes no name for given that all objects inherit', () => {
      const text = list(['"constructor":1', ...members], [...members, '"n9":[0]']);
      expect(scanJson(text).duplicates).toEqual([{ pointer: '/1/n9', offset: text.lastIndexOf('"n9"') }]);
    });
  });

  it('agrees with going through the text name by name', () => {
    // No name holds a backslash: after one such name, V8 13.6 (Node.js 24) misreads escapes in the names that follow.
    const name = fc.constantFrom('a', 'b', 'c', '\\u0061', 'x\\"', '\\n', '__proto__', '1');
    const { value } = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        name.map((text) => `"${text}"`),
        fc.constantFrom('1', 'null', '"\\\\\\""', '":"', '" \\": "'),
        fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(' , ')}]`),
        fc
          .array(fc.tuple(name, tie('value')), { maxLength: 3 })
          .map((members) => `{${members.map(([key, item]) => `"${key}" :\n${item}`).join(',')}}`),
      ),
    }));
    fc.assert(
      fc.property(value, (text) => {
        expect(scanJson(text)).toMatchObject(duplicateNames(text));
        const canonical = JSON.stringify(JSON.parse(text));
        expect(duplicateNames(canonical).duplicates).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  }, 60_000);
});
