import { gapsOf, acceptedIndex, declaredAt, defineRule, isLookalike, noDashboard } from '../../../src/rule.ts';

export default defineRule({
  id: 'accepted-domain/service-domain-missing',
  summary: 'A domain that the service handles is no accepted domain of the tenant.',
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
      text: "Domain '{domain}' is declared for {service}, but is no accepted domain of the tenant. Exchange Online refuses mail that {service} delivers for it, and takes mail from it for foreign.",
      severity: 'high',
    },
    misspelt: {
      text: "Domain '{domain}' is declared for {service}, but is no accepted domain of the tenant, while '{nearest}' is. If the name is misspelt in the dashboard too, mail of the accepted domain has no destination at {service}.",
      severity: 'high',
    },
  },
  *check({ tenant, service, whyIncomplete }) {
    const none = noDashboard(service);
    if (none !== undefined) yield none;
    const { objects } = tenant.AcceptedDomain;
    const coverageOf = acceptedIndex(objects);
    const isComplete = whyIncomplete('AcceptedDomain') === undefined;
    const names = objects.flatMap(({ DomainName: name }) => (name.known && name.value !== null ? [name.value] : []));
    const plainNames = names.filter((name) => !name.includes('*'));
    yield service.config.domains.map(({ domain, pointer }) => {
      const coverage = coverageOf(domain);
      if (coverage === 'accepted') return [];
      const open = coverage === 'missing' ? [] : coverage;
      if (open.length > 0 || !isComplete) return gapsOf(open);
      const nearest = isLookalike(domain, plainNames);
      const at = declaredAt('Dashboard', domain, { pointer });
      const data = { domain, service: service.profile.name };
      const fix = {
        title:
          'Add the domain to the tenant and verify it, or correct its name in the dashboard and the configuration.',
      };
      if (nearest === undefined) return { message: 'missing', data, at, fix };
      return { message: 'misspelt', data: { ...data, nearest }, at, fix };
    });
  },
});
