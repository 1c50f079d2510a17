import {
  absent,
  addressCopies,
  covers,
  defineRule,
  egressTable,
  formatIpRange,
  gap,
  includeUse,
  inProfile,
  ipSet,
  isEmpty,
  isEverybody,
  maySend,
  onDomain,
  overlaps,
  publishedEgress,
  rangesOf,
  related,
  sendingDomains,
  subtract,
  unionOf,
  unknown,
  unpublishedOf,
  vendorPass,
} from '../../../src/rule.ts';
import type { AddressCopy, AddressList, IpSet, PublishedEgress, RuleContext } from '../../../src/rule.ts';

type Sections = 'AcceptedDomain' | 'InboundConnector' | 'HostedConnectionFilterPolicy' | 'TransportRule';

/** What profile and published record do not have in common. */
interface Drift {
  /** In the profile, and known not to be published. */
  readonly unpublished: IpSet;
  /** Published, and not in the profile. */
  readonly added: IpSet;
}

const ipv6 = ipSet(['::/0']).set;

/** Ranges that a sentence names; the table has all. */
const SHOWN = 8;

function shown(set: IpSet): readonly string[] {
  return rangesOf(set).map(formatIpRange);
}

/** The added addresses, in words where there are too many to name. */
function addedText({ added }: Drift, pass: IpSet): readonly string[] {
  if (isEverybody(pass)) return ['everybody else'];
  const ranges = shown(added);
  const more = ranges.length - SHOWN;
  return more > 1 ? [...ranges.slice(0, SHOWN), `${more} more ranges`] : ranges;
}

/** Domains whose mail fails SPF from one of the addresses because they rely on the include. */
function failingDomains(context: RuleContext<never, Sections>, { unpublished }: Drift, include: string) {
  const { service, services, domains, dns } = context;
  if (isEmpty(unpublished) || !maySend(service)) return [];
  const { known } = sendingDomains(domains, services, dns);
  return known
    .filter(({ domain }) => includeUse(domain, include, dns).state === 'effective')
    .filter(({ domain }) => vendorPass(domain, unpublished, dns).state === 'refused')
    .map(({ domain }) => domain);
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

const listSections = ['InboundConnector', 'HostedConnectionFilterPolicy', 'TransportRule'] as const;

function unreadSections({ tenant }: RuleContext<never, Sections>) {
  return listSections.map((kind) => {
    const section = tenant[kind];
    return section.state === 'missing' ? gap(absent(kind, section), kind, unknown(section.why, section.at)) : [];
  });
}

function violationOf(context: RuleContext<never, Sections>, drift: Drift, { include, pass }: PublishedEgress) {
  const { profile } = context.service;
  const copies = addressCopies(context);
  const lists = concerned(copies, drift);
  const names = listNames(
    copies,
    lists.map(({ list }) => list),
  );
  const data = { include, service: profile.name, profile: profile.id, lists: names };
  const added = addedText(drift, pass);
  const domains = failingDomains(context, drift, include);
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
  if (message === 'added') return { message, data: { ...data, added }, ...rest };
  if (message === 'unpublished') {
    return domains.length > 0
      ? { message: 'failing' as const, data: { ...data, unpublished, domains }, ...rest }
      : { message, data: { ...data, unpublished }, ...rest };
  }
  return domains.length > 0
    ? { message: 'bothFailing' as const, data: { ...data, added, unpublished, domains }, ...rest }
    : { message, data: { ...data, added, unpublished }, ...rest };
}

export default defineRule({
  id: 'vendor/egress-drift',
  summary: 'The addresses that the service publishes are not those that the audit goes by.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain', 'InboundConnector', 'HostedConnectionFilterPolicy', 'TransportRule'],
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
    failing: {
      text: "SPF record of {include} does not let {unpublished} send for {service}, which profile '{profile}' has. Mail from there in the name of {domains} fails SPF. If {service} has given up these addresses, lists of the tenant trust whoever holds them now: {lists}.",
      severity: 'high',
    },
    bothFailing: {
      text: "SPF record of {include} lets {added} send for {service} and {unpublished} not, other than profile '{profile}' has it. Mail from the latter in the name of {domains} fails SPF. Lists of the tenant that would have to follow: {lists}.",
      severity: 'high',
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
    const { include, pass, why } = published;
    const at = onDomain(include, 'TXT');
    if (why !== undefined) yield gap(at, 'SPF record', why);
    if (why === undefined && isEmpty(pass)) {
      const detail = `The SPF record of ${include} lets no address pass, so there is nothing to compare with.`;
      yield gap(at, 'SPF record', unknown({ reason: 'undetermined', detail }));
      return;
    }
    const isIpv6Known = service.profile.egress.ipv6 !== null;
    const drift = {
      unpublished: unpublishedOf(service.egress, service.profile, dns),
      added: subtract(isIpv6Known ? pass : subtract(pass, ipv6), service.egress),
    };
    if (isEmpty(unionOf(drift.unpublished, drift.added))) return;
    yield unreadSections(context);
    yield violationOf(context, drift, published);
  },
});
