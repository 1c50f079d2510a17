import { describe, expect, it } from 'vitest';
import { lostOnce } from '../../../src/analyze/recognize/lost-lists.ts';
import { unknown } from '../../../src/model/index.ts';

const absent = unknown({ reason: 'property-absent' });
const lost = unknown({ reason: 'unsupported', detail: 'cut short' });

function unread(count: number, why = absent) {
  return Array.from({ length: count }, (_, index) => ({ property: `P${index}`, why }));
}

describe('what an export has lost of a list', () => {
  it('is told fact by fact while it is little', () => {
    expect(lostOnce('Conditions', unread(3))).toEqual(unread(3));
  });

  it('is told once when it is much, with its reason', () => {
    expect(lostOnce('Exceptions', unread(4, lost))).toEqual([{ property: 'Exceptions', why: lost }]);
  });

  it('is told for each reason', () => {
    const both = [...unread(2), ...unread(50, lost)];
    expect(lostOnce('Actions', both)).toEqual([...unread(2), { property: 'Actions', why: lost }]);
  });
});
