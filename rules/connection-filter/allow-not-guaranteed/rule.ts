import { allowLists, defineRule, ipSet, on, overlaps } from '../../../src/rule.ts';

export default defineRule({
  id: 'connection-filter/allow-not-guaranteed',
  summary: 'The allow list of the connection filter does not hold for sure for addresses that many tenants share.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: ['HostedConnectionFilterPolicy'],
  uses: [],
  profileFields: ['egress.ipv4', 'egress.shared'],
  guide: ['ipAllowList'],
  references: [
    {
      title: 'Configure connection filtering',
      url: 'https://learn.microsoft.com/defender-office-365/connection-filter-policies-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    shared: {
      text: "Connection filter policy '{policy}' allows {entries}, from where {service} delivers for other customers too. Exchange can filter mail from there all the same, for example when another tenant has the address on a connector of type OnPremises, or when the mail enters Microsoft 365 in another forest than that of the tenant.",
      severity: 'info',
    },
  },
  *check({ tenant, service }) {
    const { lists, gaps } = allowLists(tenant.HostedConnectionFilterPolicy);
    yield gaps;
    yield lists.map(({ policy, entries: list }) => {
      const entries = list.filter((entry) => overlaps(ipSet([entry]).set, service.egress));
      if (entries.length === 0) return [];
      const data = { policy: policy.name, entries, service: service.profile.name };
      return { message: 'shared', data, at: on(policy, 'IPAllowList') };
    });
  },
});
