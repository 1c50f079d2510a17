import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { Finding } from '../../../src/analyze/rules/finding.ts';
import { checkHost } from '../../../src/mail/spf/check-host.ts';
import { parseSpf } from '../../../src/mail/spf/parse.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { guideZone } from '../../helpers/guide-zone.ts';
import { renderPlain } from '../../helpers/render-plain.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';
import { microsoft as M, published, vendor as X } from '../../helpers/spf-scene.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const spfRules = rules.filter(({ id }) => id.startsWith('spf/'));
const DOMAIN = 'contoso.com';
type Texts = readonly (string | readonly string[])[];

/** What a service of the name publishes: a record of so many lookups, all told. */
function sender(name: string, net: number, lookups = 1): Zone {
  const parts = Array.from({ length: lookups - 1 }, (_, index) => `p${index}.${name}`);
  const own = {
    [name]: { TXT: [`v=spf1 ${parts.map((part) => `include:${part} `).join('')}ip4:8.8.${net}.200 -all`] },
  };
  return Object.assign(
    own,
    ...parts.map((part, index) => ({ [part]: { TXT: [`v=spf1 ip4:8.8.${net}.${index} -all`] } })),
  );
}

const senders: Zone = { ...sender('a.example.com', 1), ...sender('b.example.com', 2) };

interface Told {
  readonly findings: readonly Finding[];
  /** The records that fixes print for the name, each once. */
  readonly texts: readonly string[];
  readonly titles: readonly string[];
  readonly safeties: readonly string[];
}

function audit(texts: Texts, others: Zone = {}, scene: Scene = {}, name = DOMAIN): Told {
  const findings = runScene(spfRules, { ...scene, dns: { ...senders, ...published(...texts), ...others } }).findings;
  const fixes = findings.flatMap(({ fix }) => (fix?.command?.startsWith(`${name}. TXT `) === true ? [fix] : []));
  const textOf = (command = ''): string =>
    [...command.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, string]) => string).join('');
  return {
    findings,
    texts: [...new Set(fixes.map(({ command }) => textOf(command)))],
    titles: fixes.map(({ title }) => title),
    safeties: [...new Set(fixes.map(({ safety }) => safety))],
  };
}

