import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readName } from '../../../src/collect/dns/read-name.ts';
import { wireName } from '../../../src/collect/dns/wire-name.ts';

function wireOf(text: string): string {
  const found = wireName(text);
  return 'problem' in found ? found.problem : Buffer.from(found.bytes).toString('latin1');
}

describe('a name on its way out (RFC 1035, section 3.1)', () => {
  it.each([
    ['contoso.com', '\u0007contoso\u0003com\u0000'],
    ['CONTOSO.com.', '\u0007contoso\u0003com\u0000'],
    ['_dmarc.contoso.com', '\u0006_dmarc\u0007contoso\u0003com\u0000'],
    ['a:b+c=d@e%f g.com', '\u000da:b+c=d@e%f g\u0003com\u0000'],
    ['bücher.example.com', '\u000dxn--bcher-kva\u0007example\u0003com\u0000'],
    ['a\\.b.com', '\u0003a.b\u0003com\u0000'],
    ['a\\\\b.com', '\u0003a\\b\u0003com\u0000'],
    ['a\\000b.com', '\u0003a\u0000b\u0003com\u0000'],
    ['a\\;b.com', '\u0004a\\;b\u0003com\u0000'],
    ['a\\999.com', '\u0005a\\999\u0003com\u0000'],
  ])('%s', (text, wire) => {
    expect(wireOf(text)).toBe(wire);
  });

  it.each([
    ['', 'empty'],
    ['.', 'empty'],
    ['a..b', 'empty label'],
    ['.contoso.com', 'empty label'],
    ['contoso.com..', 'empty label'],
    [`${'a'.repeat(64)}.com`, 'more than 63'],
    [`${'a'.repeat(300)}.com`, 'more than 63'],
    [`${'a.'.repeat(127)}a`, 'more than 253'],
    ['xn--a\u{ad}b\u{378}.com', 'cannot be written in ASCII'],
  ])('%j is refused', (text, problem) => {
    expect(wireOf(text)).toContain(problem);
  });

  it('takes the longest label and the longest name', () => {
    expect(wireOf(`${'a'.repeat(63)}.com`)).toHaveLength(69);
    expect(wireOf(`${'a.'.repeat(126)}a`)).toHaveLength(255);
  });
});

describe('a name of a record', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 });

  it('asked for again is the same bytes, but for case', () => {
    fc.assert(
      fc.property(fc.array(bytes, { minLength: 1, maxLength: 8 }), (labels) => {
        const wire = Buffer.concat([
          ...labels.flatMap((label) => [Buffer.from([label.length]), label]),
          Buffer.alloc(1),
        ]);
        const name = readName(wire, 0)?.name ?? '';
        const again = wireName(name);
        const lower = wire.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));
        // A length is never a letter here.
        expect('bytes' in again ? Buffer.from(again.bytes) : again.problem).toEqual(Buffer.from(lower));
      }),
    );
  });

  it.each([
    ['a pointer to itself', [0xc0, 0x00], 0],
    ['a pointer to a later place', [0xc0, 0x02, 0x00], 0],
    ['two pointers to each other', [0xc0, 0x02, 0xc0, 0x00], 2],
    ['a label that comes round to itself', [0x01, 0x61, 0xc0, 0x00], 0],
    ['a label past the end', [0x05, 0x61], 0],
    ['no end', [0x01, 0x61], 0],
    ['a label of a reserved kind', [0x40, 0x00], 0],
  ])('%s cannot be read (RFC 1035, section 4.1.4)', (_, message, at) => {
    expect(readName(Uint8Array.from(message), at)).toBeUndefined();
  });

  it('ends after the first pointer', () => {
    const message = Buffer.from('\u0003com\u0000\u0001a\u00c0\u0000', 'latin1');
    expect(readName(message, 5)).toEqual({ name: 'a.com', end: 9 });
  });
});
