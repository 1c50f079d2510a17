import { describe, expect, it } from 'vitest';
import { hasCaseClash } from '../../src/text/case-clash.ts';

describe('hasCaseClash', () => {
  it.each([
    [[], false],
    [['Name'], false],
    [['Name', 'Named', 'nam'], false],
    [['Name', 'NAME'], true],
    [['É', 'a', 'é'], true],
  ])('tells whether two of %j differ in case only', (names, expected) => {
    expect(hasCaseClash(names)).toBe(expected);
    expect(hasCaseClash([...names])).toBe(expected);
  });

  it('sees a clash in a list that is otherwise like one without', () => {
    const names = Array.from({ length: 200 }, (_, index) => `name${index}`);
    expect(hasCaseClash(names)).toBe(false);
    expect(hasCaseClash([...names, 'NAME7'])).toBe(true);
    expect(hasCaseClash(names.with(9, 'Name7'))).toBe(true);
    expect(hasCaseClash([...names])).toBe(false);
  });

  it('judges lists past those that it keeps, and such as are too long to be kept', () => {
    const lists = Array.from({ length: 100 }, (_, index) => [`a${index}`, `b${index}`]);
    const long = Array.from({ length: 1000 }, (_, index) => `name${index}`);
    for (const names of [...lists, long, ['a'.repeat(200)], ...lists]) {
      expect(hasCaseClash(names)).toBe(false);
      expect(hasCaseClash([...names, (names[0] ?? '').toUpperCase()])).toBe(true);
    }
  });
});
