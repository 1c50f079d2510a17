import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksum } from '../../src/text/checksum.ts';
import { sha256 } from '../../src/text/digest.ts';

describe('sha256', () => {
  it('is that of FIPS 180-4', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('takes a string as UTF-8', () => {
    expect(sha256('Prüfung')).toBe(sha256(new TextEncoder().encode('Prüfung')));
  });
});

describe('checksum', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 80, size: 'max' });

  it('is CRC-32 and the length', () => {
    expect(checksum(new Uint8Array())).toBe('00000000-0');
    expect(checksum(new TextEncoder().encode('123456789'))).toBe('cbf43926-9');
  });

  it('changes with any byte', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (before, pick, change) => {
        const after = before.slice();
        const at = pick % after.length;
        after[at] = (after[at] ?? 0) ^ change;
        expect(checksum(after)).not.toBe(checksum(before));
      }),
    );
  });

  it('changes when neighbors are swapped, moved or cut off', () => {
    const text = (value: string): string => checksum(new TextEncoder().encode(value));
    const sums = ['"Enabled"', '"Enabeld"', '"Enabled', 'Enabled""', '"Enabled" ', ' "Enabled"'].map(text);
    expect(new Set(sums).size).toBe(sums.length);
  });

  it('does not depend on where in a buffer the bytes lie', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 7 }), (sample, shift) => {
        const buffer = new Uint8Array(sample.length + shift);
        buffer.set(sample, shift);
        expect(checksum(buffer.subarray(shift))).toBe(checksum(sample));
      }),
    );
  });
});
