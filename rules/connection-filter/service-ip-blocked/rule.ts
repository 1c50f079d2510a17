import {
  addressEntries,
  confirmedFirst,
  defaultPolicies,
  defineRule,
  formatIpSet,
  gap,
  intersect,
  ipSet,
  isEmpty,
  on,
  overlaps,
  size,
  subtract,
  listedAddresses,
} from '../../../src/rule.ts';
import type { FixProposal, IpSet, ObjectOf } from '../../../src/rule.ts';

/** Addresses that one entry holds at most: a block of /24, or a range of as many. */
const mostAddresses = 256n;

/** Takes the service off the list; the rest of a range stays blocked. */
function unblock(
  policy: ObjectOf['HostedConnectionFilterPolicy'],
  listed: readonly string[],
  egress: IpSet,
): FixProposal {
  const entries = listed.filter((entry) => overlaps(ipSet([entry]).set, egress));
  if (entries.some((entry) => size(ipSet([entry]).set) > mostAddresses)) {
    return {
      title: 'Replace the ranges by blocks of at most /24 that leave out the addresses of the service.',
      safety: 'review',
    };
  }
  const gone = new Set(entries);
  const others = ipSet(listed.filter((entry) => !gone.has(entry))).set;
  const add = addressEntries(subtract(subtract(ipSet(entries).set, egress), others));
  return {
    title: 'Take the addresses of the service off the list and keep the rest blocked.',
    commands: [{ do: 'merge', object: policy, property: 'IPBlockList', add, remove: entries }],
  };
}

export default defineRule({
  id: 'connection-filter/service-ip-blocked',
  summary: 'The block list of the connection filter holds addresses of the service.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OL'],
  requires: ['HostedConnectionFilterPolicy'],
  uses: [],
  profileFields: ['egress.ipv4'],
  guide: ['egress'],
  references: [
    {
      title: 'Configure connection filtering',
      url: 'https://learn.microsoft.com/defender-office-365/connection-filter-policies-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    refused: {
      text: "Connection filter policy '{policy}' blocks {addresses}, from where {service} delivers, and does not allow them. Mail that it hands over from there is refused and does not reach its recipients.",
      severity: 'critical',
    },
    outweighed: {
      text: "Connection filter policy '{policy}' blocks {addresses}, from where {service} delivers, and allows them as well. The allow list wins as long as they are on it; once they are taken off, as Microsoft advises, mail from there is refused.",
      severity: 'low',
    },
  },
  *check(context) {
    const { tenant, service } = context;
    const { policies, gaps } = defaultPolicies(tenant.HostedConnectionFilterPolicy);
    yield gaps;
    yield policies.map((policy) => {
      const { IPBlockList: list, IPAllowList: allowList } = policy;
      if (!list.known) return gap(policy, 'IPBlockList', list);
      const blocked = intersect(listedAddresses(list.value), service.egress);
      if (isEmpty(blocked)) return [];
      if (!allowList.known) return gap(policy, 'IPAllowList', allowList);
      const refused = subtract(blocked, listedAddresses(allowList.value));
      const isRefused = !isEmpty(refused);
      const addresses = formatIpSet(isRefused ? refused : blocked);
      return {
        message: isRefused ? 'refused' : 'outweighed',
        data: { policy: policy.name, addresses, service: service.profile.name },
        at: on(policy, 'IPBlockList'),
        fix: confirmedFirst(unblock(policy, list.value, service.egress), blocked, context),
      };
    });
  },
});