describe('a broken term is mended, and nobody who is named is lost', () => {
  it.each<[string, Texts, string]>([
    ['a bare address', [`v=spf1 ${M} ${X} 8.8.1.7 ~all`], `v=spf1 ${M} ${X} ip4:8.8.1.7 ~all`],
    ['a range', [`v=spf1 ${M} ${X} ip4:8.8.1.7-8.8.1.9 ~all`], `v=spf1 ${M} ${X} ip4:8.8.1.7 ip4:8.8.1.8/31 ~all`],
    ['a list', [`v=spf1 ${M} ${X} ip4:8.8.1.1,8.8.1.3 ~all`], `v=spf1 ${M} ${X} ip4:8.8.1.1 ip4:8.8.1.3 ~all`],
    ['a netmask', [`v=spf1 ${M} ${X} ip4:8.8.1.0/255.255.255.0 ~all`], `v=spf1 ${M} ${X} ip4:8.8.1.0/24 ~all`],
    ['a wildcard', [`v=spf1 ${M} ${X} ip4:8.8.1.* ~all`], `v=spf1 ${M} ${X} ip4:8.8.1.0/24 ~all`],
    ['no colon', [`v=spf1 ${M} ${X} ip4 8.8.1.1 ~all`], `v=spf1 ${M} ${X} ip4:8.8.1.1 ~all`],
    ['a backslash', [`v=spf1 ${M} ${X} ip4:8.8.1.1\\ ~all`], `v=spf1 ${M} ${X} ip4:8.8.1.1 ~all`],
    [
      'glued addresses',
      [`v=spf1 ${M} ${X} ip4:8.8.1.1ip4:8.8.1.3 ~all`],
      `v=spf1 ${M} ${X} ip4:8.8.1.1 ip4:8.8.1.3 ~all`,
    ],
    [
      'strings that meet at an address (3.3)',
      [[`v=spf1 ${M} ip4:8.8.1.1`, `ip4:8.8.1.3 ${X} ~all`]],
      `v=spf1 ${M} ip4:8.8.1.1 ip4:8.8.1.3 ${X} ~all`,
    ],
    [
      'strings that meet at an include (3.3)',
      [[`v=spf1 ${M} include:a.example.com`, `include:b.example.com ${X} ~all`]],
      `v=spf1 ${M} include:a.example.com include:b.example.com ${X} ~all`,
    ],
    [
      'glued includes',
      [`v=spf1 ${M} ${X} include:a.example.cominclude:b.example.com ~all`],
      `v=spf1 ${M} ${X} include:a.example.com include:b.example.com ~all`,
    ],
    [
      'a comma between includes',
      [`v=spf1 ${M} ${X} include:a.example.com,include:b.example.com ~all`],
      `v=spf1 ${M} ${X} include:a.example.com include:b.example.com ~all`,
    ],
    ['an at sign', [`v=spf1 ${M} ${X} include:@a.example.com ~all`], `v=spf1 ${M} ${X} include:a.example.com ~all`],
    ['words of an unquoted zone file', [['v=spf1', M, X, '~all']], `v=spf1 ${M} ${X} ~all`],
    ['the version twice (4.5)', [`v=spf1 ${M} v=spf1 ${X} ~all`], `v=spf1 ${M} ${X} ~all`],
    ['a copy with a wrong name', [`v=spf1 ${M} ${X} ipv4:54.208.111.28 ~all`], `v=spf1 ${M} ${X} ~all`],
    ['a neutral ending', [`v=spf1 ${M} includes:_spf.mxhero.com ?all`], `v=spf1 ${M} ${X} ~all`],
  ])('%s', (_, texts, corrected) => {
    const told = audit(texts);
    expect(told).toMatchObject({ texts: [corrected], safeties: ['safe'] });
    expect(audit(told.texts).findings).toEqual([]);
  });

  it.each([
    [
      'the ending that was glued to an include',
      `v=spf1 ${M} ${X} include:a.example.com-all`,
      'include:a.example.com -all',
    ],
    ['a neutral ending in force', `v=spf1 ${M} ${X} ip4:8.8.1.1 ?all`, 'ip4:8.8.1.1 ~all'],
  ])('whoever was neutral is refused only after a look: %s', (_, text, end) => {
    expect(audit([text])).toMatchObject({ texts: [`v=spf1 ${M} ${X} ${end}`], safeties: ['review'] });
  });

  it.each([
    ['mail.contoso.com', ''],
    ['exists:%{x}.contoso.com', ''],
    ['foo', ''],
    ['ip4:8.8.1.0/', ' ip4:8.8.1.0'],
    ['include:gone.example.com', ''],
  ])('what cannot be mended is named, and a person looks first: %s', (term, kept) => {
    const told = audit([`v=spf1 ${M} ${X} ${term} ~all`]);
    expect(told).toMatchObject({ texts: [`v=spf1 ${M} ${X}${kept} ~all`], safeties: ['review'] });
    for (const title of told.titles) expect(title).toContain(`Find out which senders are meant by '${term}'`);
  });

  it('names what the record does without', () => {
    const { titles, safeties } = audit([`v=spf1 mx ${M} ip:54.208.111.28 ${X} ~all`]);
    expect(titles[0]).toMatch(/^Publish this record .*; it does without 'ip4:54\.208\.111\.28', 'mx'\.$/);
    expect(safeties).toEqual(['safe']);
  });
});

