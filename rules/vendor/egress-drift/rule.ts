import {
  absent,
  addressCopies,
  covers,
  defineRule,
  egressTable,
  formatIpRange,
  gap,
  inProfile,
  ipSet,
  isEmpty,
  onDomain,
  overlaps,
  publishedEgress,
  rangesOf,
  related,
  subtract,
  unionOf,
  unknown,
} from '../../../src/rule.ts';
import type { AddressCopy, AddressList, IpSet, RuleContext } from '../../../src/rule.ts';

type Sections = 'InboundConnector' | 'HostedConnectionFilterPolicy' | 'TransportRule';

/** What profile and published record do not have in common. */
interface Drift {
  /** In the profile, and known not to be published. */
  readonly unpublished: IpSet;
  /** Published, and not in the profile. */
  readonly added: IpSet;
}

const ipv6 = ipSet(['::/0']).set;

function shown(set: IpSet): readonly string[] {
  return rangesOf(set).map(formatIpRange);
}

const notes: Readonly<Record<AddressCopy['title'], string>> = {
  Connector: 'Recognizes the service by its addresses.',
  Allowed: 'Allows the addresses of the service.',
  Skipped: 'Skips the addresses of the service.',
  Rules: 'Tells mail of the service by its addresses.',
};

function labelOf({ object, property }: AddressList): string {
  return `${property} of '${object.name}'`;
}

/** What the message says of the lists; of those that could not be read nobody knows. */
function listNames(copies: readonly AddressCopy[], lists: readonly AddressList[]): readonly string[] {
  const names = lists.map(labelOf);
  if (copies.some(({ isOpen }) => isOpen)) return [...names, 'lists that could not be read'];
  return names.length > 0 ? names : ['none'];
}

/** The lists of the tenant that change when the profile does: they hold what goes, or lack what comes. */
function concerned(copies: readonly AddressCopy[], { unpublished, added }: Drift) {
  return copies.flatMap(({ title, lists, takesIpv6 }) => {
    const wanted = takesIpv6 ? added : subtract(added, ipv6);
    return lists
      .filter(({ set }) => overlaps(set, unpublished) || !covers(set, wanted))
      .map((list) => ({ list, note: notes[title] }));
  });
}

function messageOf({ unpublished, added }: Drift): 'added' | 'unpublished' | 'both' {
  if (isEmpty(unpublished)) return 'added';
  return isEmpty(added) ? 'unpublished' : 'both';
}

function* unreadSections({ tenant }: RuleContext<never, Sections>) {
  for (const kind of ['InboundConnector', 'HostedConnectionFilterPolicy', 'TransportRule'] as const) {
    const section = tenant[kind];
    if (section.state === 'missing') yield gap(absent(kind, section), kind, unknown(section.why, section.at));
  }
}

function* drifts(context: RuleContext<never, Sections>, drift: Drift, include: string) {
  const { profile } = context.service;
  const copies = addressCopies(context);
  const lists = concerned(copies, drift);
  const names = listNames(
    copies,
    lists.map(({ list }) => list),
  );
  const data = { include, service: profile.name, profile: profile.id, lists: names };
  const added = shown(drift.added);
  const unpublished = shown(drift.unpublished);
  const rest = {
    at: inProfile(profile.id, '/egress/ipv4'),
    related: lists.map(({ list, note }) => related(list.object, note, list.property)),
    ...egressTable(context),
    fix: {
      title: `Have ${profile.name} confirm its addresses, take them into a profile of your own, audit again with --vendor, and then mend the lists.`,
      program: ['profile', profile.id, '--from-dns', '-o', `${profile.id}.profile.json`],
    },
  };
  const message = messageOf(drift);
  if (message === 'added') yield { message, data: { ...data, added }, ...rest };
  else if (message === 'unpublished') yield { message, data: { ...data, unpublished }, ...rest };
  else yield { message, data: { ...data, added, unpublished }, ...rest };
}

export default defineRule({
  id: 'vendor/egress-drift',
  summary: 'The addresses that the service publishes are not those that the audit goes by.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: ['InboundConnector', 'HostedConnectionFilterPolicy', 'TransportRule'],
  dns: 'hosts',
  profileFields: ['egress.ipv4', 'spf.include'],
  guide: ['egress', 'spf'],
  references: [
    {
      title: 'RFC 7208, section 5.2: include',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.2',
    },
  ],
  conflictsWith: [],
  messages: {
    added: {
      text: "SPF record of {include} lets {added} send for {service}, which profile '{profile}' does not have. If mail comes back from there, lists of the tenant lack it: {lists}.",
      severity: 'medium',
    },
    unpublished: {
      text: "SPF record of {include} does not let {unpublished} send for {service}, which profile '{profile}' has. If {service} has given up these addresses, lists of the tenant trust whoever holds them now: {lists}.",
      severity: 'medium',
    },
    both: {
      text: "SPF record of {include} lets {added} send for {service} and {unpublished} not, other than profile '{profile}' has it. Lists of the tenant that would have to follow: {lists}.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { service, dns } = context;
    const published = publishedEgress(service.profile, dns);
    if (published === undefined) return;
    const { include, pass, open, why } = published;
    const at = onDomain(include, 'TXT');
    if (why !== undefined) yield gap(at, 'SPF record', why);
    const refused = dns.coverage(include).permerror;
    if (why === undefined && isEmpty(pass)) {
      const detail = `The SPF record of ${include} lets no address pass, so there is nothing to compare with.`;
      yield gap(at, 'SPF record', unknown({ reason: 'undetermined', detail }));
      return;
    }
    const isIpv6Known = service.profile.egress.ipv6 !== null;
    const drift = {
      unpublished: subtract(service.egress, unionOf(pass, open, refused)),
      added: subtract(isIpv6Known ? pass : subtract(pass, ipv6), service.egress),
    };
    if (isEmpty(unionOf(drift.unpublished, drift.added))) return;
    yield* unreadSections(context);
    yield* drifts(context, drift, include);
  },
});
