import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTagList } from '../../src/mail/tag-list.ts';

describe('parseTagList (RFC 6376, section 3.2)', () => {
  it('tells names, values and their places, blanks left out', () => {
    const text = 'v=DMARC1;  p = none ; sp;;';
    const [v, p, sp, ...others] = parseTagList(text);
    expect(v).toEqual({ name: 'v', value: 'DMARC1', start: 0, end: 8, valueStart: 2 });
    expect(p).toEqual({ name: 'p', value: 'none', start: 11, end: 19, valueStart: 15 });
    expect(sp).toEqual({ name: 'sp', value: undefined, start: 22, end: 24, valueStart: 24 });
    expect(others).toEqual([]);
  });

  it('splits at the first equals sign only', () => {
    expect(parseTagList('p=MIIB==')).toEqual([{ name: 'p', value: 'MIIB==', start: 0, end: 8, valueStart: 2 }]);
  });

  it('points into the text, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(' ', ';', '=', 'a', '\t', 'ÿ') }), (text) => {
        for (const { name, value, start, end, valueStart } of parseTagList(text)) {
          expect(text.slice(start, end).startsWith(name)).toBe(true);
          expect(text.slice(valueStart, end)).toBe(value ?? '');
        }
      }),
    );
  });
});
