import { activityOf, conditionsOf, covers, exceptionsOf, ipSet, overlaps } from '../../../src/rule.ts';
import type { IpSet, Predicate, TransportRule, Unknown } from '../../../src/rule.ts';

/** Whether no mail of the internet from the addresses meets a condition. */
function isApart({ name, value }: Predicate, from: IpSet): boolean {
  if (name === 'FromScope') return value === 'InOrganization';
  if (name === 'SentToScope') return value !== 'InOrganization';
  return name === 'SenderIpRanges' && typeof value === 'object' && !overlaps(ipSet(value).set, from);
}

/** Whether an exception holds for all mail of the internet from the addresses. */
function isWholePath({ name, value }: Predicate, from: IpSet): boolean {
  if (name === 'FromScope') return value === 'NotInOrganization';
  if (name === 'SentToScope') return value === 'InOrganization';
  return name === 'SenderIpRanges' && typeof value === 'object' && covers(ipSet(value).set, from);
}

/** Whether an active rule has mail of the internet from the addresses skip spam filtering; else what leaves that open. */
export function skipsFiltering(
  rule: TransportRule,
  from: IpSet,
  at: number,
): boolean | readonly { readonly property: string; readonly why: Unknown }[] {
  const { SetSCL: level } = rule;
  const activity = activityOf(rule, at);
  if ((level.known && level.value !== -1) || activity.state === 'inactive') return false;
  const [conditions, exceptions] = [conditionsOf(rule), exceptionsOf(rule)];
  if (conditions.set.some((one) => isApart(one, from))) return false;
  if (exceptions.set.some((one) => isWholePath(one, from))) return false;
  // What else is not known of a rule matters only once it is known to skip something.
  if (!level.known) return [{ property: 'SetSCL', why: level }];
  const unread = [...conditions.unread, ...exceptions.unread];
  if (activity.state === 'unknown') unread.push(activity);
  return unread.length === 0 ? true : unread;
}
