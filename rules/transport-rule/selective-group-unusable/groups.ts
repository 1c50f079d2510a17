import { exportGroup, unknown } from '../../../src/rule.ts';
import type { ObjectOf, Section, Target, Unknown } from '../../../src/rule.ts';

type Group = ObjectOf['DistributionGroupMember'];
type Groups = Section<Group>;

/** What keeps one from saying who is in a group: a fact of the exported group, or that it was not exported. */
export interface OpenGroup {
  readonly about: Group | Target;
  readonly fact: string;
  readonly why: Unknown;
}

/** A group as the export knows it. */
export type GroupState =
  | { readonly state: 'listed'; readonly group: Group; readonly members: readonly Member[] }
  | { readonly state: 'open'; readonly open: OpenGroup };

interface Member {
  readonly address: string;
  readonly recipientType: string | null;
}

/** Names by which a rule may know a group, besides the one under which its members were exported. */
const names = ['Group', 'PrimarySmtpAddress', 'Identity', 'Name', 'Guid'];

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^smtp:/, '');
}

function goesBy(group: Group, wanted: string): boolean {
  return names.some((name) => {
    const fact = group.property(name);
    return fact.known && typeof fact.value === 'string' && plain(fact.value) === wanted;
  });
}

/** Groups are exported one by one, so that one which the export does not hold may be there all the same. */
function notExported(name: string, section: Groups): OpenGroup {
  const kind = 'DistributionGroupMember';
  const detail = 'the export does not hold the members of this group';
  const why = section.state === 'complete' ? ({ reason: 'not-exported', detail } as const) : section.why;
  return {
    about: { subject: { kind, identity: name, key: plain(name) }, at: section.at },
    fact: kind,
    why: unknown({ ...why, command: exportGroup(name) }, section.at),
  };
}

/** Looks a group up by any of the names under which it was exported. */
export function groupState(name: string, section: Groups): GroupState {
  if (section.state === 'missing') return { state: 'open', open: notExported(name, section) };
  const wanted = plain(name);
  const group = section.objects.find((one) => goesBy(one, wanted));
  if (group !== undefined) {
    const { Members: members } = group;
    if (members.known) return { state: 'listed', group, members: members.value };
    return { state: 'open', open: { about: group, fact: 'Members', why: members } };
  }
  const nameless = section.objects.find((one) => !one.Group.known);
  if (nameless !== undefined && !nameless.Group.known) {
    return { state: 'open', open: { about: nameless, fact: 'Group', why: nameless.Group } };
  }
  return { state: 'open', open: notExported(name, section) };
}

/** Who of the users is in none of the groups, or only in a group inside one; `open`: groups inside that are not known. */
export interface Membership {
  readonly missing: readonly string[];
  readonly nested: readonly string[];
  readonly open: readonly OpenGroup[];
}

type Listed = Extract<GroupState, { state: 'listed' }>;

function isGroup({ recipientType }: Member): boolean {
  return recipientType !== null && /group/i.test(recipientType);
}

/** Groups inside the given ones, at any depth, and those whose members are not known. */
function groupsInside(
  groups: readonly Listed[],
  section: Groups,
): { inside: readonly Listed[]; open: readonly OpenGroup[] } {
  const inside: Listed[] = [];
  const open: OpenGroup[] = [];
  const seen = new Set<unknown>(groups.map(({ group }) => group));
  const queue = [...groups];
  for (let parent = queue.shift(); parent !== undefined; parent = queue.shift()) {
    for (const member of parent.members.filter(isGroup)) {
      const found = groupState(member.address, section);
      if (found.state === 'open') open.push(found.open);
      if (found.state !== 'listed' || seen.has(found.group)) continue;
      seen.add(found.group);
      inside.push(found);
      queue.push(found);
    }
  }
  return { inside, open };
}

function addressesOf(groups: readonly Listed[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ members }) => members.map(({ address }) => plain(address))));
}

/** Holds users against the members of groups. A user is known by the primary address alone (New-TransportRule). */
export function membershipOf(users: readonly string[], groups: readonly Listed[], section: Groups): Membership {
  const direct = addressesOf(groups);
  const others = users.filter((user) => !direct.has(plain(user)));
  if (others.length === 0) return { missing: [], nested: [], open: [] };
  const { inside, open } = groupsInside(groups, section);
  const indirect = addressesOf(inside);
  const nested = others.filter((user) => indirect.has(plain(user)));
  const rest = others.filter((user) => !indirect.has(plain(user)));
  return open.length > 0 && rest.length > 0 ? { missing: [], nested, open } : { missing: rest, nested, open: [] };
}
