import { declaredAt, defineRule, type Direction, type ServiceView } from '../../../src/rule.ts';

/** What is declared of one direction and what the tenant shows, where it shows one thing. */
interface Comparison {
  readonly declared: { readonly value: string; readonly pointer: string };
  readonly seen: string;
  readonly isCertain: boolean;
  readonly reasons: readonly string[];
}

function comparisonOf({ config, architecture }: ServiceView, direction: Direction): Comparison | undefined {
  const declared = config[direction];
  const { candidates, confidence, reasons } = architecture.inferred[direction];
  const [seen] = candidates;
  if (declared === undefined || seen === undefined || candidates.length > 1) return undefined;
  if (seen === declared.value) return undefined;
  return { declared, seen, isCertain: confidence === 'high', reasons };
}

/** Whether mail is handed to the service now: a disabled rule, or a connector that waits for a rule, hands over nothing. */
function isRouted({ allRoutingRules, allConnectors }: ServiceView, direction: Direction): boolean {
  if (allRoutingRules.some((rule) => rule.direction === direction && rule.activity.state !== 'inactive')) return true;
  return allConnectors.some(({ directions, active, connector: { IsTransportRuleScoped: scoped } }) => {
    return directions.includes(direction) && active !== false && !(scoped.known && scoped.value);
  });
}

/** Without a declared Relay Server, an outbound loopback over a Partner connector looks like the standard architecture. */
function isInvisible({ declared, seen }: Comparison, { config }: ServiceView): boolean {
  return (
    declared.value === 'loopback' &&
    seen === 'standard' &&
    config.domains.every((domain) => domain.relayServer === undefined)
  );
}

function messageOf({ seen, isCertain }: Comparison): 'absent' | 'differs' | 'likely' {
  if (seen === 'none') return 'absent';
  return isCertain ? 'differs' : 'likely';
}

export default defineRule({
  id: 'routing/declared-differs',
  summary: 'The routing that the configuration declares is not the one that the tenant shows.',
  profile: 'vendor',
  per: 'service',
  appliesTo: 'declared',
  requires: ['InboundConnector', 'OutboundConnector', 'TransportRule'],
  uses: [],
  guide: ['architectures', 'matrix'],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: [],
  messages: {
    differs: {
      text: "Service '{id}' is declared with '{declared}' for {direction} mail, but the evidence says '{seen}'. {evidence} Correct the declaration or the tenant; until then the audit goes by the declaration.",
      severity: 'high',
    },
    absent: {
      text: "Service '{id}' is declared with '{declared}' for {direction} mail, but nothing in the tenant hands it any. {evidence} Correct the declaration or the tenant; until then the audit goes by the declaration.",
      severity: 'high',
    },
    likely: {
      text: "Service '{id}' is declared with '{declared}' for {direction} mail, but the evidence points to '{seen}'. {evidence} Correct the declaration or the tenant; until then the audit goes by the declaration.",
      severity: 'high',
      confidence: 'medium',
    },
  },
  *check({ service }) {
    yield (['inbound', 'outbound'] as const).map((direction) => {
      const found = comparisonOf(service, direction);
      if (found === undefined || isInvisible(found, service)) return [];
      const { declared, seen, reasons } = found;
      const isElsewhere = declared.value === 'none' || declared.value === 'border';
      if (isElsewhere && !isRouted(service, direction)) return [];
      return {
        message: messageOf(found),
        data: { id: service.id, declared: declared.value, direction, seen, evidence: reasons.join(' ') },
        at: { ...declaredAt('Service', service.id, declared), property: direction },
        direction,
        fix: { title: 'Declare what the tenant does, or change the tenant to what is declared.' },
      };
    });
  },
});
