import { declaredAt, defineRule, noDashboard, notDeclared } from '../../../src/rule.ts';

export default defineRule({
  id: 'dashboard/recipient-lookup-off',
  summary: 'The service accepts mail for recipients that do not exist.',
  profile: 'security',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: [],
  uses: [],
  profileFields: ['dashboard.server'],
  guide: ['lookups'],
  references: [
    {
      title: 'Use directory-based edge blocking',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-directory-based-edge-blocking',
    },
    { title: 'RFC 5321, section 6.1', url: 'https://www.rfc-editor.org/rfc/rfc5321#section-6.1' },
  ],
  conflictsWith: [],
  messages: {
    off: {
      text: "Domain '{domain}' has Rcpt Lookup off in the dashboard of {service}. {service} accepts mail for recipients that do not exist, and whoever cannot deliver it afterwards has to return it, mostly to forged senders.",
      severity: 'info',
    },
  },
  *check({ service }) {
    const none = noDashboard(service);
    if (none !== undefined) yield none;
    yield service.config.domains.map((facts) => {
      const { domain, rcptLookup } = facts;
      if (rcptLookup === undefined) return notDeclared(facts, 'rcptLookup');
      if (rcptLookup.value) return [];
      return {
        message: 'off',
        data: { domain, service: service.profile.name },
        at: { ...declaredAt('Dashboard', domain, rcptLookup), property: 'rcptLookup' },
        fix: { title: 'In the dashboard of the service: turn Rcpt Lookup on, if recipients are to be checked there.' },
      };
    });
  },
});
