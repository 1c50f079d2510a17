import { defineRule, on, related } from '../../../src/rule.ts';
import type { OutboundConnector, RoutingRule, ServiceView } from '../../../src/rule.ts';

/** The connectors by which a rule hands mail to the endpoint for inbound mail. */
function inboundConnectors({ target }: RoutingRule, service: ServiceView): readonly OutboundConnector[] {
  if (target.state !== 'resolved') return [];
  const found = service.allConnectors.find(({ connector }) => connector === target.connector);
  return found?.directions.includes('inbound') === true ? [found.connector] : [];
}

/** A rule for outbound mail that leads to the endpoint for inbound mail is another mistake, which has a rule of its own. */
function isOutbound({ direction }: RoutingRule, { architecture }: ServiceView): boolean {
  return direction === 'outbound' && architecture.outbound.candidates.some((candidate) => candidate !== 'none');
}

export default defineRule({
  id: 'transport-rule/leftover-loopback',
  summary: 'A rule still routes inbound mail to the service, although a gateway in front of the tenant does that.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IB'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['endpoints.inbound'],
  guide: ['matrix', 'inboundRule'],
  references: [
    {
      title: 'Disable-TransportRule',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/disable-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    active: {
      text: "Rule '{rule}' routes mail to '{connector}', which leads to the endpoint of {service} for inbound mail. Inbound mail is declared to come from a gateway through {service} already, so that the rule sends it there a second time.",
      severity: 'high',
    },
  },
  *check({ service }) {
    yield service.allRoutingRules.map((route) => {
      if (route.activity.state !== 'active' || isOutbound(route, service)) return [];
      return inboundConnectors(route, service).map((connector) => ({
        message: 'active',
        data: { rule: route.rule.name, service: service.profile.name, connector: connector.name },
        at: on(route.rule, 'RouteMessageOutboundConnector'),
        related: [related(connector, 'The connector it routes to.', 'SmartHosts')],
        direction: 'inbound',
        fix: { title: 'Disable the rule.', commands: [{ do: 'disable', object: route.rule }] },
      }));
    });
  },
});
