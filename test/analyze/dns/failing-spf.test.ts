import { describe, expect, it } from 'vitest';
import allWeak from '../../../rules/spf/all-weak/rule.ts';
import answersDiffer from '../../../rules/spf/answers-differ/rule.ts';
import obsolete from '../../../rules/spf/obsolete-record/rule.ts';
import ptrUsed from '../../../rules/spf/ptr-used/rule.ts';
import rangeBroad from '../../../rules/spf/range-broad/rule.ts';
import tooLong from '../../../rules/spf/record-too-long/rule.ts';
import uncovered from '../../../rules/spf/subdomain-uncovered/rule.ts';
import targetInvalid from '../../../rules/spf/target-invalid/rule.ts';
import temporaryError from '../../../rules/spf/temporary-error/rule.ts';
import redundant from '../../../rules/spf/term-redundant/rule.ts';
import tooMany from '../../../rules/spf/too-many-lookups/rule.ts';
import voidLookups from '../../../rules/spf/void-lookups/rule.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { guideZone } from '../../helpers/guide-zone.ts';
import { runScene } from '../../helpers/run-rule.ts';
import { accepted, microsoft, vendor } from '../../helpers/spf-scene.ts';

const rules = [
  allWeak,
  answersDiffer,
  obsolete,
  ptrUsed,
  rangeBroad,
  tooLong,
  uncovered,
  targetInvalid,
  temporaryError,
  redundant,
  tooMany,
  voidLookups,
];
const sections = accepted('contoso.com', 'sales.contoso.com');
const hosts: Zone = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`h${n}.example.com`, { A: [`203.0.113.${n}`], AAAA: [`2001:db8::${n}`] }]),
);
const eight = Object.keys(hosts)
  .map((name) => `a:${name}`)
  .join(' ');

/** Nothing at fault, and zones in which each of the rules finds something. */
const zones: Readonly<Record<string, { readonly zone: Zone; readonly fired: readonly string[] }>> = {
  'as the guide says': { zone: {}, fired: [] },
  'costly, with dead names': {
    zone: {
      ...hosts,
      'contoso.com': {
        TXT: [`v=spf1 ${eight} include:_a.contoso.com ${vendor} ${microsoft}`, 'spf2.0/pra -all'],
        SPF: ['v=spf1 -all'],
      },
      '_a.contoso.com': { TXT: ['v=spf1 ptr ip4:52.0.0.0/6 -all'] },
      '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none'] },
    },
    fired: [
      'spf/all-weak',
      'spf/obsolete-record',
      'spf/ptr-used',
      'spf/range-broad',
      'spf/subdomain-uncovered',
      'spf/too-many-lookups',
    ],
  },
  'loose, with broken targets': {
    zone: {
      ...hosts,
      'contoso.com': {
        TXT: [
          `v=spf1 ${microsoft} ${vendor} ${vendor} a:x1.example.com a:x2.example.com include:_a.example.com ~all`,
          'z'.repeat(400),
        ],
        elsewhere: {},
      },
      '_a.example.com': {
        TXT: ['v=spf1 mx:x3.example.com include:gone.example.com include:_b.example.com ip4:10.0.0.1 -all'],
      },
      '_b.example.com': { TXT: ['v=spf1 +all'] },
      '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none'] },
    },
    fired: [
      'spf/all-weak',
      'spf/answers-differ',
      'spf/range-broad',
      'spf/record-too-long',
      'spf/subdomain-uncovered',
      'spf/target-invalid',
      'spf/term-redundant',
      'spf/too-many-lookups',
      'spf/void-lookups',
    ],
  },
};

interface Told {
  /** Rule, domain and what tells findings of one rule apart; the message may say less. */
  readonly findings: ReadonlyMap<string, string>;
  readonly openRules: ReadonlySet<string>;
}

function told(dns: Zone): Told {
  const { findings, outcomes } = runScene(rules, { sections, dns });
  const open = outcomes.filter(({ outcome }) => 'gaps' in outcome && outcome.gaps.length > 0);
  return {
    findings: new Map(
      findings.map(({ rule, subject, discriminator = '' }) => [`${rule} ${subject.identity} ${discriminator}`, rule]),
    ),
    openRules: new Set(open.map(({ rule }) => rule)),
  };
}

describe.each(Object.entries(zones))('one name that does not answer: %s', (_, { zone, fired }) => {
  const dns: Zone = { ...guideZone, ...zone };
  const before = told(dns);
  const missing = ['sales.contoso.com', 'x1.example.com', 'x3.example.com', 'gone.example.com'];
  const names = [...new Set([...Object.keys(dns), ...missing])];

  it('is told from what does', () => {
    expect([...new Set(before.findings.values())].toSorted()).toEqual(fired);
    expect([...before.openRules]).toEqual([]);
  });

  it.each(['timeout', 'not-asked', 'refused', 'servfail'] as const)('%s', (fails) => {
    for (const name of names) {
      const after = told({ ...dns, [name]: { ...dns[name], fails } });
      const gone = [...before.findings].filter(([key]) => !after.findings.has(key)).map(([, rule]) => rule);
      expect([name, gone.filter((rule) => !after.openRules.has(rule))]).toEqual([name, []]);
      const added = [...after.findings].filter(([key]) => !before.findings.has(key)).map(([, rule]) => rule);
      expect([name, added.filter((rule) => rule !== 'spf/temporary-error')]).toEqual([name, []]);
    }
  });
});
