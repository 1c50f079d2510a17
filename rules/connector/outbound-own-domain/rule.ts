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
function loops(connector: OutboundConnector, routes: readonly OwnRoute[], dns: Dns) {
  const judged = routes.map((route) => ({ route, isLoop: isAtMicrosoft(route.domain, dns) }));
  const open = judged.map(({ route, isLoop }) => {
    return typeof isLoop === 'boolean' ? [] : gap(onDomain(route.domain, 'MX'), 'MX', isLoop);
  });
  const looping = judged.filter(({ isLoop }) => isLoop === true).map(({ route }) => route);
  if (looping.length === 0) return open;
  const violation = {
    message: 'loop',
    data: { connector: connector.name, domains: looping.map(({ domain }) => domain) },
    at: on(connector, 'RecipientDomains'),
    fix: takeOff(connector, looping),
  } as const;
  return [open, violation];
}

/** The routes that lead to a partner: domains whose recipients are all in the tenant. */
function strays(connector: OutboundConnector, routes: readonly OwnRoute[]) {
  const { ConnectorType: type, SmartHosts: hosts } = connector;
  if (type.known && type.value !== 'Partner') return [];
  const open = [
    type.known ? [] : gap(connector, 'ConnectorType', type),
    hosts.known ? [] : gap(connector, 'SmartHosts', hosts),
    routes.map(({ accepted }) => {
      const { DomainType: kind } = accepted;
      return kind.known ? [] : gap(accepted, 'DomainType', kind);
    }),
  ];
  const own = routes.filter(({ accepted: { DomainType: kind } }) => kind.known && kind.value === 'Authoritative');
  if (own.length === 0 || !type.known || !hosts.known || hosts.value.length === 0) return open;
  const violation = {
    message: 'partner',
    data: { connector: connector.name, domains: own.map(({ domain }) => domain), hosts: hosts.value },
    at: on(connector, 'RecipientDomains'),
    fix: takeOff(connector, own),
  } as const;
  return [open, violation];
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
    yield tenant.OutboundConnector.objects.map((connector) => {
      const { RecipientDomains: recipients, UseMXRecord: byMx } = connector;
      const routes = ownRoutes(connector, tenant.AcceptedDomain.objects);
      if (recipients.known && routes.length === 0) return [];
      const takes = takesByDomain(connector);
      if (takes === false) return [];
      if (!recipients.known) return gap(connector, 'RecipientDomains', recipients);
      if (takes !== true) return gap(connector, takes.property, takes.why);
      if (!byMx.known) return gap(connector, 'UseMXRecord', byMx);
      return byMx.value ? loops(connector, routes, dns) : strays(connector, routes);
    });
  },
});
