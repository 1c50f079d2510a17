import {
  allowEntries,
  allowLists,
  defineRule,
  notInProfile,
  on,
  withoutEntries,
  listedAddresses,
} from '../../../src/rule.ts';
import type { AllowEntry, IpSet, ObjectOf, RuleContext } from '../../../src/rule.ts';

const controls = ['2.1.12', 'MS.SECURITYSUITE.8.1v1'] as const;

interface Listed {
  readonly policy: ObjectOf['HostedConnectionFilterPolicy'];
  readonly allowed: readonly AllowEntry[];
  /** What of an entry is declared, and stays. */
  readonly stay: IpSet;
}

/** What the findings about some entries of a list have in common. */
function aboutEntries({ policy, allowed, stay }: Listed, found: readonly AllowEntry[], title: string) {
  return {
    data: { policy: policy.name, entries: found.map(({ entry }) => entry) },
    at: on(policy, 'IPAllowList'),
    fix: { title, ...withoutEntries(policy, allowed, found, stay), safety: 'review' as const },
  };
}

function unrelated(listed: Listed, services: RuleContext<never, never>['services']) {
  const found = listed.allowed.filter(({ kind }) => kind === 'unrelated');
  if (found.length === 0) return [];
  const unlocated = services.filter(({ profile }) => profile.egress.ipv4 === null);
  if (unlocated.length > 0) return unlocated.map(({ profile }) => notInProfile(profile, 'egress.ipv4'));
  const title =
    'Find out whose addresses these are. Declare under "allow" those that have to be on the list, and take the others off: mail from there is filtered from then on.';
  return { message: 'unrelated' as const, ...aboutEntries(listed, found, title) };
}

function own(listed: Listed) {
  const found = listed.allowed.filter(({ kind }) => kind === 'own');
  if (found.length === 0) return [];
  const title =
    'Recognize the servers by an inbound connector instead and take them off the list, or declare under "allow" that they have to be on it.';
  return { message: 'own' as const, ...aboutEntries(listed, found, title) };
}

function former(listed: Listed) {
  const byVendor = Map.groupBy(listed.allowed, (one) => one.former);
  return [...byVendor].map(([profile, found]) => {
    if (profile === undefined) return [];
    const title = `Add ${profile.name} to the configuration if it is in the path. If it is not, take its addresses off the list.`;
    const about = aboutEntries(listed, found, title);
    const data = { ...about.data, vendor: profile.name };
    return { message: 'former' as const, ...about, data, discriminator: profile.id };
  });
}

export default defineRule({
  id: 'connection-filter/allow-entry-unrelated',
  summary: 'The allow list of the connection filter holds an entry of no service in the path.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['HostedConnectionFilterPolicy'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Create safe sender lists',
      url: 'https://learn.microsoft.com/defender-office-365/create-safe-sender-lists-in-office-365',
    },
  ],
  conflictsWith: [],
  messages: {
    unrelated: {
      text: "Connection filter policy '{policy}' allows {entries}, which no service of the configuration has and nobody has declared. Mail from there skips spam filtering and sender authentication, whoever holds the addresses by now.",
      severity: 'low',
      controls,
    },
    own: {
      text: "Connection filter policy '{policy}' allows {entries}, declared as addresses of the gateway or of own servers, not as allowed. Mail from the internet that these servers pass on skips spam filtering and sender authentication.",
      severity: 'low',
      controls,
    },
    former: {
      text: "Connection filter policy '{policy}' allows {entries} of {vendor}, which is no service of the configuration. Mail from there skips spam filtering and sender authentication, whoever sends it through {vendor}.",
      severity: 'low',
      controls,
    },
  },
  *check({ tenant, services, profiles, declared }) {
    const stay = listedAddresses(declared.allow.addresses);
    const { lists, gaps } = allowLists(tenant.HostedConnectionFilterPolicy);
    yield gaps;
    yield lists.map(({ policy, entries: list }) => {
      const allowed = allowEntries(list, { services, profiles, declared });
      const listed = { policy, allowed, stay };
      return [unrelated(listed, services), own(listed), former(listed)];
    });
  },
});
