import { defineRule, gap, isCarrying, on, onDomain, ownRoutes, unanswered, unknown } from '../../../src/rule.ts';
import type { FixProposal, OutboundConnector, OwnRoute, RuleContext, Unknown } from '../../../src/rule.ts';

type Dns = RuleContext<never, never>['dns'];

/** Whether mail for the domain goes to Microsoft by its MX. */
function isAtMicrosoft(domain: string, dns: Dns): boolean | Unknown {
  if (dns.missing !== undefined) return unknown(dns.missing);
  const mx = dns.mx(domain);
  if (mx.state === 'unknown') return unanswered(mx.answer);
  return mx.state === 'hosts' && mx.hosts.some(({ system }) => system === 'microsoft');
}

/** Whether a connector takes mail by its recipient domains, or the property that leaves it open. */
function takesByDomain(connector: OutboundConnector): boolean | { readonly property: string; readonly why: Unknown } {
  const { Enabled: enabled, IsTransportRuleScoped: scoped } = connector;
  const carries = isCarrying(connector);
  if (carries === false || (scoped.known && scoped.value)) return false;
  if (!scoped.known) return { property: 'IsTransportRuleScoped', why: scoped };
  if (carries !== true) return { property: enabled.known ? 'TestMode' : 'Enabled', why: carries };
  return true;
}

/** Takes the domains off; a connector that serves nothing else is switched off, since it cannot do without any. */
function takeOff(connector: OutboundConnector, routes: readonly OwnRoute[]): FixProposal {
  const remove = [...new Set(routes.flatMap(({ entries }) => entries))];
  const { RecipientDomains: recipients } = connector;
  if (recipients.known && recipients.value.every((entry) => remove.includes(entry))) {
    return {
      title: 'Disable the connector, which takes mail for own domains only.',
      commands: [{ do: 'set', object: connector, parameters: { Enabled: false } }],
      safety: 'review',
    };
  }
  return {
    title: 'Take the own domains off the connector.',
    commands: [{ do: 'merge', object: connector, property: 'RecipientDomains', add: [], remove }],
  };
}

/** The routes that loop: their domain's MX is Microsoft's. */
function* loops(connector: OutboundConnector, routes: readonly OwnRoute[], dns: Dns) {
  const looping: OwnRoute[] = [];
  for (const route of routes) {
    const isLoop = isAtMicrosoft(route.domain, dns);
    if (isLoop === true) looping.push(route);
    else if (isLoop !== false) yield gap(onDomain(route.domain, 'MX'), 'MX', isLoop);
  }
  if (looping.length === 0) return;
  yield {
    message: 'loop' as const,
    data: { connector: connector.name, domains: looping.map(({ domain }) => domain) },
    at: on(connector, 'RecipientDomains'),
    fix: takeOff(connector, looping),
  };
}

/** The routes that lead to a partner: domains whose recipients are all in the tenant. */
function* strays(connector: OutboundConnector, routes: readonly OwnRoute[]) {
  const { ConnectorType: type, SmartHosts: hosts } = connector;
  if (type.known && type.value !== 'Partner') return;
  if (!type.known) yield gap(connector, 'ConnectorType', type);
  if (!hosts.known) yield gap(connector, 'SmartHosts', hosts);
  const own: OwnRoute[] = [];
  for (const route of routes) {
    const { DomainType: kind } = route.accepted;
    if (!kind.known) yield gap(route.accepted, 'DomainType', kind);
    else if (kind.value === 'Authoritative') own.push(route);
  }
  if (own.length === 0 || !type.known || !hosts.known || hosts.value.length === 0) return;
  const domains = own.map(({ domain }) => domain);
  yield {
    message: 'partner' as const,
    data: { connector: connector.name, domains, hosts: hosts.value },
    at: on(connector, 'RecipientDomains'),
    fix: takeOff(connector, own),
  };
}

export default defineRule({
  id: 'connector/outbound-own-domain',
  summary: 'An outbound connector takes mail for a domain of the tenant itself.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['OutboundConnector', 'AcceptedDomain'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-OutboundConnector, RecipientDomains',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
    {
      title: 'NDR error codes in Exchange Online, 5.4.6 and 5.4.14',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online',
    },
  ],
  conflictsWith: [],
  messages: {
    loop: {
      text: "Outbound connector '{connector}' sends mail for {domains}, domains of the tenant, by their MX, and that leads back to Microsoft. The mail goes around until Exchange gives up and returns it as undeliverable.",
      severity: 'critical',
    },
    partner: {
      text: "Outbound connector '{connector}' hands mail for {domains}, domains of the tenant, to {hosts} of a partner. Mail that belongs into own mailboxes can leave the tenant, and comes back as mail of a stranger or not at all.",
      severity: 'high',
    },
  },
  *check({ tenant, dns }) {
    for (const connector of tenant.OutboundConnector.objects) {
      const { RecipientDomains: recipients, UseMXRecord: byMx } = connector;
      const routes = ownRoutes(connector, tenant.AcceptedDomain.objects);
      if (recipients.known && routes.length === 0) continue;
      const takes = takesByDomain(connector);
      if (takes === false) continue;
      if (!recipients.known) yield gap(connector, 'RecipientDomains', recipients);
      else if (takes !== true) yield gap(connector, takes.property, takes.why);
      else if (!byMx.known) yield gap(connector, 'UseMXRecord', byMx);
      else if (byMx.value) yield* loops(connector, routes, dns);
      else yield* strays(connector, routes);
    }
  },
});
