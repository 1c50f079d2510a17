import { isLookalike, isUnder, normalizeHost } from '../../mail/host.ts';
import type { Section, Tenant, TenantObject } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { DnsView } from '../dns/dns-view.ts';
import { vendorFacts, type VendorFacts } from './vendor-facts.ts';
import { marks, readings, tracesIn, type Reading } from './vendor-traces.ts';

/** Where the objects and records of a tenant are looked through for marks of services. */
export interface TraceInput {
  readonly tenant: Tenant;
  /** In-scope domains. */
  readonly domains: readonly string[];
  readonly dns: DnsView;
}

/**
 * Whether anything of a service was found. `open`: nothing, but a connector, a rule or an MX that mail could pass by was
 * not read; sealers, allowed addresses and SPF alone bring no mail to a service, so what of them is unknown leaves nothing open.
 */
export type Trace = 'found' | 'none' | 'open';

/** A host that was meant to be an endpoint counts too: a rule tells of the mistake. */
function readingOf({ profile }: VendorFacts, reading: Reading): Reading {
  const { property, is } = reading;
  if (property !== 'SmartHosts' || is === undefined) return reading;
  const known = [...(profile.endpoints.inbound ?? []), ...(profile.endpoints.outbound ?? [])];
  return { ...reading, is: (text) => is(text) || isLookalike(normalizeHost(text), known) !== undefined };
}

function inObject(facts: VendorFacts, all: readonly Reading[]): Trace {
  const read = all.filter(({ is }) => is !== undefined).map((reading) => readingOf(facts, reading));
  if (read.some((reading) => tracesIn(reading).length > 0)) return 'found';
  return read.some(({ fact }) => !fact.known) ? 'open' : 'none';
}

function together(traces: readonly Trace[]): Trace {
  if (traces.includes('found')) return 'found';
  return traces.includes('open') ? 'open' : 'none';
}

function inSection<T extends TenantObject>(
  kind: keyof typeof marks,
  section: Section<T>,
  read: (object: T) => readonly Reading[],
  facts: VendorFacts,
): Trace {
  if (marks[kind].every((mark) => facts[mark] === undefined)) return 'none';
  if (section.state === 'missing') return 'open';
  const traces = section.objects.map((object) => inObject(facts, read(object)));
  return together([...traces, section.state === 'partial' ? 'open' : 'none']);
}

function inTenant({ tenant }: TraceInput, facts: VendorFacts): Trace {
  const { ArcConfig, HostedConnectionFilterPolicy: policies } = tenant;
  const others = [
    inSection('ArcConfig', ArcConfig, readings.ArcConfig(facts), facts),
    inSection('HostedConnectionFilterPolicy', policies, readings.HostedConnectionFilterPolicy(facts), facts),
  ];
  return together([
    inSection('OutboundConnector', tenant.OutboundConnector, readings.OutboundConnector(facts), facts),
    inSection('InboundConnector', tenant.InboundConnector, readings.InboundConnector(facts), facts),
    inSection('TransportRule', tenant.TransportRule, readings.TransportRule(facts), facts),
    others.includes('found') ? 'found' : 'none',
  ]);
}

function inMx({ domains, dns }: TraceInput, { host, profile }: VendorFacts): Trace {
  const { hosts: named } = profile.mx;
  if (host === undefined && named.length === 0) return 'none';
  if (domains.length === 0) return 'open';
  const traces = domains.map((domain): Trace => {
    const mx = dns.mx(domain);
    if (mx.state === 'unknown') return 'open';
    const hosts = mx.state === 'hosts' ? mx.hosts.map((one) => one.host) : [];
    return hosts.some((one) => host?.(one) === true || named.some((name) => isUnder(one, name))) ? 'found' : 'none';
  });
  return together(traces);
}

function hasInclude({ domains, dns }: TraceInput, { include }: VendorFacts): boolean {
  if (include === undefined) return false;
  return domains.some((domain) =>
    dns.spf(domain).root.terms.some(({ target }) => target !== undefined && include(target)),
  );
}

/** Looks for a service in the tenant and its DNS; what it shares with one of the others is no trace of it. */
export function traceOf(profile: VendorProfile, others: readonly VendorProfile[], input: TraceInput): Trace {
  const facts = vendorFacts(profile, others);
  const found = together([inTenant(input, facts), inMx(input, facts)]);
  return found !== 'found' && hasInclude(input, facts) ? 'found' : found;
}
