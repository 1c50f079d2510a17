import { describe, expect, it } from 'vitest';
import selectorBroken from '../../../rules/dkim/selector-broken/rule.ts';
import vendorSelectorMissing from '../../../rules/dkim/vendor-selector-missing/rule.ts';
import enforced from '../../../rules/dmarc/enforced-without-alignment/rule.ts';
import invalid from '../../../rules/dmarc/invalid/rule.ts';
import missing from '../../../rules/dmarc/missing/rule.ts';
import policyWeak from '../../../rules/dmarc/policy-weak/rule.ts';
import reportsMissing from '../../../rules/dmarc/reports-missing/rule.ts';
import strictAlignment from '../../../rules/dmarc/strict-alignment/rule.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { guideZone } from '../../helpers/guide-zone.ts';
import { acceptedDomain } from '../../helpers/objects/accepted-domain.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const rules = [
  selectorBroken,
  vendorSelectorMissing,
  enforced,
  invalid,
  missing,
  policyWeak,
  reportsMissing,
  strictAlignment,
];

const domains = ['contoso.com', 'emea.contoso.com', 'fabrikam.com'];
const sections = { AcceptedDomain: domains.map((name) => acceptedDomain({ Name: name, DomainName: name })) };
const config = {
  overrides: {
    alignment: { envelope: 'relaxed', signature: 'relaxed' },
    dkim: { resignsOutbound: 'onRequest', selectors: ['vendor1', 'vendor2'] },
  },
};

/** Nothing at fault but what has no record, and every record at fault; with the rules that report something. */
const zones: Readonly<Record<string, { readonly zone: Zone; readonly fired: readonly string[] }>> = {
  'as the guide says': {
    fired: ['dkim/vendor-selector-missing', 'dmarc/enforced-without-alignment'],
    zone: {
      'fabrikam.com': { TXT: ['v=spf1 include:_spf.mxhero.com -all'] },
      '_dmarc.fabrikam.com': { TXT: ['v=DMARC1; p=reject; rua=mailto:d@example.com'] },
      'fabrikam.com._report._dmarc.example.com': { TXT: ['v=DMARC1'] },
    },
  },
  'all of it at fault': {
    fired: [
      'dkim/selector-broken',
      'dkim/vendor-selector-missing',
      'dmarc/enforced-without-alignment',
      'dmarc/invalid',
      'dmarc/missing',
      'dmarc/policy-weak',
      'dmarc/reports-missing',
    ],
    zone: {
      'contoso.com': { TXT: ['v=spf1 include:spf.protection.outlook.com exists:%{i}.example.com -all'] },
      '_dmarc.contoso.com': {
        TXT: ['v=DMARC1; p=reject; sp=none; np=reject; pct=5; aspf=s; rua=mailto:d@example.com'],
      },
      'emea.contoso.com': { TXT: ['v=spf1 include:_spf.example.com ~all', 'v=DMARC1; p=none'] },
      '_dmarc.emea.contoso.com': { TXT: ['v=DMARC1; p=none', 'v=DMARC1; p=none'] },
      'fabrikam.com': { TXT: ['v=DMARC1; p=none'] },
      'selector1._domainkey.contoso.com': { TXT: ['x'] },
      'selector2._domainkey.contoso.com': { CNAME: 'nowhere.example.com' },
      'vendor1._domainkey.contoso.com': { CNAME: 'nowhere.example.com' },
    },
  },
};

interface Told {
  readonly findings: ReadonlyMap<string, string>;
  readonly openRules: ReadonlySet<string>;
}

function told(scene: Scene): Told {
  const { findings, outcomes } = runScene(rules, scene);
  const open = outcomes.filter(({ outcome }) => 'gaps' in outcome && outcome.gaps.length > 0);
  return {
    findings: new Map(
      findings.map(({ rule, message, subject, discriminator = '' }) => [
        // A domain without record has none, whether or not one stands at the wrong place.
        [rule, rule === 'dmarc/missing' ? '' : message.id, subject.identity, discriminator].join(' '),
        rule,
      ]),
    ),
    openRules: new Set(open.map(({ rule }) => rule)),
  };
}

describe.each(Object.entries(zones))('one name that does not answer: %s', (_, { zone, fired }) => {
  const dns: Zone = { ...guideZone, ...zone };
  const before = told({ sections, config, dns });

  it('is told from what does', () => {
    expect([...new Set(before.findings.values())].toSorted()).toEqual(fired);
    expect([...before.openRules]).toEqual([]);
  });

  const more = ['_dmarc.com', 'vendor2._domainkey.contoso.com', '_dmarc.emea.contoso.com', 'emea.contoso.com'];

  it.each([...new Set([...Object.keys(dns), ...more])])('%s', (name) => {
    const after = told({ sections, config, dns: { ...dns, [name]: { ...dns[name], fails: 'timeout' } } });
    const gone = [...before.findings].filter(([key]) => !after.findings.has(key)).map(([, rule]) => rule);
    expect(gone.filter((rule) => !after.openRules.has(rule))).toEqual([]);
    expect([...after.findings.keys()].filter((key) => !before.findings.has(key))).toEqual([]);
  });
});
