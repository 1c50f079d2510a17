import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/text/decode.ts';
import { invalidUtf8At } from '../../src/text/utf8.ts';

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const units = (text: string): number[] => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
const utf16le = (text: string): number[] => units(text).flatMap((unit) => [unit & 0xff, unit >> 8]);
const utf16be = (text: string): number[] => units(text).flatMap((unit) => [unit >> 8, unit & 0xff]);
const decoded = (...parts: readonly number[][]) => decode(Uint8Array.from(parts.flat()));

const RULES = '[{"Name":"Zur Prüfung – ✓","State":"Enabled"}]';
const LATIN = '[{"Name":"Zur Prüfung","State":"Enabled"}]';

describe('encoding', () => {
  it.each([
    { name: 'UTF-8', bytes: utf8(RULES), encoding: 'utf-8', bom: false },
    { name: 'UTF-8 with mark', bytes: [0xef, 0xbb, 0xbf, ...utf8(RULES)], encoding: 'utf-8', bom: true },
    { name: 'UTF-16LE', bytes: utf16le(RULES), encoding: 'utf-16le', bom: false },
    { name: 'UTF-16LE with mark', bytes: [0xff, 0xfe, ...utf16le(RULES)], encoding: 'utf-16le', bom: true },
    { name: 'UTF-16BE', bytes: utf16be(RULES), encoding: 'utf-16be', bom: false },
    { name: 'UTF-16BE with mark', bytes: [0xfe, 0xff, ...utf16be(RULES)], encoding: 'utf-16be', bom: true },
  ])('reads $name', ({ bytes, encoding, bom }) => {
    expect(decoded(bytes)).toEqual({ ok: true, text: RULES, encoding, bom, notices: [] });
  });

  it('reads Windows-1252 and says at which byte it stopped being UTF-8', () => {
    const bytes = ascii(LATIN);
    expect(decoded(bytes)).toEqual({
      ok: true,
      text: LATIN,
      encoding: 'windows-1252',
      bom: false,
      notices: ['The byte FC at offset 16 is not UTF-8: the file was read as Windows-1252.'],
    });
  });

  it('knows the characters that Windows-1252 has where Latin-1 has controls', () => {
    const result = decoded([0x80, 0x92, 0x96, 0x9f, 0x81, 0xa0, 0xff]);
    expect(result).toMatchObject({ encoding: 'windows-1252', text: '€’–Ÿ\u0081\u00a0ÿ' });
  });

  it('believes a byte order mark, not the content', () => {
    const result = decoded([0xef, 0xbb, 0xbf], ascii('ab'), [0xe9], ascii('cd'));
    expect(result).toEqual({
      ok: false,
      message: 'byte E9 at offset 5 is not UTF-8, although the file starts with the byte order mark of UTF-8',
      offset: 5,
    });
  });

  it.each([
    { name: 'no bytes', bytes: [], encoding: 'utf-8', bom: false },
    { name: 'a mark alone', bytes: [0xff, 0xfe], encoding: 'utf-16le', bom: true },
  ])('reads $name as empty text', ({ bytes, encoding, bom }) => {
    expect(decoded(bytes)).toEqual({ ok: true, text: '', encoding, bom, notices: [] });
  });

  it('leaves a second byte order mark in the text, where it is an error', () => {
    expect(decoded([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], ascii('[]'))).toMatchObject({ text: '\ufeff[]' });
    expect(decoded([0xff, 0xfe, 0xff, 0xfe], utf16le('[]'))).toMatchObject({ text: '\ufeff[]' });
  });

  it('replaces surrogates without a partner and says so', () => {
    expect(decoded([0xff, 0xfe], utf16le('a\ud800b'))).toMatchObject({
      text: 'a\ufffdb',
      notices: ['Unpaired UTF-16 surrogates were replaced by U+FFFD.'],
    });
  });

  it('gives back any text in any encoding', () => {
    const text = fc.string({ unit: 'binary' }).filter((sample) => !sample.includes('\0') && sample.isWellFormed());
    fc.assert(
      fc.property(text, (sample) => {
        expect(decoded([0xef, 0xbb, 0xbf], utf8(sample))).toMatchObject({ ok: true, text: sample });
        expect(decoded([0xff, 0xfe], utf16le(sample))).toMatchObject({ ok: true, text: sample });
        expect(decoded([0xfe, 0xff], utf16be(sample))).toMatchObject({ ok: true, text: sample });
      }),
    );
  });

  it('never throws, and points into the file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200, size: 'max' }), (bytes) => {
        const result = decode(bytes);
        expect(result.ok || result.offset < bytes.length).toBe(true);
      }),
    );
  });
});

