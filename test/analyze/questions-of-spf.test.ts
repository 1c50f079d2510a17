import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { patternEngine } from '../../src/analyze/patterns.ts';
import { questions } from '../../src/analyze/questions.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import { dnsView } from '../../src/analyze/dns/dns-view.ts';
import { answersOf } from '../../src/mail/dns/answers.ts';
import type { DnsAnswer } from '../../src/model/index.ts';
import { applyOverrides, defaultVendor } from '../../src/vendor/load-profile.ts';
import declaredSource from '../../rules/spf/declared-source-missing/rule.ts';
import microsoftMissing from '../../rules/spf/microsoft-include-missing/rule.ts';
import missing from '../../rules/spf/missing/rule.ts';
import several from '../../rules/spf/multiple-records/rule.ts';
import syntax from '../../rules/spf/syntax-error/rule.ts';
import ineffective from '../../rules/spf/vendor-include-ineffective/rule.ts';
import includeMissing from '../../rules/spf/vendor-include-missing/rule.ts';
import wrong from '../../rules/spf/vendor-include-wrong/rule.ts';
import uncovered from '../../rules/spf/vendor-ip-not-covered/rule.ts';
import recordBroken from '../../rules/spf/vendor-record-broken/rule.ts';
import type { Zone } from '../helpers/dns/zone.ts';
import { guideSections, guideService } from '../helpers/guide-tenant.ts';
import { guideZone } from '../helpers/guide-zone.ts';
import { microsoft, published, record, vendor } from '../helpers/spf-scene.ts';
import { tenantOf } from '../helpers/tenant-of.ts';
import { zoneAnswers } from '../helpers/zone-answers.ts';

const MOST_ROUNDS = 10;
const rules = [
  missing,
  several,
  syntax,
  includeMissing,
  wrong,
  ineffective,
  uncovered,
  recordBroken,
  microsoftMissing,
  declaredSource,
];

/** What the rules say of a DNS of which only that is known which the audit asks for. */
function judged(zone: Zone): readonly string[] {
  const tenant = tenantOf(guideSections());
  const text = JSON.stringify({ services: [guideService], senders: ['spf.example.com'] });
  const input = { text, path: 'mxlint.config.json', trusted: true, env: () => undefined, readText: () => undefined };
  const { config } = parseConfig(input, { ruleIds: [], vendorIds: ['mxhero'] });
  const services = config.services.map((one) => ({
    id: one.id,
    config: one,
    profile: applyOverrides(defaultVendor, one.overrides),
  }));
  const askers = questions({ tenant, services, config });
  const source = zoneAnswers({ ...guideZone, ...zone });
  const known: DnsAnswer[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const answers = answersOf(known);
    known.push(...askers.flatMap((asker) => asker(answers)).map(({ name, type }) => source.ask(name, type)));
  }
  const answers = answersOf(known);
  const at = Date.parse('2026-11-15T08:30:00Z');
  const run = { tenant, services, profiles: [], config, rules, dns: dnsView(answers), at, engine: patternEngine };
  const { findings, outcomes } = analyze(run);
  const gaps = outcomes.flatMap(({ outcome }) => ('gaps' in outcome ? outcome.gaps : []));
  return [
    ...findings.map(({ rule, fix }) => `${rule} ${fix?.language ?? 'title alone'}`),
    ...gaps.map(({ fact, why }) => `${fact} ${why.reason}`),
  ];
}

const sender = { 'spf.example.com': { TXT: ['v=spf1 include:deep.example.com -all'] } };
const deep = { 'deep.example.com': { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] } };
const all = { ...sender, ...deep };

describe('the audit asks for whatever the SPF rules need', () => {
  it.each<readonly [string, Zone, readonly string[]]>([
    ['of a record that is right', record(`${vendor} include:spf.example.com`), []],
    ['of none', published(), ['spf/missing zone']],
    [
      'of several',
      published(`v=spf1 ${microsoft} ~all`, `v=spf1 ${vendor} include:mail.example.com ~all`),
      ['spf/multiple-records zone'],
    ],
    [
      'of one with a syntax error',
      record(`${vendor} include:mail.example.com ipv4:192.0.2.1`),
      ['spf/syntax-error zone'],
    ],
    ['of one that includes deeply', record('include:mail.example.com'), ['spf/declared-source-missing zone']],
    ['of one that nobody can read', { 'contoso.com': { fails: 'timeout' } }, []],
  ])('%s', (_, zone, expected) => {
    const mail = { 'mail.example.com': { TXT: [`v=spf1 ${vendor} -all`] } };
    const told = judged({ ...all, ...mail, ...zone });
    expect(told.filter((one) => one.includes('not-asked'))).toEqual([]);
    expect(told.filter((one) => one.startsWith('spf/'))).toEqual(expected);
  });
});
