import { defineRule, gap, on, unreadState } from '../../../src/rule.ts';
import type { FixProposal, OutboundConnector, ServiceConnector, ServiceView } from '../../../src/rule.ts';

/**
 * Connectors beside those of the directions in force that take mail on their own account, or may: enabled, and not known
 * to wait for a rule. The direction of the endpoint does not limit what they take.
 */
function captors({ allConnectors, connectors, outOfUse }: ServiceView): readonly ServiceConnector[] {
  return allConnectors.filter((one) => {
    const { IsTransportRuleScoped: scoped } = one.connector;
    return (
      !connectors.includes(one) && !outOfUse.includes(one) && one.active !== false && !(scoped.known && scoped.value)
    );
  });
}

function scope(connector: OutboundConnector): FixProposal {
  const { RecipientDomains: domains } = connector;
  const hasDomains = domains.known && domains.value.length > 0;
  return {
    title: hasDomains
      ? 'Leave the connector to rules; its recipient domains have no effect then and can be taken off.'
      : 'Leave the connector to rules.',
    commands: [{ do: 'set', object: connector, parameters: { IsTransportRuleScoped: true } }],
  };
}

export default defineRule({
  id: 'connector/outbound-not-rule-scoped',
  summary: 'A connector to the service takes mail by recipient domain instead of waiting for its rule.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector'],
  uses: [],
  profileFields: ['outbound.ruleScoped'],
  guide: ['inboundConnector', 'outboundConnector'],
  references: [
    {
      title: 'New-OutboundConnector, IsTransportRuleScoped',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
    {
      title: 'Scenario: conditional mail routing',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/conditional-mail-routing',
    },
  ],
  conflictsWith: [],
  messages: {
    unscoped: {
      text: "Outbound connector '{connector}' to {service} takes mail by recipient domain, not only where a rule routes to it. Such mail lacks the header that identifies the tenant and passes no exception, so it can go to {service} again and again.",
      severity: 'high',
    },
    inert: {
      text: "Outbound connector '{connector}' to {service} is used by rules only, yet names recipient domains: {domains}. They have no effect, and would take mail as soon as the restriction to rules were lifted.",
      severity: 'info',
    },
  },
  *check({ service }) {
    const others = captors(service);
    yield [...service.connectors, ...others].map((one) => {
      const { connector, suspicion } = one;
      if (suspicion?.kind === 'stamping-rule') return [];
      const unread = others.includes(one) ? unreadState(one) : undefined;
      if (unread !== undefined) return gap(connector, unread.property, unread.why);
      const { IsTransportRuleScoped: scoped, RecipientDomains: domains } = connector;
      if (!scoped.known) return gap(connector, 'IsTransportRuleScoped', scoped);
      const names = { connector: connector.name, service: service.profile.name };
      if (!scoped.value) {
        const at = on(connector, 'IsTransportRuleScoped');
        return { message: 'unscoped', data: names, at, fix: scope(connector) };
      }
      if (!domains.known) return gap(connector, 'RecipientDomains', domains);
      if (domains.value.length === 0) return [];
      return { message: 'inert', data: { ...names, domains: domains.value }, at: on(connector, 'RecipientDomains') };
    });
  },
});