describe('invalid UTF-8', () => {
  const invalid = [
    { name: 'a lone continuation byte', bytes: [0x80] },
    { name: 'an overlong slash', bytes: [0xc0, 0xaf] },
    { name: 'an overlong form of three bytes', bytes: [0xe0, 0x9f, 0xbf] },
    { name: 'an overlong form of four bytes', bytes: [0xf0, 0x8f, 0xbf, 0xbf] },
    { name: 'an encoded surrogate', bytes: [0xed, 0xa0, 0x80] },
    { name: 'a code point above U+10FFFF', bytes: [0xf4, 0x90, 0x80, 0x80] },
    { name: 'a byte that never occurs', bytes: [0xf5] },
    { name: 'a sequence that is cut off', bytes: [0xe2, 0x82] },
  ];
  it.each(invalid)('is $name', ({ bytes }) => {
    const result = decoded([0xef, 0xbb, 0xbf], utf8('aß€😀'), bytes);
    expect(result).toMatchObject({ ok: false, offset: 13 });
  });

  it('is not found in well-formed text', () => {
    expect(invalidUtf8At(Uint8Array.from(utf8('aß€😀\ud7ff\u{10ffff}')))).toBe(-1);
  });

  it('is found where a strict decoder begins to fail', () => {
    const mark = [0xef, 0xbb, 0xbf];
    const accepts = (bytes: readonly number[]): boolean => decode(Uint8Array.from([...mark, ...bytes])).ok;
    const byte = fc.oneof(
      fc.constantFrom(0x41, 0x80, 0xbf, 0xc3, 0xe2, 0xed, 0xf0, 0xf4),
      fc.integer({ min: 1, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 12 }), (bytes) => {
        const result = decode(Uint8Array.from([...mark, ...bytes]));
        if (result.ok) return;
        const before = bytes.slice(0, result.offset - mark.length);
        expect(accepts(before)).toBe(true);
        const length = [1, 2, 3, 4].find((count) => accepts(bytes.slice(before.length, before.length + count)));
        expect(length === undefined || before.length + length > bytes.length).toBe(true);
      }),
    );
  });
});

describe('two encodings in one file', () => {
  const line = '{"Name":"a line of the other half of the file"}\r\n';

  it.each([
    { name: 'UTF-16LE after ASCII', first: ascii(line), second: utf16le(line) },
    { name: 'UTF-16LE after a long UTF-8 text', first: utf8(line.repeat(50)), second: utf16le(line) },
    { name: 'UTF-16LE with a mark after ASCII', first: ascii(line), second: [0xff, 0xfe, ...utf16le(line)] },
    { name: 'UTF-16LE after a text of odd length', first: ascii(`x${line}`), second: utf16le(line) },
    { name: 'UTF-16LE after Windows-1252', first: [...ascii(line), 0xe9, 0x0a], second: utf16le(line) },
    { name: 'ASCII after UTF-16LE', first: [0xff, 0xfe, ...utf16le(line)], second: ascii(line) },
    { name: 'ASCII after UTF-16LE without a mark', first: utf16le(line.repeat(30)), second: ascii(line) },
    { name: 'ASCII after UTF-16BE', first: [0xfe, 0xff, ...utf16be(line)], second: ascii(line) },
    { name: 'ASCII after the mark of UTF-16', first: [0xff, 0xfe], second: ascii(line) },
  ])('is refused at the seam: $name', ({ first, second }) => {
    const result = decoded(first, second);
    expect(result).toMatchObject({ ok: false, offset: first.length });
    expect(result).toHaveProperty('message', expect.stringContaining('two encodings in one file'));
  });

  it('does not suspect Chinese in UTF-16', () => {
    const text = '[{"Name":"入站邮件经由云服务路由规则","Comments":"标题行与正文行"}]'.repeat(40);
    expect(decoded([0xff, 0xfe], utf16le(text))).toMatchObject({ ok: true, text });
  });
});

describe('NUL', () => {
  it('is ignored as padding at the end', () => {
    const padding = Array.from({ length: 7 }, () => 0);
    const notices = ['NUL padding at the end of the file was ignored (7 bytes).'];
    expect(decoded(utf8(RULES), padding)).toMatchObject({ text: RULES, notices });
    expect(decoded(padding)).toMatchObject({ text: '', encoding: 'utf-8', notices });
  });

  it('is ignored as padding of UTF-16, whose last character ends with one', () => {
    const notices = ['NUL padding at the end of the file was ignored (3 bytes).'];
    expect(decoded([0xff, 0xfe], utf16le('[]\n'), [0, 0, 0])).toMatchObject({ text: '[]\n', notices });
    expect(decoded(utf16be('[1]'), [0, 0, 0])).toMatchObject({ text: '[1]', notices });
    expect(decoded(utf16le('[1]'))).toMatchObject({ text: '[1]', notices: [] });
  });

  it.each([
    { name: 'in 8-bit text', bytes: [...ascii('some text'), 0, ...ascii('more')], offset: 9 },
    { name: 'in UTF-8 with a mark', bytes: [0xef, 0xbb, 0xbf, ...ascii('ab'), 0, ...ascii('more')], offset: 5 },
    { name: 'in text that is no UTF-8', bytes: [...ascii('some t'), 0xe9, 0, 0, 0, ...ascii('more')], offset: 7 },
    { name: 'as a character of UTF-16', bytes: [0xff, 0xfe, ...utf16le('ab\0c')], offset: 6 },
    { name: 'in UTF-32', bytes: [0xff, 0xfe, 0, 0, 0x5b, 0, 0, 0, 0x5d, 0, 0, 0], offset: 2 },
    { name: 'at even and odd offsets', bytes: [0x50, 0x4b, 3, 4, 0, 0, 0, 8, 1], offset: 4 },
  ])('is no text $name', ({ bytes, offset }) => {
    expect(decoded(bytes)).toEqual({ ok: false, message: `this is not a text file: NUL at offset ${offset}`, offset });
  });

  it('as half a character at the end is refused', () => {
    expect(decoded([0xfe, 0xff], utf16be('[]'), [0x4e])).toEqual({
      ok: false,
      message: 'UTF-16 text ends inside a character',
      offset: 6,
    });
  });
});
