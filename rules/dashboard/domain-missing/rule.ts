import { declaredAt, defineRule, noDashboard } from '../../../src/rule.ts';

export default defineRule({
  id: 'dashboard/domain-missing',
  summary: "A domain of the tenant is not in the service's dashboard.",
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: ['AcceptedDomain'],
  uses: [],
  guide: ['server'],
  references: [
    {
      title: 'Manage accepted domains in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-accepted-domains/manage-accepted-domains',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: 'Domain \'{domain}\' is not declared to be in the dashboard of {service}. Mail of the domain that is routed there has no destination; if the domain does not use {service}, name those that do under "domains" at the top of the configuration.',
      severity: 'high',
    },
  },
  *check({ service, domains }) {
    const none = noDashboard(service);
    if (none !== undefined) {
      yield none;
      return;
    }
    const declared = new Set(service.config.domains.map(({ domain }) => domain));
    const place = { pointer: `${service.config.pointer}/domains` };
    yield domains.map((domain) => {
      if (declared.has(domain)) return [];
      return {
        message: 'missing',
        data: { domain, service: service.profile.name },
        at: declaredAt('Dashboard', domain, place),
        fix: {
          title:
            'In the dashboard of the service: add the domain with its Server, then declare it in the configuration.',
        },
      };
    });
  },
});
