import {
  addressesOf,
  allowEntries,
  allowLists,
  defineRule,
  expectedAddresses,
  on,
  overlaps,
  subtract,
  withoutEntries,
} from '../../../src/rule.ts';

const controls = ['2.1.12', 'MS.SECURITYSUITE.8.1v1'] as const;

export default defineRule({
  id: 'connection-filter/service-ip-allowed',
  summary: 'The allow list of the connection filter holds addresses of the service.',
  profile: 'security',
  per: 'service',
  appliesTo: '*',
  requires: ['HostedConnectionFilterPolicy'],
  uses: [],
  profileFields: ['egress.ipv4'],
  guide: ['ipAllowList'],
  references: [
    {
      title: 'Configure connection filtering',
      url: 'https://learn.microsoft.com/defender-office-365/connection-filter-policies-configure',
    },
    {
      title: 'Create safe sender lists',
      url: 'https://learn.microsoft.com/defender-office-365/create-safe-sender-lists-in-office-365',
    },
  ],
  conflictsWith: ['connection-filter/service-ip-missing'],
  messages: {
    asked: {
      text: "Connection filter policy '{policy}' allows {entries}, from where {service} delivers. Mail from there skips spam filtering and sender authentication, whoever sent it through {service}; the guide of {service} asks for these entries, Microsoft, CIS and CISA advise against them.",
      severity: 'medium',
      controls,
    },
    allowed: {
      text: "Connection filter policy '{policy}' allows {entries}, from where {service} delivers. Mail from there skips spam filtering and sender authentication, whoever sent it through {service}; Microsoft, CIS and CISA advise against such entries.",
      severity: 'medium',
      controls,
    },
  },
  *check({ tenant, service, services, profiles, declared }) {
    const { profile } = service;
    const own = addressesOf(profile);
    const others = subtract(expectedAddresses(services, declared), own);
    const isAsked = profile.ipAllowList === 'required';
    const { lists, gaps } = allowLists(tenant.HostedConnectionFilterPolicy);
    yield gaps;
    yield lists.map(({ policy, entries: list }) => {
      const allowed = allowEntries(list, { services, profiles, declared });
      const found = allowed.filter(({ kind, addresses }) => kind === 'service' && overlaps(addresses, own));
      if (found.length === 0) return [];
      const title = isAsked
        ? `Accept the entries by a suppression with the reason, or take them off, which leaves open what the guide of ${profile.name} asks for: what it hands over is then filtered by Exchange too.`
        : 'Take the entries off the list, after which mail from there is filtered like any other, or accept them by a suppression with the reason.';
      return {
        message: isAsked ? 'asked' : 'allowed',
        data: { policy: policy.name, entries: found.map(({ entry }) => entry), service: profile.name },
        at: on(policy, 'IPAllowList'),
        fix: { title, ...withoutEntries(policy, allowed, found, others), safety: 'review' },
      };
    });
  },
});
