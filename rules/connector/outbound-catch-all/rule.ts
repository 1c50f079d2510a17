import { declaredAt, defineRule, gap, isCarrying, notInProfile, on, senderDomain, unknown } from '../../../src/rule.ts';
import type { OutboundConnector, ServiceView, Unknown } from '../../../src/rule.ts';

/** Whether rules route outgoing mail to a service: for sure, not at all, or the evidence leaves it open. */
type Use = 'yes' | 'no' | 'open';

/** A gateway is the smart host of such a connector, without any rule that something could stand beside. */
function isByRule({ profile, allRoutingRules }: ServiceView): boolean {
  return profile.outbound.ruleScoped !== false || allRoutingRules.some(({ direction }) => direction !== 'inbound');
}

function outboundUse(service: ServiceView, whyRules: Unknown | undefined): Use {
  const { candidates } = service.architecture.outbound;
  if (candidates.every((candidate) => candidate === 'none')) return 'no';
  if (!isByRule(service)) return whyRules === undefined ? 'no' : 'open';
  return candidates.includes('none') ? 'open' : 'yes';
}

/** The service whose smart host a connector that takes everything may have, since nobody has said what that is. */
function perhapsOwner(services: readonly ServiceView[]): ServiceView | undefined {
  return services.find(
    ({ profile: { endpoints, outbound } }) => endpoints.outbound === null && outbound.ruleScoped !== true,
  );
}

/** What a connector takes beside the rules: all outgoing mail first, all that no rule routes, nothing, or not known. */
type Catch = 'centralized' | 'everything' | 'nothing' | { readonly property: string; readonly why: Unknown };

function takesEverything({ IsTransportRuleScoped: scoped, RecipientDomains: domains }: OutboundConnector): Catch {
  if (scoped.known && scoped.value) return 'nothing';
  if (domains.known && domains.value.every((entry) => senderDomain(entry) !== '*')) return 'nothing';
  if (!scoped.known) return { property: 'IsTransportRuleScoped', why: scoped };
  return domains.known ? 'everything' : { property: 'RecipientDomains', why: domains };
}

/** What a connector takes; whether it takes what no rule routes matters only where rules route outgoing mail. */
function catchOf(connector: OutboundConnector, isBesideRules: boolean): Catch {
  const { Enabled: enabled, RouteAllMessagesViaOnPremises: central } = connector;
  const carries = isCarrying(connector);
  if (carries === false) return 'nothing';
  const byDomain = isBesideRules ? takesEverything(connector) : 'nothing';
  if (central.known && !central.value && byDomain === 'nothing') return 'nothing';
  if (carries !== true) return { property: enabled.known ? 'TestMode' : 'Enabled', why: carries };
  if (!central.known) return { property: 'RouteAllMessagesViaOnPremises', why: central };
  return central.value ? 'centralized' : byDomain;
}

/** Connectors to a service, which connector/outbound-not-rule-scoped judges; one that is out of use is judged as anybody's. */
function ownOf(services: readonly ServiceView[]): ReadonlySet<OutboundConnector> {
  const all = services.flatMap(({ allConnectors, outOfUse }) => allConnectors.filter((one) => !outOfUse.includes(one)));
  return new Set(all.filter(({ suspicion }) => suspicion?.kind !== 'stamping-rule').map(({ connector }) => connector));
}

/** The services of which nobody can say whether outgoing mail passes them. */
function openServices(open: readonly ServiceView[], whyRules: Unknown | undefined) {
  return open.map(({ id, config, architecture }) => {
    const { candidates } = architecture.outbound;
    const undetermined = unknown({
      reason: 'undetermined',
      detail: `It can be ${candidates.join(' or ')}.`,
      command: 'declare "outbound" of the service in mxlint.config.json',
    });
    const why = candidates.includes('none') ? undetermined : (whyRules ?? undetermined);
    return gap(declaredAt('Service', id, config), 'outbound routing', why);
  });
}

function everything(connector: OutboundConnector, services: readonly string[]) {
  return {
    message: 'everything',
    data: { connector: connector.name, services },
    at: on(connector, 'RecipientDomains'),
    fix: {
      title: 'Leave the connector to rules, with a rule for the mail that is meant to leave by it.',
      commands: [{ do: 'set', object: connector, parameters: { IsTransportRuleScoped: true } }],
      safety: 'review',
    },
  } as const;
}

function centralized(connector: OutboundConnector, services: readonly string[]) {
  const isAlone = services.length === 0;
  const question = isAlone ? 'whether own servers have to see each message' : 'which of the two takes outgoing mail';
  const title = `Decide ${question}; the hybrid wizard switches centralized transport off.`;
  const at = on(connector, 'RouteAllMessagesViaOnPremises');
  const fix = { title, safety: 'review' } as const;
  const data = { connector: connector.name };
  if (isAlone) return { message: 'centralizedAlone', data, at, fix } as const;
  return { message: 'centralized', data: { ...data, services }, at, fix } as const;
}

export default defineRule({
  id: 'connector/outbound-catch-all',
  summary: 'Another connector takes all outgoing mail beside the rules that route it to the service.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['OutboundConnector'],
  uses: ['TransportRule'],
  guide: [],
  references: [
    {
      title: 'Set up connectors to route mail',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/set-up-connectors-to-route-mail',
    },
    {
      title: 'Centralized mail transport and criteria based routing',
      url: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/demystifying-centralized-mail-transport-and-criteria-based/ba-p/2927777',
    },
  ],
  conflictsWith: [],
  messages: {
    everything: {
      text: "Outbound connector '{connector}' takes mail to every domain (RecipientDomains *) without waiting for a rule, beside the rules that route outgoing mail to {services}. What no rule routes leaves by it and is not processed; that a rule comes first for the rest is nowhere promised.",
      severity: 'medium',
      confidence: 'medium',
    },
    centralized: {
      text: "Outbound connector '{connector}' sends all outgoing mail to your own servers first (centralized mail transport), beside the rules that route it to {services}. Which of the two wins is not documented, so mail may leave past {services}.",
      severity: 'medium',
      confidence: 'medium',
    },
    centralizedAlone: {
      text: "Outbound connector '{connector}' sends all outgoing mail to your own servers first (centralized mail transport). When they are down, no mail leaves the tenant; keep it only where something there has to see each message.",
      severity: 'info',
    },
  },
  *check({ tenant, services, whyIncomplete }) {
    const whyRules = whyIncomplete('TransportRule');
    const uses = (use: Use) => services.filter((service) => outboundUse(service, whyRules) === use);
    const routed = uses('yes');
    const used = routed.map(({ profile }) => profile.name);
    const open = used.length === 0 ? openServices(uses('open'), whyRules) : [];
    const owner = perhapsOwner(routed);
    const own = ownOf(services);
    yield tenant.OutboundConnector.objects.map((connector) => {
      const takes = own.has(connector) ? 'nothing' : catchOf(connector, used.length + open.length > 0);
      if (takes === 'nothing') return [];
      if (typeof takes === 'object') return gap(connector, takes.property, takes.why);
      if (open.length > 0) return open;
      if (takes === 'centralized') return centralized(connector, used);
      if (owner !== undefined) return notInProfile(owner.profile, 'endpoints.outbound');
      return everything(connector, used);
    });
  },
});
