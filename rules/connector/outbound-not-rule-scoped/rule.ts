import { defineRule, gap, on } from '../../../src/rule.ts';

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
    for (const { connector, suspicion } of service.connectors) {
      if (suspicion?.kind === 'stamping-rule') continue;
      const { IsTransportRuleScoped: scoped, RecipientDomains: domains } = connector;
      const names = { connector: connector.name, service: service.profile.name };
      if (!scoped.known) {
        yield gap(connector, 'IsTransportRuleScoped', scoped);
      } else if (!scoped.value) {
        yield {
          message: 'unscoped',
          data: names,
          at: on(connector, 'IsTransportRuleScoped'),
          fix: {
            title: 'Leave the connector to rules.',
            commands: [{ do: 'set', object: connector, parameters: { IsTransportRuleScoped: true } }],
          },
        };
      } else if (!domains.known) {
        yield gap(connector, 'RecipientDomains', domains);
      } else if (domains.value.length > 0) {
        yield { message: 'inert', data: { ...names, domains: domains.value }, at: on(connector, 'RecipientDomains') };
      }
    }
  },
});
