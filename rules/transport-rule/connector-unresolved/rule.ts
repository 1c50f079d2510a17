import { activityOf, defineRule, gap, isCarrying, newEndpointConnector, on, related } from '../../../src/rule.ts';
import type {
  Command,
  Direction,
  FixProposal,
  OutboundConnector,
  PowerShellValue,
  RuleContext,
  ServiceView,
  TransportRule,
} from '../../../src/rule.ts';
import { targetState } from './target-state.ts';

type Context = RuleContext<'TransportRule' | 'OutboundConnector', never>;

const property = 'RouteMessageOutboundConnector';

/** The service for which a rule routes mail, and the direction. */
interface Use {
  readonly service: ServiceView;
  readonly direction: Direction;
}

function usesOf(rule: TransportRule, services: readonly ServiceView[]): readonly Use[] {
  return services.flatMap((service) => {
    const direction = service.allRoutingRules.find((route) => route.rule === rule)?.direction;
    return direction === undefined ? [] : [{ service, direction }];
  });
}

/** Connectors that lead to the endpoint of the direction, those that carry mail; where none does, all. */
function candidatesOf({ service, direction }: Use): readonly OutboundConnector[] {
  const leading = service.allConnectors.filter((one) => one.directions.includes(direction));
  const carrying = leading.filter((one) => one.active === true);
  return (carrying.length > 0 ? carrying : leading).map(({ connector }) => connector);
}

/** Whether a rule is the first of its direction to name no connector of the tenant: the others wait for what it creates. */
function isFirstOf({ service, direction }: Use, rule: TransportRule): boolean {
  const first = service.allRoutingRules.find((one) => one.direction === direction && one.target.state === 'missing');
  return first?.rule === rule;
}

/** A rule of a service names the connector of its direction, or the one that has yet to be created. */
function pointElsewhere(
  rule: TransportRule,
  services: readonly ServiceView[],
  existing: readonly OutboundConnector[],
): FixProposal {
  const to = (value: PowerShellValue): readonly Command[] => [
    { do: 'set', object: rule, parameters: { [property]: value } },
  ];
  const uses = usesOf(rule, services);
  const candidates = uses.flatMap(candidatesOf);
  const [use] = uses;
  const [connector, ...others] = candidates;
  if (use !== undefined && uses.length === 1 && connector === undefined) {
    const title = 'Create the connector to the endpoint of the service first, then let the rule name it.';
    const { name, command } = newEndpointConnector(use.service, use.direction, existing);
    return { title, commands: [...(isFirstOf(use, rule) ? [command] : []), ...to(name)] };
  }
  if (connector === undefined || others.length > 0) {
    const title = 'Let the rule name a connector that carries mail, or switch the rule off.';
    return { title, commands: to({ ask: 'Name of the outbound connector', variable: 'c' }) };
  }
  const title =
    isCarrying(connector) === true
      ? 'Let the rule name the connector of the service for its direction, or switch the rule off.'
      : 'Put the connector of the service for this direction into service, and let the rule name it.';
  return { title, commands: to({ object: connector }) };
}

/** A connector of a service in the path is meant to carry mail; switching on another one is for a person to decide. */
function switchOn(connector: OutboundConnector, services: readonly ServiceView[]) {
  const isOfService = services.some(({ allConnectors: all }) => all.some((one) => one.connector === connector));
  return {
    title: 'Put the connector into service, or let the rule name another one.',
    commands: [{ do: 'set', object: connector, parameters: { Enabled: true, TestMode: false } }],
    safety: isOfService ? 'safe' : 'review',
  } as const;
}

/** Why the connector that a rule names carries no mail, or what leaves that open. */
function failureOf(rule: TransportRule, { tenant, services, at }: Context) {
  const name = rule[property];
  const activity = activityOf(rule, at);
  if (activity.state === 'inactive') return [];
  if (!name.known) return gap(rule, property, name);
  if (name.value === null || name.value.trim() === '') return [];
  const target = targetState(name.value, tenant.OutboundConnector);
  if (target.state === 'carries') return [];
  if (target.state === 'open') return gap(target.object ?? on(rule, property), target.fact, target.why);
  if (activity.state === 'unknown') return gap(rule, activity.property, activity.why);
  if (target.state === 'missing') {
    return {
      message: target.state,
      data: { rule: rule.name, connector: name.value },
      at: on(rule, property),
      fix: pointElsewhere(rule, services, tenant.OutboundConnector.objects),
    };
  }
  const { state, connector } = target;
  return {
    message: state,
    data: { rule: rule.name, connector: connector.name },
    at: on(rule, property),
    related: [related(connector, 'The connector it names.', state === 'disabled' ? 'Enabled' : 'TestMode')],
    fix: switchOn(connector, services),
  };
}

export default defineRule({
  id: 'transport-rule/connector-unresolved',
  summary: 'An active rule routes mail to a connector that is missing, disabled or in test mode.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundConnector', 'outboundConnector', 'inboundRule', 'outboundRule'],
  references: [
    {
      title: 'New-TransportRule, RouteMessageOutboundConnector',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
    {
      title: 'New-OutboundConnector, Enabled and TestMode',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Rule '{rule}' routes mail to connector '{connector}', which the export does not hold. It was deleted or renamed, or it is in test mode, which a plain export hides; its mail waits, bounces or goes on unprocessed.",
      severity: 'high',
      confidence: 'medium',
    },
    disabled: {
      text: "Rule '{rule}' routes mail to connector '{connector}', which is disabled. What happens to such mail is not documented: it waits, bounces or goes on unprocessed.",
      severity: 'high',
      confidence: 'medium',
    },
    testMode: {
      text: "Rule '{rule}' routes mail to connector '{connector}', which is in test mode. What happens to such mail is not documented: it waits, bounces or goes on unprocessed.",
      severity: 'high',
      confidence: 'medium',
    },
  },
  *check(context) {
    yield context.tenant.TransportRule.objects.map((rule) => failureOf(rule, context));
  },
});
