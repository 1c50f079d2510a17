import { rules } from '../rules/index.ts';
import { analyze, type Analysis } from '../src/analyze/analyze.ts';
import { dnsOff } from '../src/analyze/dns/evidence.ts';
import { needsPatternEngine } from '../src/analyze/needs-pattern-engine.ts';
import { patternEngine } from '../src/analyze/patterns.ts';
import { parseConfig } from '../src/config/load-config.ts';
import { load } from '../src/load/load.ts';
import type { Tenant } from '../src/model/index.ts';
import { normalize } from '../src/normalize/normalize.ts';
import { defaultVendor } from '../src/vendor/load-profile.ts';
import { guideService } from '../test/helpers/guide-tenant.ts';
import { recipientsGroup, sendersGroup } from '../test/helpers/mxhero.ts';
import { viewOf } from '../test/helpers/view-of.ts';
import { busyDomains, busyTenant } from './busy-tenant.ts';
import { compare, type Measurement } from './measure.ts';

const rounds = 21;
/** Runs before the clock starts: so much code takes some until it is compiled. */
const warmRuns = 30;
const staticRules = rules.filter(({ dns }) => dns === undefined);

/** A tenant of which nothing has been read yet: its objects read a property when a rule first asks for it. */
function freshTenant(bytes: Uint8Array): Tenant {
  const loaded = load({ path: 'tenant.json', bytes });
  if (!('source' in loaded)) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
  return normalize([loaded]).tenant;
}

function judged(): (tenant: Tenant) => Analysis {
  const groups = { recipients: [recipientsGroup], senders: [sendersGroup], users: ['user1@contoso.com'] };
  const facts = { ...guideService.domains['contoso.com'], relayServer: 'contoso-com.mail.protection.outlook.com' };
  const domains = Object.fromEntries(busyDomains.map((domain) => [domain, facts]));
  const text = JSON.stringify({ services: [{ ...guideService, outbound: 'loopback', groups, domains }] });
  const input = { text, path: 'mxlint.config.json', trusted: true, env: () => undefined, readText: () => undefined };
  const { config } = parseConfig(input, { ruleIds: rules.map(({ id }) => id), vendorIds: [defaultVendor.id] });
  const services = config.services.map((one) => ({ id: one.id, config: one, profile: defaultVendor }));
  const at = Date.parse('2026-11-20T12:00:00Z');
  const dns = viewOf(dnsOff);
  const engineFor = (tenant: Tenant) => (needsPatternEngine(tenant, services) ? patternEngine : undefined);
  return (tenant) => analyze({ tenant, services, config, rules: staticRules, dns, at, engine: engineFor(tenant) });
}

/** All rules that need no DNS, without loading and normalizing, against JSON.parse of the export. */
export async function staticRulesAlone(): Promise<Measurement> {
  const text = busyTenant();
  const bytes = new TextEncoder().encode(text);
  const judge = judged();
  const { outcomes, findings } = judge(freshTenant(bytes));
  for (let warm = 0; warm < warmRuns; warm += 1) judge(freshTenant(bytes));
  let tenant = freshTenant(bytes);
  const result = await compare(
    rounds,
    () => void judge(tenant),
    () => void JSON.parse(text),
    () => {
      tenant = freshTenant(bytes);
    },
  );
  const evaluated = outcomes.filter(({ outcome }) => outcome.state === 'evaluated').length;
  const notes = [
    `${staticRules.length} rules, ${evaluated} evaluated, ${findings.length} findings; export of ${(bytes.length / 1e6).toFixed(1)} MB`,
  ];
  return { name: 'rules without DNS', baseline: 'JSON.parse of the export', bar: 3, ...result, notes };
}
