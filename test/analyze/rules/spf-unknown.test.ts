import { describe, expect, it } from 'vitest';
import declaredSource from '../../../rules/spf/declared-source-missing/rule.ts';
import microsoftMissing from '../../../rules/spf/microsoft-include-missing/rule.ts';
import missing from '../../../rules/spf/missing/rule.ts';
import modifier from '../../../rules/spf/modifier-suspicious/rule.ts';
import several from '../../../rules/spf/multiple-records/rule.ts';
import syntax from '../../../rules/spf/syntax-error/rule.ts';
import afterAll from '../../../rules/spf/terms-after-all/rule.ts';
import ineffective from '../../../rules/spf/vendor-include-ineffective/rule.ts';
import includeMissing from '../../../rules/spf/vendor-include-missing/rule.ts';
import wrong from '../../../rules/spf/vendor-include-wrong/rule.ts';
import uncovered from '../../../rules/spf/vendor-ip-not-covered/rule.ts';
import recordBroken from '../../../rules/spf/vendor-record-broken/rule.ts';
import { providerZone } from '../../helpers/guide-zone.ts';
import { runScene } from '../../helpers/run-rule.ts';
import { microsoft, published, record, vendor } from '../../helpers/spf-scene.ts';

type Dns = ReturnType<typeof published>;

const rules = [
  declaredSource,
  microsoftMissing,
  missing,
  modifier,
  several,
  syntax,
  afterAll,
  ineffective,
  includeMissing,
  wrong,
  uncovered,
  recordBroken,
];
const failures = ['timeout', 'servfail', 'not-asked'] as const;
const mail: Dns = { 'mail.example.com': { TXT: ['v=spf1 include:deep.example.com -all'] } };
const deep: Dns = { 'deep.example.com': { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] } };
const names = [
  ...Object.keys({ ...mail, ...deep, ...providerZone }),
  'mxhero.com',
  'contoso.com',
  '_dmarc.contoso.com',
];

const clean: readonly (readonly [string, Dns])[] = [
  ['the guide', record(vendor)],
  ['with another include before', record(`include:mail.example.com ${vendor}`)],
  ['with another include behind', record(`${vendor} include:mail.example.com`)],
];
const faulty: readonly (readonly [string, Dns])[] = [
  ['nothing of the service', record('include:mail.example.com')],
  ['no underscore', record('include:mail.example.com include:mxhero.com')],
  ['a wrong qualifier', record(`include:mail.example.com ?${vendor}`)],
  ['after all', published(`v=spf1 ${microsoft} include:mail.example.com ~all ${vendor}`)],
  ['nothing of Microsoft', published(`v=spf1 include:mail.example.com ${vendor} ~all`)],
  ['a syntax error', record(`${vendor} include:mail.example.com ipv4:192.0.2.1`)],
  ['two records', published(`v=spf1 ${microsoft} ~all`, `v=spf1 ${vendor} ~all`)],
  ['a name without a record before the include', record(`include:dead.example.com ${vendor}`)],
];

function told(dns: Dns): { readonly findings: number; readonly gaps: number } {
  const { findings, outcomes } = runScene(rules, { dns: { ...mail, ...deep, ...dns } });
  const gaps = outcomes.flatMap(({ outcome }) => ('gaps' in outcome ? outcome.gaps : []));
  return { findings: findings.length, gaps: gaps.length };
}

describe.each(failures)('an answer that is %s', (fails) => {
  it.each(clean)('makes no finding of a record that is right: %s', (_, dns) => {
    for (const name of names) expect([name, told({ ...dns, [name]: { fails } }).findings]).toEqual([name, 0]);
  });

  it.each(faulty)('leaves a finding or a gap of one that is not: %s', (_, dns) => {
    expect(told(dns).findings).toBeGreaterThan(0);
    for (const name of names) {
      const { findings, gaps } = told({ ...dns, [name]: { fails } });
      expect([name, findings + gaps > 0]).toEqual([name, true]);
    }
  });
});
