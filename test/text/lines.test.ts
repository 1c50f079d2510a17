import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTable, position } from '../../src/text/lines.ts';

describe('position', () => {
  const text = 'ab\r\nc\rd\n\n😀x';
  const table = lineTable(text);

  it.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 1, 4],
    [4, 2, 1],
    [6, 2, 3],
    [8, 3, 1],
    [9, 4, 1],
    [11, 4, 3],
    [12, 4, 4],
  ])('of offset %i is line %i, column %i', (offset, line, column) => {
    expect(position(table, offset)).toEqual({ line, column });
  });

  it('of an empty text is line 1, column 1', () => {
    expect(position(lineTable(''), 0)).toEqual({ line: 1, column: 1 });
  });

  it('is right in a long text too', () => {
    const long = lineTable('x\n'.repeat(1000));
    expect(position(long, 1998)).toEqual({ line: 1000, column: 1 });
    expect(position(long, 2000)).toEqual({ line: 1001, column: 1 });
  });

  it('is what counting the line feeds before it gives', () => {
    const sample = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n'), maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(sample, fc.nat(), (lines, pick) => {
        const offset = pick % (lines.length + 1);
        const before = lines.slice(0, offset).split('\n');
        expect(position(lineTable(lines), offset)).toEqual({
          line: before.length,
          column: (before.at(-1) ?? '').length + 1,
        });
      }),
    );
  });
});
