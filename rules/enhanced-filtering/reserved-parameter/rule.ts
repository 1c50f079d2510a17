import { defineRule, gap, on } from '../../../src/rule.ts';

const reserved = ['EFTestMode', 'EFSkipMailGateway', 'ScanAndDropRecipients'] as const;

export default defineRule({
  id: 'enhanced-filtering/reserved-parameter',
  summary: 'A connector uses parameters that Microsoft reserves for itself.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-InboundConnector, EFSkipMailGateway',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    reserved: {
      text: "Inbound connector '{connector}' has parameters set that Microsoft reserves for its own use: {parameters}. What they do is not documented and may change without notice, so that nobody can say how mail that comes in here is judged.",
      severity: 'info',
    },
  },
  *check({ tenant }) {
    yield tenant.InboundConnector.objects.map((connector) => {
      const { Enabled: enabled } = connector;
      if (enabled.known && !enabled.value) return [];
      const facts = reserved.map((property) => ({ property, fact: connector[property] }));
      const open = facts.map(({ property, fact }) => (fact.known ? [] : gap(connector, property, fact)));
      const parameters = facts
        .filter(({ fact }) => fact.known && (fact.value === true || (fact.value !== false && fact.value.length > 0)))
        .map(({ property }) => property);
      const [first] = parameters;
      if (first === undefined) return open;
      if (!enabled.known) return [open, gap(connector, 'Enabled', enabled)];
      return [open, { message: 'reserved', data: { connector: connector.name, parameters }, at: on(connector, first) }];
    });
  },
});
