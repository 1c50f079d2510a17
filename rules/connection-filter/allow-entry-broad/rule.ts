import {
  addressesOf,
  allowEntries,
  allowLists,
  defineRule,
  ipSet,
  notInProfile,
  on,
  overlaps,
  unionOf,
  withoutEntries,
  listedAddresses,
} from '../../../src/rule.ts';
import type { AllowEntry, FixProposal, IpSet, ObjectOf, RuleContext } from '../../../src/rule.ts';

/** Entries that the list takes (Microsoft Learn, configure connection filtering). */
const mostEntries = 1273;
const controls = ['2.1.12', 'MS.SECURITYSUITE.8.1v1'] as const;

const titles = {
  wide: {
    title:
      'Find out which servers in the ranges are meant and list those by themselves; then take the ranges off the list.',
    safety: 'review',
  },
  beyond: {
    title:
      'Keep only the addresses of the service, after you have looked who else in the ranges sends to you: that mail is filtered from then on.',
    safety: 'review',
  },
  unreachable: {
    title: 'Take the entries off the list; if a server was meant, the list needs its public address.',
    safety: 'safe',
  },
  unusable: {
    title: 'Find out which senders are meant, and take the entries off the list.',
    safety: 'review',
  },
} as const satisfies Readonly<Record<string, Pick<FixProposal, 'title' | 'safety'>>>;

const nothing = ipSet([]).set;
const kinds = ['wide', 'unreachable', 'unusable'] as const;

type Services = RuleContext<never, never>['services'];

interface Listed {
  readonly policy: ObjectOf['HostedConnectionFilterPolicy'];
  readonly allowed: readonly AllowEntry[];
  /** What of a range belongs on the list, and stays. */
  readonly stay: IpSet;
}

function ofKind({ policy, allowed, stay }: Listed, kind: (typeof kinds)[number]) {
  const found = allowed.filter((one) => one.kind === kind);
  if (found.length === 0) return [];
  const data = { policy: policy.name, entries: found.map(({ entry }) => entry) };
  const kept = kind === 'wide' ? stay : nothing;
  const fix = { ...titles[kind], ...withoutEntries(policy, allowed, found, kept) };
  return { message: kind, data, at: on(policy, 'IPAllowList'), fix };
}

/** Ranges that hold more than the services; without the addresses of each service there is no telling. */
function beyondServices({ policy, allowed, stay }: Listed, services: Services) {
  const beyond = allowed.filter(({ kind }) => kind === 'beyond');
  if (beyond.length === 0) return [];
  const unlocated = services.filter(({ profile }) => profile.egress.ipv4 === null);
  if (unlocated.length > 0) return unlocated.map(({ profile }) => notInProfile(profile, 'egress.ipv4'));
  const reached = unionOf(...beyond.map(({ addresses }) => addresses));
  const met = services.filter(({ profile }) => overlaps(addressesOf(profile), reached));
  return {
    message: 'beyond',
    data: {
      policy: policy.name,
      entries: beyond.map(({ entry }) => entry),
      services: [...new Set(met.map(({ profile }) => profile.name))],
    },
    at: on(policy, 'IPAllowList'),
    fix: { ...titles.beyond, ...withoutEntries(policy, allowed, beyond, stay) },
  } as const;
}

function overfull(policy: ObjectOf['HostedConnectionFilterPolicy'], count: number) {
  if (count <= mostEntries) return [];
  return {
    message: 'full',
    data: { policy: policy.name, count },
    at: on(policy, 'IPAllowList'),
    fix: { title: 'Take off the entries that nobody needs, those of single senders first.', safety: 'review' },
  } as const;
}

export default defineRule({
  id: 'connection-filter/allow-entry-broad',
  summary: 'The allow list of the connection filter holds an entry that is too wide, or that cannot be what was meant.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['HostedConnectionFilterPolicy'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Configure connection filtering',
      url: 'https://learn.microsoft.com/defender-office-365/connection-filter-policies-configure',
    },
    {
      title: 'Set-HostedConnectionFilterPolicy, IPAllowList',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-hostedconnectionfilterpolicy',
    },
  ],
  conflictsWith: [],
  messages: {
    wide: {
      text: "Connection filter policy '{policy}' allows {entries}, wider than the list takes, which is a /24 or 256 addresses. Strangers in such a range send mail that skips spam filtering and sender authentication.",
      severity: 'medium',
      controls,
    },
    beyond: {
      text: "Connection filter policy '{policy}' allows {entries}, ranges that hold addresses of {services} and of others. Mail of the neighbors in a range skips spam filtering and sender authentication too.",
      severity: 'medium',
      controls,
    },
    unreachable: {
      text: "Connection filter policy '{policy}' allows {entries}, private or reserved addresses that never connect to Exchange Online. The entries let nobody pass; mail of the server that is meant comes from its public address.",
      severity: 'medium',
      controls,
    },
    unusable: {
      text: "Connection filter policy '{policy}' allows {entries}; the list takes IPv4 addresses, ranges and blocks only. Do not count on mail from there being let pass.",
      severity: 'medium',
      controls,
    },
    full: {
      text: "Connection filter policy '{policy}' allows {count} entries, and the list takes 1,273 at most. Nobody knows any more whom all of them let pass, and every change of the list can fail.",
      severity: 'medium',
      controls,
    },
  },
  *check({ tenant, services, profiles, declared }) {
    const stay = unionOf(
      ...services.map(({ profile }) => addressesOf(profile)),
      listedAddresses(declared.allow.addresses),
    );
    const { lists, gaps } = allowLists(tenant.HostedConnectionFilterPolicy);
    yield gaps;
    yield lists.map(({ policy, entries: list }) => {
      const listed = { policy, allowed: allowEntries(list, { services, profiles, declared }), stay };
      return [
        kinds.map((kind) => ofKind(listed, kind)),
        beyondServices(listed, services),
        overfull(policy, list.length),
      ];
    });
  },
});
