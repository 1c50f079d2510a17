import {
  absent,
  addressEntries,
  confirmedFirst,
  defineRule,
  egressTable,
  gap,
  ipSet,
  isDefaultPolicy,
} from '../../../src/rule.ts';
import { isEmpty, listableEgress, notApplicable, on, subtract, unknown } from '../../../src/rule.ts';

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
  conflictsWith: ['connection-filter/service-ip-allowed'],
  messages: {
    missing: {
      text: "Connection filter policy '{policy}' does not allow {missing}, from where {service} delivers. Mail that comes back from there is filtered a second time and can end up in junk or quarantine; the guide asks for all addresses, Microsoft advises against shared ones.",
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
    const { HostedConnectionFilterPolicy: section } = tenant;
    const policies = section.objects.filter(isDefaultPolicy);
    if (policies.length === 0 && section.state === 'complete') {
      const detail = 'the default policy, which cannot be removed, is not in the export';
      const why = unknown({ reason: 'partial', detail, command: 'Get-HostedConnectionFilterPolicy' }, section.at);
      yield gap(absent('HostedConnectionFilterPolicy', section), 'HostedConnectionFilterPolicy', why);
    }
    for (const policy of policies) {
      const list = policy.IPAllowList;
      if (!list.known) {
        yield gap(policy, 'IPAllowList', list);
        continue;
      }
      const missing = subtract(listableEgress(service), ipSet(list.value).set);
      if (isEmpty(missing)) continue;
      const entries = addressEntries(missing);
      yield {
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
    }
  },
});