describe('every finding of a domain prints the same record', () => {
  it.each<[string, Texts, Zone, string]>([
    ['two endings: the first one counts (5.1)', [`v=spf1 ${M} ${X} ~all -all`], {}, `v=spf1 ${M} ${X} ~all`],
    [
      'a neutral ending before another',
      [`v=spf1 ${M} ${X} ?all ip4:8.8.1.1 -all`],
      {},
      `v=spf1 ${M} ${X} ip4:8.8.1.1 ~all`,
    ],
    ['an ending glued to the include', [`v=spf1 ${M} include:_spf.mxhero.com-all`], {}, `v=spf1 ${M} ${X} -all`],
    [
      'too many lookups: what mail depends on comes first (4.6.4)',
      [`v=spf1 include:c.example.com include:d.example.com ${M} ${X} ~all`],
      { ...sender('c.example.com', 3, 5), ...sender('d.example.com', 4, 5) },
      `v=spf1 ${M} ${X} include:c.example.com include:d.example.com ~all`,
    ],
    [
      'too many lookups by includes of the same senders',
      [`v=spf1 include:c.example.com include:d.example.com ${M} ${X} ~all`],
      { ...sender('c.example.com', 3, 5), ...sender('d.example.com', 3, 5) },
      `v=spf1 include:c.example.com ${M} ${X} ~all`,
    ],
    [
      'a chain of redirects keeps its ending (6.1)',
      ['v=spf1 redirect=r1.contoso.com'],
      {
        'r1.contoso.com': { TXT: ['v=spf1 redirect=r2.contoso.com'] },
        'r2.contoso.com': { TXT: [`v=spf1 ${M} -all`] },
      },
      `v=spf1 ${X} include:r1.contoso.com -all`,
    ],
    [
      'includes that a nested record holds',
      ['v=spf1 ip:8.8.1.7 include:_spf.contoso.com -all'],
      { '_spf.contoso.com': { TXT: [`v=spf1 ${M} ${X} -all`] } },
      'v=spf1 ip4:8.8.1.7 include:_spf.contoso.com -all',
    ],
    [
      'an exclusion stays before what it excludes from',
      ['v=spf1 -ip4:40.92.1.1 ip4:8.8.1.1 ~all'],
      {},
      `v=spf1 -ip4:40.92.1.1 ${M} ${X} ip4:8.8.1.1 ~all`,
    ],
    ['the domain includes itself', [`v=spf1 ${M} ${X} include:%{d} ~all`], {}, `v=spf1 ${M} ${X} ~all`],
  ])('%s', (_, texts, others, corrected) => {
    expect(audit(texts, others).texts).toEqual([corrected]);
  });

  it('prints no record that is published already', () => {
    const zone = { ...sender('c.example.com', 3, 5), ...sender('d.example.com', 4, 5) };
    const told = audit([`v=spf1 ${M} ${X} include:c.example.com include:d.example.com ~all`], zone);
    expect(told.texts).toEqual([]);
    expect(told.findings.map(({ fix }) => fix?.title)).toContain(
      'Drop senders that are no longer used: the record needs 12 lookups, and receivers stop at 10.',
    );
  });

  it('puts a declared range in place of its part', () => {
    const told = audit([`v=spf1 ip4:8.8.1.0/25 ${M} ${X} ~all`], {}, { declared: { senders: ['8.8.1.0/24'] } });
    expect(told.texts).toEqual([`v=spf1 ${M} ${X} ip4:8.8.1.0/24 ~all`]);
  });

  it('mends the wrong name in the nested record of the company', () => {
    const nested = { '_spf.contoso.com': { TXT: [`v=spf1 ${M} include:mxhero.com -all`] } };
    const told = audit(['v=spf1 include:_spf.contoso.com ~all'], nested, {}, '_spf.contoso.com');
    expect(told.texts).toEqual([`v=spf1 ${M} ${X} -all`]);
    const found = told.findings.find(({ rule }) => rule === 'spf/vendor-include-wrong');
    expect(found && renderPlain(found)).toContain("that of _spf.contoso.com, which holds 'include:mxhero.com' where");
  });
});

const terms = fc.constantFrom(
  'ip4:8.8.3.1',
  'ip4:8.8.3.2,8.8.3.3',
  '8.8.3.4',
  'ip4:8.8.3.5-8.8.3.6',
  'ip4:8.8.3.7ip4:8.8.3.8',
  'ipv4:8.8.3.9',
  'include:a.example.com',
  'include:b.example.com,',
  'include:a.example.cominclude:b.example.com',
  'foo',
  'v=spf1',
  M,
  X,
  'include:mxhero.com',
  'include=_spf.mxhero.com',
  'mx',
  'a',
  '?all',
  '~all',
  '-all',
  'include:gone.example.com',
);
/** What a term of these means to let pass. */
const meant: readonly (readonly [part: string, address: string])[] = [
  ...Array.from({ length: 9 }, (_, index) => [`8.8.3.${index + 1}`, `8.8.3.${index + 1}`] as const),
  ['a.example.com', '8.8.1.200'],
  ['b.example.com', '8.8.2.200'],
];

describe('any record of such terms', () => {
  const severe = (findings: readonly Finding[]): readonly Finding[] =>
    findings.filter(({ severity }) => severity !== 'low' && severity !== 'info');

  it('comes out valid, with everybody who was meant, and leaves nothing to find', () => {
    fc.assert(
      fc.property(fc.array(fc.array(terms, { maxLength: 6 }), { minLength: 1, maxLength: 2 }), (records) => {
        const texts = records.map((words) => ['v=spf1', ...words].join(' '));
        const told = audit(texts);
        expect(told.texts.length).toBeLessThanOrEqual(1);
        const [text] = told.texts;
        if (text === undefined) return;
        expect(parseSpf(text).errors).toEqual([]);
        const answers = zoneAnswers({ ...guideZone, ...senders, ...published(text) });
        for (const [part, address] of meant) {
          const isNamed = texts.some((one) =>
            one.split(/[ ,]|(?=ip4:|include:)|-/).some((word) => word.endsWith(part)),
          );
          if (!isNamed) continue;
          const check = checkHost({ ip: address, mailFrom: `a@${DOMAIN}`, helo: DOMAIN }, answers);
          expect(check).toMatchObject({ known: true, result: 'pass' });
        }
        const isDoubtful = /(?:^| )(?:foo|include:gone\.example\.com)(?: |$)/.test(texts.join(' '));
        expect(isDoubtful && told.safeties.includes('safe')).toBe(false);
        expect(severe(audit([text]).findings)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
