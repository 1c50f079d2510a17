import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDmarcRecord, parseDmarc } from '../../../src/mail/dmarc/parse.ts';

describe('isDmarcRecord (RFC 9989, section 4.8: dmarc-version)', () => {
  it.each([
    ['v=DMARC1', true],
    ['v=DMARC1;', true],
    ['V=DMARC1; p=none', true],
    ['v = DMARC1 ; p=none', true],
    ['v=DMARC1; p=none', true],
    ['v=DMARC1 p=none', false],
    ['v=dmarc1; p=none', false],
    ['v=DMARC10; p=none', false],
    ['v=DMARC2; p=none', false],
    ['p=none; v=DMARC1', false],
    [' v=DMARC1; p=none', false],
    ['"v=DMARC1; p=none"', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isDmarcRecord(text)).toBe(expected);
  });
});

describe('parseDmarc', () => {
  it('has the defaults of RFC 9989, section 4.7', () => {
    expect(parseDmarc('v=DMARC1; p=none')).toMatchObject({
      p: 'none',
      sp: undefined,
      np: undefined,
      psd: 'u',
      isTest: false,
      adkim: 'r',
      aspf: 'r',
      rua: [],
      ruf: [],
      fo: '0',
      removed: [],
      unknown: [],
      problems: [],
    });
  });

  it('takes tags in any order after v, in any case', () => {
    const text = 'v=DMARC1;aspf=s;ADKIM=S; fo = 1:d:s; t=y; psd=n; np=Reject; sp=quarantine; p=REJECT';
    expect(parseDmarc(text)).toMatchObject({
      p: 'reject',
      sp: 'quarantine',
      np: 'reject',
      psd: 'n',
      isTest: true,
      adkim: 's',
      aspf: 's',
      fo: '1:d:s',
      problems: [],
    });
  });

  it('keeps the removed tags and the unknown ones apart, neither is an error', () => {
    const record = parseDmarc('v=DMARC1; p=none; pct=50; rf=afrf; ri=86400; policy=x');
    expect(record.removed.map(({ name, value }) => [name, value])).toEqual([
      ['pct', '50'],
      ['rf', 'afrf'],
      ['ri', '86400'],
    ]);
    expect(record.unknown.map(({ name }) => name)).toEqual(['policy']);
    expect(record.problems).toEqual([]);
  });

  it.each([
    ['v=DMARC1', [['policy-missing', undefined]]],
    ['v=DMARC1; p=', [['invalid-value', 'p']]],
    [
      'v=DMARC1; p=block; sp=off; np=',
      [
        ['invalid-value', 'p'],
        ['invalid-value', 'sp'],
        ['invalid-value', 'np'],
      ],
    ],
    [
      'v=DMARC1; p=none; adkim=relaxed; aspf=x',
      [
        ['invalid-value', 'adkim'],
        ['invalid-value', 'aspf'],
      ],
    ],
    [
      'v=DMARC1; p=none; psd=yes; t=1; fo=2',
      [
        ['invalid-value', 'psd'],
        ['invalid-value', 't'],
        ['invalid-value', 'fo'],
      ],
    ],
    ['v=DMARC1; p=none; P=reject', [['duplicate', 'P']]],
    ['v=DMARC1; p=none; rua', [['malformed', 'rua']]],
    [
      'v=DMARC1; p:none',
      [
        ['malformed', 'p:none'],
        ['policy-missing', undefined],
      ],
    ],
    ['v=DMARC1; p=none; rua=dmarc@contoso.com', [['invalid-value', 'rua']]],
  ])('notes what is wrong in %j', (text, expected) => {
    const { problems } = parseDmarc(text);
    expect(problems.map(({ kind, tag }) => [kind, tag?.name])).toEqual(expected);
  });

  it('counts the first of two', () => {
    expect(parseDmarc('v=DMARC1; p=none; p=reject').p).toBe('none');
  });

  it('reads any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const { tags } = parseDmarc(`v=DMARC1;${String.fromCharCode(...bytes)}`);
        expect(tags[0]?.value).toBe('DMARC1');
      }),
    );
  });
});

describe('destinations (RFC 9989, section 4.8: dmarc-urilist)', () => {
  it.each([
    ['mailto:a@contoso.com', 'mailto:a@contoso.com', 'contoso.com', true],
    ['MAILTO:a@Contoso.COM', 'MAILTO:a@Contoso.COM', 'contoso.com', true],
    ['mailto:a@contoso.com!10m', 'mailto:a@contoso.com', 'contoso.com', true],
    ['mailto:a@contoso.com?subject=x', 'mailto:a@contoso.com?subject=x', 'contoso.com', true],
    ['https://contoso.com/r', 'https://contoso.com/r', undefined, true],
    ['mailto:contoso.com', 'mailto:contoso.com', undefined, false],
    ['mailto:@contoso.com', 'mailto:@contoso.com', undefined, false],
    ['mailto:a@localhost', 'mailto:a@localhost', undefined, false],
    ['mailto:<a@contoso.com>', 'mailto:<a@contoso.com>', undefined, false],
    ['a@contoso.com', 'a@contoso.com', undefined, false],
    ['mailto:', 'mailto:', undefined, false],
    ['', '', undefined, false],
  ])('%j', (entry, text, domain, isValid) => {
    const [uri] = parseDmarc(`v=DMARC1; p=none; rua=${entry}`).rua;
    expect(uri).toMatchObject({ text, domain, isValid });
  });

  it('are separated by commas, with their places', () => {
    const text = 'v=DMARC1; rua=mailto:a@contoso.com , mailto:b@example.com!5k';
    const { rua } = parseDmarc(text);
    expect(rua.map(({ start, end }) => text.slice(start, end))).toEqual([
      'mailto:a@contoso.com',
      'mailto:b@example.com!5k',
    ]);
  });
});
