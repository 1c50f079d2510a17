import {
  addressEntries,
  confirmedFirst,
  allowLists,
  defineRule,
  egressTable,
  isEmpty,
  listableEgress,
  notApplicable,
  on,
  subtract,
  listedAddresses,
} from '../../../src/rule.ts';

export default defineRule({
  id: 'connection-filter/service-ip-missing',
  summary: 'The allow list of the connection filter does not hold all addresses of the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: ['HostedConnectionFilterPolicy'],
  uses: ['InboundConnector', 'TransportRule'],
  profileFields: ['ipAllowList', 'egress.ipv4'],
  guide: ['ipAllowList', 'egress', 'inboundSummary'],
  references: [
    {
      title: 'Configure connection filtering',
      url: 'https://learn.microsoft.com/defender-office-365/connection-filter-policies-configure',
    },
  ],
  conflictsWith: ['connection-filter/service-ip-allowed', 'enhanced-filtering/bypass-conflict'],
  messages: {
    missing: {
      text: "Connection filter policy '{policy}' does not allow {missing}, from where {service} delivers. Mail that it hands over from there is filtered a second time and can end up in junk or quarantine; the guide asks for all addresses, Microsoft advises against shared ones.",
      severity: 'high',
    },
  },
  *check(context) {
    const { tenant, service } = context;
    const { profile } = service;
    if (profile.ipAllowList !== 'required') {
      yield notApplicable(`${profile.name} does not want its addresses to be allowed.`);
      return;
    }
    const { lists, gaps } = allowLists(tenant.HostedConnectionFilterPolicy);
    yield gaps;
    yield lists.map(({ policy, entries: list }) => {
      const missing = subtract(listableEgress(service), listedAddresses(list));
      if (isEmpty(missing)) return [];
      const entries = addressEntries(missing);
      return {
        message: 'missing',
        data: { policy: policy.name, service: profile.name, missing: entries },
        at: on(policy, 'IPAllowList'),
        ...egressTable(context),
        fix: confirmedFirst(
          {
            title: 'Add the missing addresses and keep the others.',
            commands: [{ do: 'merge', object: policy, property: 'IPAllowList', add: entries, remove: [] }],
          },
          missing,
          context,
        ),
      };
    });
  },
});
