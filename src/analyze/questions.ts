import type { Config, DashboardFacts, Service } from '../config/config.ts';
import { evaluateReports } from '../mail/dmarc/reports.ts';
import { recording } from '../mail/dns/answers.ts';
import { isMicrosoftMx, normalizeHost } from '../mail/host.ts';
import { formatIpSet, ipSet, parseIpRange } from '../mail/ip-range.ts';
import type { Asker, Tenant } from '../model/index.ts';
import { correctedRecord } from './dns/corrected-record.ts';
import { dkimConfigs, type DkimConfigs } from './dns/dkim-configs.ts';
import { dkimSelectors } from './dns/dkim-selectors.ts';
import { dnsView, type DnsView } from './dns/dns-view.ts';
import { includeUse } from './dns/include-use.ts';
import { limitedSources } from './dns/spf-limits.ts';
import { includeOf, type SpfScope } from './dns/spf-scope.ts';
import { tenantClouds } from './dns/tenant-cloud.ts';
import { inScopeDomains } from './recognize/domains.ts';
import { ownRoutes } from './recognize/own-routes.ts';
import { lookedUpName } from './recognize/looked-up-server.ts';
import { tenantOf, type TenantNames } from './recognize/tenant-host.ts';

export interface QuestionsInput {
  readonly tenant: Tenant;
  readonly services: readonly Service[];
  readonly config: Config;
}

type Look = (view: DnsView) => void;

/**
 * What looking at the view asks for: rules look at the same things, so what they need is asked, and nothing else. Each
 * look waits until those before it lack nothing.
 */
function askerOf(...looks: readonly Look[]): Asker {
  return (answers) => {
    const { answers: recorded, needed } = recording(answers);
    const view = dnsView(recorded);
    for (const look of looks) {
      look(view);
      const open = needed();
      if (open.length > 0) return open;
    }
    return [];
  };
}

function lookAtSpf(view: DnsView, domain: string, addresses: readonly string[]): void {
  view.spf(domain);
  view.answers.ask(domain, 'SPF');
  // Names made by macros may depend on the address of the client.
  for (const address of addresses) view.verdict(domain, address);
}

/** Records that a broken one refers to are no part of its tree, but of the one that it should be. */
function lookAtCorrection(view: DnsView, domain: string, { services, declared, tenant }: DomainInput): void {
  const scope: SpfScope = { dns: view, services, declared, tenant };
  const includes = [...tenantClouds(scope).map(({ spfInclude }) => spfInclude), ...services.map(includeOf)];
  for (const include of includes) if (include !== undefined) includeUse(domain, include, view);
  correctedRecord(scope, domain);
  // Names made by macros may depend on the address, and where the lookups are used up, others than the vendor's matter.
  if (view.spf(domain).eleventh !== undefined) limitedSources(domain, scope);
}

function lookAtDmarc(view: DnsView, domain: string): void {
  const { source } = view.dmarc(domain);
  if (!source.known || source.value === undefined) return;
  evaluateReports(source.value.domain, source.value.record, view.answers);
}

/** What rules about one domain look at. A rule that looks at more adds it here. */
function lookAtDomain(view: DnsView, domain: string, input: DomainInput): void {
  lookAtSpf(view, domain, input.addresses);
  view.mx(domain);
  lookAtDmarc(view, domain);
  view.mtaSts(domain);
  view.tlsRpt(domain);
  dkimSelectors(domain, input.dkim.get(domain) ?? [], input.services, view.answers);
}

/** What rules about one service look at: its endpoints, its SPF record, and the names in its dashboard that it looks up. */
function lookAtService(view: DnsView, service: Service, names: TenantNames): void {
  const { config, profile } = service;
  const { endpoints } = profile;
  for (const host of [...(endpoints.inbound ?? []), ...(endpoints.outbound ?? [])]) {
    view.answers.ask(normalizeHost(host), 'A');
    view.answers.ask(normalizeHost(host), 'AAAA');
  }
  const include = includeOf(service);
  if (include !== undefined) view.spf(include);
  for (const facts of config.domains) lookAtDashboard(view, facts, names);
}

/** What tells where the hosts in the dashboard lead, and of Microsoft's whose they are. */
function lookAtDashboard(view: DnsView, facts: DashboardFacts, names: TenantNames): void {
  const name = lookedUpName(facts);
  const mx = name === undefined ? undefined : view.mx(name);
  const lookedUp = mx?.state === 'hosts' ? mx.hosts.map(({ host }) => host) : [];
  for (const host of [facts.server?.value ?? '', facts.relayServer?.value ?? '', ...lookedUp]) {
    if (isMicrosoftMx(host)) tenantOf(host, names, view);
  }
}

/** Declared senders are addresses, or names whose SPF record is included. */
function lookAtSender(view: DnsView, sender: string): void {
  if (parseIpRange(sender) === undefined) view.spf(sender);
}

/** Own domains for which a connector delivers by their MX, in scope or not. */
function lookAtOwnRoutes(view: DnsView, { OutboundConnector: connectors, AcceptedDomain: accepted }: Tenant): void {
  if (connectors.state === 'missing' || accepted.state === 'missing') return;
  for (const connector of connectors.objects) {
    const { UseMXRecord: byMx } = connector;
    if (byMx.known && !byMx.value) continue;
    for (const { domain } of ownRoutes(connector, accepted.objects)) view.mx(domain);
  }
}

interface DomainInput {
  readonly addresses: readonly string[];
  readonly services: readonly Service[];
  readonly dkim: DkimConfigs['byDomain'];
  readonly declared: SpfScope['declared'];
  readonly tenant: SpfScope['tenant'];
}

function domainInput({ tenant, services, config }: QuestionsInput): DomainInput {
  const section = tenant.DkimSigningConfig;
  const entries = services.flatMap(({ profile: { egress } }) => [...(egress.ipv4 ?? []), ...(egress.ipv6 ?? [])]);
  return {
    // One address stands for its block: names made of every address of a large block would never end.
    addresses: formatIpSet(ipSet(entries).set).map((entry) => entry.replace(/\/\d+$/, '')),
    services,
    dkim: dkimConfigs(section.state === 'missing' ? [] : section.objects).byDomain,
    declared: config,
    tenant,
  };
}

/** What the rules want to know of the DNS, by domain, service and declared sender. */
export function questions(input: QuestionsInput): readonly Asker[] {
  const { tenant, services, config } = input;
  const ofDomains = domainInput(input);
  const domains = inScopeDomains(config.domains, tenant.AcceptedDomain);
  const names = { domains, accepted: tenant.AcceptedDomain };
  return [
    ...domains.map((domain) =>
      askerOf(
        (view) => lookAtDomain(view, domain, ofDomains),
        // Composing records takes longest, and is of use only once all is known that goes into them.
        (view) => lookAtCorrection(view, domain, ofDomains),
      ),
    ),
    ...services.map((service) => askerOf((view) => lookAtService(view, service, names))),
    askerOf((view) => lookAtOwnRoutes(view, tenant)),
    ...config.senders.map(({ value }) => askerOf((view) => lookAtSender(view, value))),
  ];
}
