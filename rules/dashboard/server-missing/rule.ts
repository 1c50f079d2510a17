import { declaredHosts, defineRule, type FixProposal } from '../../../src/rule.ts';

const fixes: Readonly<Record<'microsoft365' | 'google' | 'onPremises' | 'other', FixProposal>> = {
  microsoft365: {
    title: 'In the dashboard of the service: set Server to the MX host that Microsoft 365 names for the domain.',
  },
  google: { title: 'In the dashboard of the service: set Server to the host at which Google Workspace takes mail.' },
  onPremises: {
    title:
      'In the dashboard of the service: set Server to the host or address of the mail server that holds the mailboxes.',
  },
  other: {
    title:
      'In the dashboard of the service: set Server to the host or address of the system that receives mail in the end.',
  },
};

export default defineRule({
  id: 'dashboard/server-missing',
  summary: "The field Server of a domain is empty in the service's dashboard.",
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: [],
  profileFields: ['dashboard.server'],
  guide: ['server', 'inboundSummary', 'matrix'],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Domain '{domain}' has an empty field Server in the dashboard of {service}. Processed mail has no destination: it bounces, or it goes to whatever the public MX record names, which can be the way it came.",
      severity: 'critical',
    },
    unused: {
      text: "Domain '{domain}' has an empty field Server in the dashboard of {service}. The field is required even where only outbound mail is processed; inbound mail that does get there bounces or follows the public MX record.",
      severity: 'high',
    },
  },
  *check({ service }) {
    const isInboundUsed = !service.architecture.inbound.candidates.includes('none');
    yield [...declaredHosts(service, 'server')].map((declared) => {
      if ('gap' in declared) return declared;
      if (declared.value !== null) return [];
      return {
        message: isInboundUsed ? 'missing' : 'unused',
        data: { domain: declared.facts.domain, service: service.profile.name },
        at: declared.at,
        fix: fixes[declared.facts.mailSystem?.value ?? 'microsoft365'],
      };
    });
  },
});
