import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSpf } from '../../../src/mail/spf/parse.ts';
import { printSpf, printTerm } from '../../../src/mail/spf/print.ts';
import type { SpfTerm } from '../../../src/mail/spf/term.ts';

/** What a term means, without where it stands and how it is written. */
function meaning(term: SpfTerm): unknown {
  return { ...term, start: 0, end: 0, text: '' };
}

const bytes = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
const pieces = fc.constantFrom(
  ' ',
  'v=spf1',
  'include:',
  'a',
  'mx',
  'ip4:',
  'ip6:',
  'all',
  '-',
  '~',
  '?',
  '+',
  '%{d}',
  '%{i1r.}',
  '%',
  '%%',
  '192.0.2.1',
  '2001:db8::1',
  '/24',
  '//64',
  'example.com',
  '.',
  ':',
  '=',
  'redirect=',
  'exp=',
  'ptr',
  'exists:',
  'x',
  '\u00e2\u0080\u009c',
  ';',
);
const texts = fc.oneof(
  bytes,
  fc.array(pieces, { maxLength: 30 }).map((some) => `v=spf1 ${some.join('')}`),
);

describe('parseSpf', () => {
  it.each([
    'include:a.example~all',
    'ip4:192.0.2.9-all',
    'include: a.example',
    '- all',
    '??all',
    'all:',
    '-all;',
    'ip4:192.0.2.1,',
    '_x=y',
    'moo=%{x}',
    'redirect=a.example redirect=b.example',
    'exp=a.example exp=b.example',
    'ipv4:192.0.2.1',
    'ip:192.0.2.1',
    'includes:a.example',
    'include:localhost',
    'a:192.0.2.1',
    'include:a.example/24',
    'include:http://a.example/',
    'ip4:192.0.2.0/024',
    'ip4:192.0.2.0/33',
    'ip6:2001:db8::/129',
    'ip4:192.0.2.01',
    'ip4:2001:db8::1',
    'ip6:192.0.2.1',
    'ip4:192.0.2.4:25',
    'a\tb',
    'a\u00a0mx',
    '\u00e2\u0080\u009call',
    'a:',
    'mx:',
    'include',
    'include:',
    'exists',
    'ip4',
    'ip6:',
    'redirect=',
    'exp=',
    'a/',
    'a//129',
    'a/33',
    'ptr/24',
    'ptr:',
    'all/8',
    'a:example.com/x',
    'include:%{d0}.example.com',
    'include:%(d)',
    'exists:%{c}.example.com',
    'a:%{d}com',
    'mx:example.123',
    'mx:example.a-',
    'redirect=%{z}',
    '=x',
    '?',
    'ip4:192.0.2',
    'ip6:2001:db8::1::2',
    'a:example..',
    'exists:example.com/24',
  ])('%s is a syntax error (RFC 7208, section 12)', (term) => {
    expect(parseSpf(`v=spf1 ${term} -all`).errors).not.toEqual([]);
  });

  it.each([
    'include:a.example-all',
    'include:a.exampleinclude:b.example',
    'include=a.example',
    'ip4=192.0.2.1',
    'MS=ms1',
    'v=spf1',
    'x=1 x=2',
    'include:https://a.example',
    'include:*.a.example',
    'a/24//64',
    'mx//64',
    'a//128',
    'include:a.example.',
    'A',
    'Include:a.example',
    'MX/0',
    'exists:%{ir}.%{v}._spf.%{d2}',
    'exists:%{L1R+-}.example.com',
    'include:%{d}',
    'a:a%%b.%_c.%-d.example',
    'x=',
    'x=%{c}'.replace('c', 'd'),
    'exists:example.com/24.example.com',
    'a:1.example.1a',
    'mx:example.1-2',
    'ip6:::ffff:192.0.2.1/96',
    'ip4:0.0.0.0/0',
    'ip6:::/0',
    'EXP=e.example',
    'a:.example.com',
    'redirect=a.example exp=b.example',
  ])('%s is valid (RFC 7208, section 12)', (term) => {
    expect(parseSpf(`v=spf1 ${term} -all`).errors).toEqual([]);
  });

  it('reads qualifiers, domains and prefix lengths (RFC 7208, sections 4.6 and 5)', () => {
    const { terms } = parseSpf(
      'v=spf1  ?A:Example.com/24//64 ~ip6:2001:db8::/32 include:%{d1r}.example.com redirect=x.example ',
    );
    expect(terms).toMatchObject([
      { kind: 'a', qualifier: '?', cidr4: 24, cidr6: 64, domainSpec: { text: 'Example.com' }, start: 8, end: 29 },
      { kind: 'ip6', qualifier: '~', address: '2001:db8::', prefix: 32 },
      {
        kind: 'include',
        qualifier: '+',
        domainSpec: { parts: [{ letter: 'd', keep: 1, reversed: true }, { text: '.example.com' }] },
      },
      { kind: 'redirect', domainSpec: { text: 'x.example' } },
    ]);
  });

  it('collects every mistake with its place, and the valid terms beside it', () => {
    const text = 'v=spf1 ipv4:192.0.2.1 mx ip4:192.0.2.300 -all redirect=a.example redirect=b.example';
    const { errors, terms } = parseSpf(text);
    expect(errors.map(({ start, end }) => text.slice(start, end))).toEqual([
      'ipv4',
      '192.0.2.300',
      'redirect=b.example',
    ]);
    expect(terms.map(({ text: word }) => word)).toEqual(['mx', '-all', 'redirect=a.example']);
  });

  it.each([
    ['ipv4:192.0.2.1', 'ip4:192.0.2.1'],
    ['ip:192.0.2.1', 'ip4:192.0.2.1'],
    ['ipv6:2001:db8::1', 'ip6:2001:db8::1'],
    ['ip4:2001:db8::1', 'ip6:2001:db8::1'],
    ['inlcude:a.example', 'include:a.example'],
    ['includes:a.example', 'include:a.example'],
    ['-all;', '-all'],
    ['ip4:192.0.2.1,', 'ip4:192.0.2.1'],
    ['include:a.example~all', 'include:a.example ~all'],
    ['ip4:192.0.2.9-all', 'ip4:192.0.2.9 -all'],
    ['all:', 'all'],
    ['??all', '?all'],
    ['a:192.0.2.1', 'ip4:192.0.2.1'],
    ['include:192.0.2.0/24', 'ip4:192.0.2.0/24'],
    ['include:a.example/24', 'include:a.example'],
    ['include:http://a.example/', 'include:a.example'],
    ['ip4:192.0.2.01', 'ip4:192.0.2.1'],
    ['ip4:192.0.2.0/024', 'ip4:192.0.2.0/24'],
    ['ip4:192.0.2.4:25', 'ip4:192.0.2.4'],
    ['\u00e2\u0080\u0093all', '-all'],
    ['\u00e2\u0080\u009cmx\u00e2\u0080\u009d', 'mx'],
    ['ip4:192.0.2.0/33', undefined],
    ['nonsense', undefined],
    ['%%%', undefined],
  ])('suggests for %s: %s', (term, suggestion) => {
    expect(parseSpf(`v=spf1 ${term}`).errors[0]?.suggestion).toBe(suggestion);
  });

  it('prints what it reads back as the same record', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const record = parseSpf(text);
        const again = parseSpf(printSpf(record));
        expect(again.terms.map(meaning)).toEqual(record.terms.map(meaning));
        expect(again.errors.length).toBe(record.errors.length);
      }),
    );
  });

  it('keeps every place inside the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { terms, errors } = parseSpf(text);
        for (const { start, end, text: word } of [...terms, ...errors.map(({ term }) => term)]) {
          expect(text.slice(start, end)).toBe(word);
        }
        for (const { start, end, term } of errors) {
          expect([start >= term.start, start <= end, end <= term.end]).toEqual([true, true, true]);
        }
      }),
    );
  });

  it('suggests valid terms only', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const suggestions = parseSpf(text).errors.flatMap(({ suggestion }) => suggestion ?? []);
        expect(suggestions.flatMap((suggestion) => parseSpf(`v=spf1 ${suggestion}`).errors)).toEqual([]);
      }),
    );
  });

  it('refuses what is longer than a record can be (RFC 1035, section 3.2.1)', () => {
    const { errors, terms } = parseSpf(`v=spf1 ${'a '.repeat(40_000)}`);
    expect(errors).toMatchObject([{ start: 65_535, end: 80_007 }]);
    expect(terms).toEqual([]);
  });

  it('writes a term without what is the default', () => {
    const { terms } = parseSpf('v=spf1 +A/32//128 +IP4:192.0.2.1/32 ~mX/24 moo=X');
    expect(terms.map((term) => printTerm(term))).toEqual(['a', 'ip4:192.0.2.1', '~mx/24', 'moo=X']);
  });
});
