import { describe, expect, it } from 'vitest';
import { plain } from '../../src/text/located.ts';
import { mofReadings } from '../../src/text/mof-readings.ts';
import { isReference, readMof } from '../../src/text/mof-scan.ts';

function read(value: string): unknown {
  const { instances, problem } = readMof(`instance of A as $a\n{\n B = ${value};\n C = 1;\n};`);
  if (problem !== undefined) return problem.problem;
  const { members } = instances[0] ?? {};
  expect(members?.get('C')?.value).toBe(1);
  const found = members?.get('B');
  return isReference(found?.value) ? 'reference' : found && plain(found);
}

// DSP0004, Annex A (MOF syntax).
describe('values', () => {
  it.each<[string, unknown]>([
    [String.raw`"a\\b\"c\n\x00e4\xE4"`, 'a\\b"c\nää'],
    ['""', ''],
    ['"a"\n  "b" // c\n /* d */ "e"', 'abe'],
    ['"a;}"', 'a;}'],
    ['True', true],
    ['FALSE', false],
    ['null', null],
    ['-5', -5],
    ['9007199254740993', '9007199254740993'],
    ['{"a",\n "b"}', ['a', 'b']],
    ['{}', []],
    ['$other1ref', 'reference'],
    ['Word', 'a value is none that the format knows'],
    ['"a', 'a quote is never closed'],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it('of a name that is there twice are not told', () => {
    const { instances } = readMof('instance of A { B = 1; B = 2; };');
    expect(isReference(instances[0]?.members.get('B')?.value)).toBe(true);
  });
});

it('skips comments, pragmas and classes', () => {
  const text = '/* instance of X {} */ #pragma locale ("en-US")\n// instance of Y {\ninstance of A{};';
  expect(readMof(text).instances.map(({ type }) => type)).toEqual(['A']);
});

it('reads escapes when it looks for secrets', () => {
  expect([...mofReadings(String.raw`a\x0062c\"`)]).toEqual([String.raw`a\x0062c\"`, 'abc"']);
});
