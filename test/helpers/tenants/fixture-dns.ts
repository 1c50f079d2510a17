import { rules } from '../../../rules/index.ts';
import { questions } from '../../../src/analyze/questions.ts';
import { parseConfig } from '../../../src/config/load-config.ts';
import { load } from '../../../src/load/load.ts';
import { answersOf, questionKey } from '../../../src/mail/dns/answers.ts';
import type { DnsAnswer, DnsAnswers } from '../../../src/model/index.ts';
import { normalize } from '../../../src/normalize/normalize.ts';
import { storedAnswer } from '../../../src/schema/stored-answer.ts';
import { applyOverrides, builtInProfiles, findProfile } from '../../../src/vendor/load-profile.ts';
import { bundle } from '../objects/bundle.ts';

const resolver = { server: '192.0.2.53:53', transport: 'udp', at: Date.parse('2026-11-15T08:30:00Z') } as const;

/** Asks until no asker has a question left, as the collector does. */
function allAnswers(askers: ReturnType<typeof questions>, zone: DnsAnswers): readonly DnsAnswer[] {
  const found = new Map<string, DnsAnswer>();
  for (let open = true; open;) {
    open = false;
    const answers = answersOf(found.values());
    for (const { name, type } of askers.flatMap((asker) => asker(answers))) {
      const answer = zone.ask(name, type);
      const failed = answer.outcome === 'timeout' || answer.outcome === 'unreachable';
      found.set(questionKey(name, type), { ...answer, ...resolver, ttl: failed ? undefined : 3600 });
      open = true;
    }
  }
  return [...found.values()];
}

/** The answers file of a fixture: what the audit asks of a DNS that holds the zone. */
export function dnsText(tenantText: string, configText: string, organization: string, zone: DnsAnswers): string {
  const loaded = load({ path: 'tenant.json', bytes: new TextEncoder().encode(tenantText) });
  if (!('source' in loaded)) throw new Error('the export cannot be read');
  const { config } = parseConfig(
    { text: configText, path: 'mxlint.config.json', trusted: true, env: () => undefined, readText: () => 'value' },
    { ruleIds: rules.map(({ id }) => id), vendorIds: builtInProfiles.map(({ id }) => id) },
  );
  const services = config.services.map((one) => {
    const profile = findProfile(one.vendor);
    if (profile === undefined) throw new Error(`no profile ${one.vendor}`);
    return { id: one.id, config: one, profile: applyOverrides(profile, one.overrides) };
  });
  const askers = questions({ tenant: normalize([loaded]).tenant, services, config });
  const answers = allAnswers(askers, zone).toSorted((a, b) => (`${a.name} ${a.type}` < `${b.name} ${b.type}` ? -1 : 1));
  const { mxlint } = bundle({}, { organization });
  return `${JSON.stringify({ mxlint, DnsAnswer: answers.map(storedAnswer) }, null, 2)}\n`;
}
