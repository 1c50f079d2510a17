import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { dnsView } from '../../src/analyze/dns/dns-view.ts';
import { patternEngine } from '../../src/analyze/patterns.ts';
import { questions } from '../../src/analyze/questions.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import { answersOf } from '../../src/mail/dns/answers.ts';
import type { DnsAnswer } from '../../src/model/index.ts';
import { applyOverrides, defaultVendor } from '../../src/vendor/load-profile.ts';
import allWeak from '../../rules/spf/all-weak/rule.ts';
import obsolete from '../../rules/spf/obsolete-record/rule.ts';
import uncovered from '../../rules/spf/subdomain-uncovered/rule.ts';
import targetInvalid from '../../rules/spf/target-invalid/rule.ts';
import redundant from '../../rules/spf/term-redundant/rule.ts';
import tooMany from '../../rules/spf/too-many-lookups/rule.ts';
import voidLookups from '../../rules/spf/void-lookups/rule.ts';
import type { Zone } from '../helpers/dns/zone.ts';
import { guideSections, guideService } from '../helpers/guide-tenant.ts';
import { guideZone } from '../helpers/guide-zone.ts';
import { accepted, microsoft, published, record, vendor } from '../helpers/spf-scene.ts';
import { tenantOf } from '../helpers/tenant-of.ts';
import { zoneAnswers } from '../helpers/zone-answers.ts';

const MOST_ROUNDS = 10;
const rules = [allWeak, obsolete, uncovered, targetInvalid, redundant, tooMany, voidLookups];
const eight = Array.from({ length: 8 }, (_, index) => `a:h${index}.example.com`).join(' ');

const hosts: Zone = Object.fromEntries(
  Array.from({ length: 9 }, (_, index) => [
    `h${index}.example.com`,
    { A: [`203.0.113.${index}`], AAAA: [`2001:db8::${index}`] },
  ]),
);

/** What the rules say of a DNS of which only that is known which the audit asks for. */
function judged(zone: Zone): readonly string[] {
  const tenant = tenantOf({ ...guideSections(), ...accepted('contoso.com', 'sales.contoso.com') });
  const text = JSON.stringify({ services: [guideService] });
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
  const dns = dnsView(answersOf(known));
  const at = Date.parse('2026-11-15T08:30:00Z');
  const { findings, outcomes } = analyze({
    tenant,
    services,
    profiles: [],
    config,
    rules,
    dns,
    at,
    engine: patternEngine,
  });
  const gaps = outcomes.flatMap(({ outcome }) => ('gaps' in outcome ? outcome.gaps : []));
  return [...findings.map(({ rule, message }) => `${rule} ${message.id}`), ...gaps.map(({ fact }) => `gap: ${fact}`)];
}

describe('the audit asks for whatever the rules about SPF trees need', () => {
  it.each<readonly [string, Zone, readonly string[]]>([
    ['what the guide asks for', {}, []],
    [
      'a sub-domain that inherits nothing',
      { '_dmarc.contoso.com': {} },
      ['spf/all-weak softfail', 'spf/subdomain-uncovered uncovered'],
    ],
    [
      'dead names, twice the same, and an explanation',
      published(`v=spf1 ${eight} ${microsoft} ${vendor} ${vendor} -all exp=why.contoso.com`),
      [
        'spf/target-invalid explanation',
        'spf/term-redundant duplicate',
        'spf/too-many-lookups unlisted',
        'spf/void-lookups always',
      ],
    ],
    [
      'names made of the address of a client of Exchange Online, where lookups are used up',
      {
        ...hosts,
        ...published(`v=spf1 exists:%{i}.example.com mx mx:b.example.com ${eight} ${microsoft} -all`),
      },
      ['spf/term-redundant idle', 'spf/too-many-lookups sources'],
    ],
    [
      'nothing but a redirect',
      { ...published('v=spf1 redirect=a.example.com'), 'a.example.com': { TXT: ['v=spf1 ?all'] } },
      ['spf/all-weak neutral'],
    ],
    [
      'no room for an include, and an old record',
      { ...hosts, ...record(`${eight} a:h8.example.com`), 'sales.contoso.com': { SPF: ['v=spf1'] } },
      ['spf/obsolete-record type99', 'spf/too-many-lookups noRoom'],
    ],
  ])('%s', (_, zone, expected) => {
    expect(judged(zone)).toEqual(expected);
  });
});
