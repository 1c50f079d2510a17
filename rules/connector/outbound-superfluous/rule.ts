import { defineRule, gap, on, related, unreadState } from '../../../src/rule.ts';
import type { Command, Direction, FixProposal, RoutingRule, ServiceConnector, ServiceView } from '../../../src/rule.ts';

function names({ target }: RoutingRule, { connector }: ServiceConnector): boolean {
  if (target.state === 'ambiguous') return target.connectors.includes(connector);
  return target.state === 'resolved' && target.connector === connector;
}

function rulesOf(service: ServiceView, one: ServiceConnector): readonly RoutingRule[] {
  return service.allRoutingRules.filter((rule) => names(rule, one));
}

function servesAny(one: ServiceConnector, directions: readonly Direction[]): boolean {
  return one.directions.some((direction) => directions.includes(direction));
}

/** Removing a connector that takes mail by recipient domain changes where that mail goes. */
function removal(one: ServiceConnector, first: readonly Command[] = []): FixProposal {
  const scoped = one.connector.IsTransportRuleScoped;
  const isInert = scoped.known && scoped.value;
  return {
    title: 'Remove the connector.',
    commands: [...first, { do: 'remove', object: one.connector }],
    safety: isInert ? 'safe' : 'review',
  };
}

/** What to do with a connector that no rule names: rules of its direction that lead elsewhere may be meant for it. */
function mendUnused(service: ServiceView, one: ServiceConnector): FixProposal | undefined {
  const isServed = service.allConnectors.some(
    (other) => other !== one && servesAny(other, one.directions) && rulesOf(service, other).length > 0,
  );
  if (isServed) return removal(one);
  const rules = service.routingRules.filter(({ direction }) => direction !== undefined && one.directions.includes(direction));
  if (rules.length === 0) return undefined;
  const commands = rules.map(
    ({ rule }): Command => ({ do: 'set', object: rule, parameters: { RouteMessageOutboundConnector: one.connector.name } }),
  );
  return { title: 'Let the rule route to the connector with the endpoint of its direction.', commands };
}

export default defineRule({
  id: 'connector/outbound-superfluous',
  summary: 'A connector to the service that no rule names, or a second one for a direction.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector', 'TransportRule'],
  uses: [],
  profileFields: ['endpoints.inbound', 'endpoints.outbound'],
  guide: ['twoConnectors'],
  references: [
    {
      title: 'Remove-OutboundConnector',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/remove-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    unused: {
      text: "Outbound connector '{connector}' leads to {service}, but no rule names it. It does nothing, or takes mail on its own account, and is easily taken for the one that counts.",
      severity: 'low',
    },
    second: {
      text: "Outbound connector '{connector}' leads to the endpoint of {service} for {direction} mail, and so does '{other}'. Changes to one of the two are easily forgotten at the other; one per direction is enough.",
      severity: 'low',
    },
  },
  *check({ service, whyIncomplete }) {
    const isComplete = whyIncomplete('TransportRule') === undefined;
    const service_ = { service: service.profile.name };
    const used: ServiceConnector[] = [];
    for (const one of service.connectors) {
      if (one.directions.length === 0) continue;
      if (rulesOf(service, one).length > 0) {
        used.push(one);
        continue;
      }
      const fix = isComplete ? mendUnused(service, one) : undefined;
      if (fix === undefined) continue;
      yield { message: 'unused', data: { connector: one.connector.name, ...service_ }, at: on(one.connector), fix };
    }
    for (const direction of ['inbound', 'outbound'] as const) {
      const ofDirection = used.filter(({ directions }) => directions.length === 1 && directions[0] === direction);
      if (ofDirection.length < 2) continue;
      for (const one of ofDirection) {
        const unread = unreadState(one);
        if (unread !== undefined) yield gap(unread.connector, unread.property, unread.why);
      }
      const order = service.allRoutingRules;
      const earliest = (one: ServiceConnector): number => order.findIndex((rule) => names(rule, one));
      const active = ofDirection.filter((one) => one.active === true).toSorted((a, b) => earliest(a) - earliest(b));
      const [first, ...others] = active;
      if (first === undefined) continue;
      for (const other of others) {
        const other_ = rulesOf(service, other).map(
          ({ rule }): Command => ({ do: 'set', object: rule, parameters: { RouteMessageOutboundConnector: first.connector.name } }),
        );
        yield {
          message: 'second',
          data: { connector: other.connector.name, ...service_, direction, other: first.connector.name },
          at: on(other.connector),
          related: [related(first.connector, 'Leads to the same endpoint and is named by an earlier rule.')],
          fix: { ...removal(other, other_), title: 'Let the rules route to the other connector, then remove this one.' },
        };
      }
    }
  },
});
