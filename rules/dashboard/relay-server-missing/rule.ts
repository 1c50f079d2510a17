import { declaredHosts, defineRule } from '../../../src/rule.ts';

export default defineRule({
  id: 'dashboard/relay-server-missing',
  summary: 'The field Relay Server is empty, although outbound mail is to return to the tenant.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['OL'],
  requires: [],
  uses: [],
  profileFields: ['dashboard.relayServer'],
  guide: ['relayServer', 'outboundSummary', 'matrix', 'troubleshooting'],
  references: [
    {
      title: 'Integrate Microsoft 365 with an email add-on service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/integrate-office-365-with-an-email-add-on-service',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Domain '{domain}' has an empty field Relay Server in the dashboard of {service}, although its outbound mail is to return to the tenant. {service} delivers it to the recipients itself, past everything that the tenant does on the way out.",
      severity: 'high',
    },
  },
  *check({ service }) {
    yield [...declaredHosts(service, 'relayServer')].map((declared) => {
      if ('gap' in declared) return declared;
      if (declared.value !== null) return [];
      return {
        message: 'missing',
        data: { domain: declared.facts.domain, service: service.profile.name },
        at: declared.at,
        fix: { title: 'In the dashboard of the service: set Relay Server to the MX host of the tenant.' },
      };
    });
  },
});
