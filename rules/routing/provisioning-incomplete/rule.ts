import {
  absent,
  defineRule,
  gapsOn,
  mentionsService,
  notInProfile,
  related,
  type GapYield,
  type ServiceView,
  type TransportRule,
} from '../../../src/rule.ts';

/** Counts that the profile would have to give: connectors by kind or in all, and rules. */
function unknownCounts({ profile: { provisioning } }: ServiceView): readonly string[] {
  const { inboundConnectors, outboundConnectors, connectors, rules } = provisioning;
  const hasConnectors = connectors !== null || (inboundConnectors !== null && outboundConnectors !== null);
  return [...(hasConnectors ? [] : ['provisioning.connectors']), ...(rules === null ? ['provisioning.rules'] : [])];
}

/** Whether a rule of the service could not be told by the connector that it names or by addresses; the engine says so. */
function isMarkUnknown({ profile: { endpoints, egress } }: ServiceView): boolean {
  return endpoints.inbound === null || endpoints.outbound === null || egress.ipv4 === null;
}

function isHeaderUnknown({ profile: { headers } }: ServiceView): boolean {
  const marks = [headers.processed, headers.tenant];
  return marks.includes(null) && marks.every((mark) => mark === null || mark === 'none');
}

interface Mention {
  readonly rule: TransportRule;
  readonly verdict: ReturnType<typeof mentionsService>;
}

/** What would have to be known of a rule to say that it has nothing to do with the service. */
function unreadOf({ rule, verdict }: Mention): readonly GapYield[] {
  return typeof verdict === 'boolean' ? [] : gapsOn(rule, verdict);
}

/** What the service sets up: how many by its profile, and what of it is recognized. The first kind is the place of a finding. */
function countsOf(
  { profile: { provisioning }, returnConnectors, allConnectors }: ServiceView,
  rules: readonly TransportRule[],
) {
  const inbound = { what: 'inbound connectors', objects: returnConnectors, kinds: ['InboundConnector'] } as const;
  const outboundObjects = allConnectors.map(({ connector }) => connector);
  const outbound = { what: 'outbound connectors', objects: outboundObjects, kinds: ['OutboundConnector'] } as const;
  const all = [...returnConnectors, ...outboundObjects];
  return [
    { ...inbound, wanted: provisioning.inboundConnectors },
    { ...outbound, wanted: provisioning.outboundConnectors },
    {
      what: 'connectors',
      objects: all,
      kinds: ['OutboundConnector', 'InboundConnector'],
      wanted: provisioning.connectors,
    },
    { what: 'mail flow rules', objects: rules, kinds: ['TransportRule'], wanted: provisioning.rules },
  ] as const;
}

/** The application that sets the objects up needs its role. */
function appWords({ profile: { provisioning } }: ServiceView): string {
  const { app } = provisioning;
  if (app === null) return '';
  const role = app.role === null ? 'its rights' : `the role ${app.role}`;
  return ` Before that, see that the application '${app.name}' has ${role} in the tenant.`;
}

export default defineRule({
  id: 'routing/provisioning-incomplete',
  summary: 'Of the connectors and rules that the service sets up itself, some are not there.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: ['InboundConnector', 'OutboundConnector', 'TransportRule'],
  uses: [],
  profileFields: ['provisioning.by'],
  guide: ['provisioning', 'inboundSummary', 'outboundSummary'],
  references: [],
  conflictsWith: [],
  messages: {
    fewer: {
      text: "Of the {wanted} {what} that '{service}' sets up in the tenant, {found} can be recognized. Mail that the others would handle is not processed; what is there may be left over from an earlier set-up.",
      severity: 'high',
    },
  },
  *check({ tenant, service, whyIncomplete }) {
    yield unknownCounts(service).map((field) => notInProfile(service.profile, field));
    const mentions = tenant.TransportRule.objects.map((rule) => ({ rule, verdict: mentionsService(rule, service) }));
    const rules = mentions.flatMap(({ rule, verdict }) => (verdict === true ? [rule] : []));
    yield countsOf(service, rules).map(({ what, wanted, objects, kinds }) => {
      if (wanted === null || objects.length >= wanted) return [];
      // The engine names what recognition could not read; an absent object is none of them only when there is nothing.
      if (kinds.some((kind) => whyIncomplete(kind) !== undefined)) return [];
      const isOfRules = kinds[0] === 'TransportRule';
      const unread = [
        ...(isOfRules ? mentions.flatMap(unreadOf) : []),
        ...(isOfRules && isHeaderUnknown(service) ? [notInProfile(service.profile, 'headers.processed')] : []),
      ];
      if (unread.length > 0 || (isOfRules && isMarkUnknown(service))) return unread;
      return {
        message: 'fewer',
        data: { wanted, what, service: service.profile.name, found: objects.length },
        at: absent(kinds[0], tenant[kinds[0]]),
        discriminator: what,
        related: objects.map((object) => related(object, 'Recognized as an object of the service.')),
        fix: { title: `Run the set-up of the service again in its portal.${appWords(service)}`, safety: 'review' },
      };
    });
  },
});
