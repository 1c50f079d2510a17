import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/text/edit-distance.ts';

/** The definition, without a table: the last characters are kept, replaced, dropped, added or swapped. */
function slow(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const costs = [slow(x, b) + 1, slow(a, y) + 1, slow(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1)];
  const isSwap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (isSwap) costs.push(slow(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...costs);
}

describe('editDistance', () => {
  it.each([
    ['audit', 'audit', 0],
    ['audti', 'audit', 1],
    ['adit', 'audit', 1],
    ['auditt', 'audit', 1],
    ['edit', 'audit', 2],
    ['', 'abc', 3],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
  });

  it('is limit + 1 for everything above the limit', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('abcdef', 'ghijkl', 2)).toBe(3);
    expect(editDistance('x'.repeat(100_000), 'y', 3)).toBe(4);
  });

  it('is what the definition gives', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat(6), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(slow(a, b), limit + 1));
      }),
    );
  });
});

describe('nearest', () => {
  const commands = ['audit', 'trace', 'verify', 'explain'];

  it('ignores letter case and gives the candidate as it is written', () => {
    expect(nearest('transportrules', ['TransportRule', 'RemoteDomain'])).toBe('TransportRule');
    expect(nearest('AUDTI', commands)).toBe('audit');
  });

  it('gives nothing when nothing is near', () => {
    expect(nearest('serve', commands)).toBeUndefined();
    expect(nearest('xx', commands)).toBeUndefined();
    expect(nearest('vrfy', commands)).toBeUndefined();
    expect(nearest('vrfy', commands, 2)).toBe('verify');
  });

  it('takes the first in sorted order of equally near ones, whatever the order', () => {
    expect(nearest('cat', ['rat', 'bat', 'hat'])).toBe('bat');
    expect(nearest('cat', ['bat', 'rat', 'hat'])).toBe('bat');
    expect(nearest('cat', ['bat', 'CAT', 'cat'])).toBe('CAT');
  });
});
