import { defineRule, gap, namesConnector, on, related, unreadState } from '../../../src/rule.ts';
import type { Command, Direction, FixProposal, RoutingRule, ServiceConnector, ServiceView } from '../../../src/rule.ts';

function rulesOf(service: ServiceView, one: ServiceConnector): readonly RoutingRule[] {
  return service.allRoutingRules.filter((rule) => namesConnector(rule, one.connector));
}

/** Whether a connector takes mail without a rule, or may: by recipient domain, or as one that takes all accepted domains. */
function mayTake({ active, connector }: ServiceConnector): boolean {
  const {
    IsTransportRuleScoped: scoped,
    RecipientDomains: domains,
    AllAcceptedDomains: all,
    ConnectorType: type,
  } = connector;
  if (active === false || (scoped.known && scoped.value)) return false;
  if (!domains.known || domains.value.length > 0) return true;
  return all.known ? all.value : !(type.known && type.value === 'Partner');
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

/** Whether rules lead mail of these directions to the service over the connector, or would once its host is mended. */
function leads(service: ServiceView, one: ServiceConnector, directions: readonly Direction[]): boolean {
  const { suspicion, usedFor } = one;
  const isMendable = suspicion !== undefined && suspicion.kind !== 'stamping-rule';
  const its = isMendable ? usedFor : one.directions;
  return rulesOf(service, one).length > 0 && its.some((direction) => directions.includes(direction));
}

function isMixed({ directions, usedFor }: ServiceConnector): boolean {
  return directions.length > 1 || usedFor.length > 1;
}

/** What to do with a connector that no rule names: rules of its direction that lead elsewhere may be meant for it. */
function mendUnused(service: ServiceView, one: ServiceConnector): FixProposal | undefined {
  const serving = service.allConnectors.filter((other) => other !== one && leads(service, other, one.directions));
  if (serving.some((other) => !isMixed(other)) || service.outOfUse.includes(one)) return removal(one);
  // A mixed connector is to give up a direction, and then this one may be needed.
  if (serving.length > 0) return undefined;
  const rules = service.routingRules.filter(
    ({ direction }) => direction !== undefined && one.directions.includes(direction),
  );
  if (rules.length === 0) return undefined;
  const commands = rules.map(({ rule }): Command => ({
    do: 'set',
    object: rule,
    parameters: { RouteMessageOutboundConnector: { object: one.connector } },
  }));
  return { title: 'Let the rule route to the connector with the endpoint of its direction.', commands };
}

/** A connector that serves a direction which an earlier rule leads over another connector. */
interface Second {
  readonly one: ServiceConnector;
  readonly first: ServiceConnector;
  readonly direction: Direction;
}

/** Connectors with one endpoint that rules name, by direction; mixed ones are another rule's business. */
function usedOf(service: ServiceView, direction: Direction): readonly ServiceConnector[] {
  return service.connectors.filter(
    (one) => one.directions.length === 1 && one.directions[0] === direction && rulesOf(service, one).length > 0,
  );
}

function secondsOf(service: ServiceView, direction: Direction): readonly Second[] {
  const position = (one: ServiceConnector): number =>
    service.allRoutingRules.findIndex((rule) => namesConnector(rule, one.connector));
  const active = usedOf(service, direction).filter((one) => one.active === true);
  const [first, ...others] = active.toSorted((a, b) => position(a) - position(b));
  return first === undefined ? [] : others.map((one) => ({ one, first, direction }));
}

function mendSecond(service: ServiceView, { one, first }: Second): FixProposal {
  const moved = rulesOf(service, one).map(({ rule }): Command => ({
    do: 'set',
    object: rule,
    parameters: { RouteMessageOutboundConnector: { object: first.connector } },
  }));
  return { ...removal(one, moved), title: 'Let the rules route to the other connector, then remove this one.' };
}

/** What leaves open whether a direction has a second connector. */
function unreadStates(service: ServiceView, direction: Direction) {
  const used = usedOf(service, direction);
  if (used.length < 2) return [];
  return used.map((one) => {
    const unread = unreadState(one);
    return unread === undefined ? [] : gap(unread.connector, unread.property, unread.why);
  });
}

function superfluous(service: ServiceView, second: Second) {
  const { connector } = second.one;
  const first = second.first.connector;
  return {
    message: 'second',
    data: {
      service: service.profile.name,
      connector: connector.name,
      direction: second.direction,
      other: first.name,
    },
    at: on(connector),
    related: [related(first, 'Leads to the same endpoint, and an earlier rule names it.')],
    fix: mendSecond(service, second),
  } as const;
}

export default defineRule({
  id: 'connector/outbound-superfluous',
  summary: 'A connector to the service that no rule names, or a second one for a direction.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector', 'TransportRule'],
  uses: [],
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
      text: "Outbound connector '{connector}' leads to {service}, but no rule names it. It does nothing, and is easily taken for the one that counts.",
      severity: 'low',
    },
    taking: {
      text: "Outbound connector '{connector}' leads to {service}, but no rule names it. What it carries, it takes on its own account by recipient domain, and it is easily taken for the one that counts.",
      severity: 'low',
    },
    second: {
      text: "Outbound connector '{connector}' leads to the endpoint of {service} for {direction} mail, and so does '{other}'. Changes to one of the two are easily forgotten at the other; one per direction is enough.",
      severity: 'low',
    },
  },
  *check({ service, whyIncomplete }) {
    const isComplete = whyIncomplete('TransportRule') === undefined;
    const inForce = service.allConnectors.filter(
      (one) => service.connectors.includes(one) || service.outOfUse.includes(one),
    );
    const unnamed = inForce.filter((one) => one.directions.length > 0 && rulesOf(service, one).length === 0);
    const unused = isComplete ? unnamed : [];
    yield unused.map((one) => {
      const { connector } = one;
      const fix = mendUnused(service, one);
      if (fix === undefined) return [];
      const data = { service: service.profile.name, connector: connector.name };
      return { message: mayTake(one) ? 'taking' : 'unused', data, at: on(connector), fix };
    });
    yield (['inbound', 'outbound'] as const).map((direction) => [
      unreadStates(service, direction),
      secondsOf(service, direction).map((second) => superfluous(service, second)),
    ]);
  },
});
