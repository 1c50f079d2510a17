import { googleHost, isUnder, lookUpServer, nextHop, tenantOf, unanswered, unknown } from '../../../src/rule.ts';
import type { NextHop, RuleContext, Unknown } from '../../../src/rule.ts';

export type MailSystem = 'microsoft365' | 'google' | 'onPremises' | 'other';
export type Fault =
  | 'service'
  | 'gateway'
  | 'malformed'
  | 'address'
  | 'notMicrosoft'
  | 'foreign'
  | 'notGoogle'
  | 'cloud';
type Context = RuleContext<never, 'AcceptedDomain'>;

/** What is wrong with the field; `hosts`: of the MX of its name. Undefined: nothing, or nothing that this rule tells. */
export type Judgement = { readonly fault: Fault } | { readonly hosts: readonly string[] } | { readonly why: Unknown };

const wanted: Readonly<Record<MailSystem, readonly NextHop[]>> = {
  microsoft365: ['microsoft'],
  google: ['google'],
  onPremises: ['onPremises', 'host', 'address'],
  other: ['onPremises', 'host', 'address'],
};
/** Google publishes hosts of several names as MX for domains of its customers. */
const googleDomain = googleHost.slice(googleHost.indexOf('.') + 1);

/** What is wrong with a host that is not wanted for the mail system. */
function faultOf(hop: NextHop, system: MailSystem): Fault | undefined {
  if (wanted[system].includes(hop)) return undefined;
  if (hop === 'service' || hop === 'gateway' || hop === 'malformed') return hop;
  if (system === 'microsoft365') return hop === 'address' ? 'address' : 'notMicrosoft';
  return system === 'google' ? 'notGoogle' : 'cloud';
}

/** Whether the host is another tenant's. */
function isForeign(host: string, { tenant, domains, dns }: Context): boolean | Unknown {
  const owner = tenantOf(host, { domains, accepted: tenant.AcceptedDomain }, dns);
  return owner.state === 'unknown' ? owner.why : owner.state === 'foreign';
}

/** Judges the hosts of the MX of the name. Where there are none, or they lead back, dashboard/mx-lookup-unsafe tells it. */
function judgeLookedUp(name: string, system: MailSystem, context: Context): Judgement | undefined {
  if (context.dns.missing !== undefined) return { why: unknown(context.dns.missing) };
  const found = lookUpServer(name, context);
  if (found.state === 'unknown') return { why: unanswered(found.answer) };
  if (found.state !== 'hosts') return undefined;
  const wrong: string[] = [];
  let why: Unknown | undefined;
  for (const { host, hop } of found.hosts) {
    const isGoogle = system === 'google' && isUnder(host, googleDomain);
    const isWrong = !isGoogle && faultOf(hop, system) !== undefined;
    const foreign = isWrong || hop !== 'microsoft' ? isWrong : isForeign(host, context);
    if (foreign === true) wrong.push(host);
    else if (foreign !== false) why ??= foreign;
  }
  if (wrong.length > 0) return { hosts: wrong };
  return why === undefined ? undefined : { why };
}

/** Holds the field Server against the mail system of its domain. */
export function judgeServer(
  server: string,
  lookedUp: string | undefined,
  system: MailSystem,
  context: Context,
): Judgement | undefined {
  const hop = nextHop(server, context.service, context.declared);
  if (hop === 'host' && lookedUp !== undefined) return judgeLookedUp(lookedUp, system, context);
  const fault = faultOf(hop, system);
  if (fault !== undefined) return { fault };
  const foreign = hop === 'microsoft' && isForeign(server, context);
  if (foreign === false) return undefined;
  return foreign === true ? { fault: 'foreign' } : { why: foreign };
}
