import type { GroupMember } from '../model/index.ts';
import { lostToDepth, type Outcome, wrongType } from './outcome.ts';
import { readValue } from './read-value.ts';
import { unwrap } from './unwrap.ts';

/** Fields of `DistributionGroupMember`: the group by any of its names, and its members. */
export const groupFields = [
  { name: 'Group', folded: ['group'], read: readGroup },
  { name: 'Members', folded: ['members'], read: readMembers },
] as const;

function readGroup(raw: unknown): Outcome {
  return readValue({ type: 'text', doc: '' }, raw);
}

/**
 * Members as `{ PrimarySmtpAddress, RecipientType }` or as bare addresses; one member may stand without a list.
 * Members without an address take part in no mail flow and are left out.
 */
function readMembers(raw: unknown): Outcome<readonly GroupMember[]> {
  const value = unwrap(raw);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const members: GroupMember[] = [];
  for (const item of items) {
    if (item === null) {
      continue;
    }
    const member = readMember(item);
    if ('reason' in member) {
      return member;
    }
    if (member.value.address !== '') {
      members.push(member.value);
    }
  }
  return { value: members };
}

function readMember(item: unknown): Outcome<GroupMember> {
  if (typeof item === 'string') {
    const address = item.trim();
    return address === '' || /^[^\s@{]+@[^\s@]+$/.test(address)
      ? { value: { address, recipientType: null } }
      : lostToDepth;
  }
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return wrongType('a list of members', item);
  }
  const address = ownIgnoringCase(item, 'PrimarySmtpAddress');
  if (address === undefined) {
    return { reason: 'wrong-type', detail: 'a member has no PrimarySmtpAddress' };
  }
  if (address !== null && typeof address !== 'string') {
    return wrongType('an address', address);
  }
  const type = ownIgnoringCase(item, 'RecipientType');
  return { value: { address: (address ?? '').trim(), recipientType: typeof type === 'string' ? type : null } };
}

function ownIgnoringCase(object: object, name: string): unknown {
  const wanted = name.toLowerCase();
  return Object.entries(object).find(([key]) => key.toLowerCase() === wanted)?.[1];
}
