import { overlaps, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { Section, TransportRule } from '../../model/index.ts';
import { activityOf } from './activity.ts';
import type { UnreadFact } from './answer.ts';
import type { UnreadProperty } from './guard.ts';
import { conditionsOf, exceptionsOf, type Predicate } from './predicates.ts';
import { listedAddresses } from './listed-addresses.ts';

/** Rules that have all mail from some addresses skip spam filtering. */
export interface PathBypass {
  /** Addresses of which that is sure. */
  readonly addresses: IpSet;
  /** What leaves open whether it holds of others. */
  readonly open: readonly UnreadFact[];
}

/** Whether a condition leaves in all mail of the internet from the addresses. */
function isWholePath({ name, value }: Predicate): boolean {
  if (name === 'FromScope') return value === 'NotInOrganization';
  if (name === 'SentToScope') return value === 'InOrganization';
  return name === 'SenderIpRanges';
}

/** Whether a rule is known not to be one, whatever else of it is not. */
function isNone(rule: TransportRule, from: IpSet, at: number): boolean {
  const { SetSCL: level, SenderIpRanges: ranges } = rule;
  if (level.known && level.value !== -1) return true;
  if (ranges.known && !overlaps(listedAddresses(ranges.value), from)) return true;
  if (activityOf(rule, at).state === 'inactive') return true;
  return exceptionsOf(rule).set.length > 0 || !conditionsOf(rule).set.every(isWholePath);
}

/** What leaves open whether it is one; the rest of a rule matters only once it is known to skip something. */
function unreadOf(rule: TransportRule, at: number): readonly UnreadProperty[] {
  const { SetSCL: level } = rule;
  if (!level.known) return [{ property: 'SetSCL', why: level }];
  const activity = activityOf(rule, at);
  const unread = [...conditionsOf(rule).unread, ...exceptionsOf(rule).unread];
  return activity.state === 'unknown' ? [...unread, activity] : unread;
}

/**
 * What active rules with `SetSCL` -1 say of mail from addresses in `from`, by those addresses and at most by the scopes of
 * mail from outside: without enhanced filtering, Microsoft documents such a rule for mail that a service in front of
 * Exchange has filtered (manage mail flow using a third-party cloud service).
 */
export function pathBypass(section: Section<TransportRule>, from: IpSet, at: number): PathBypass {
  const rules = section.state === 'missing' ? [] : section.objects;
  const read = rules
    .filter((rule) => !isNone(rule, from, at))
    .map((rule) => ({ rule, unread: unreadOf(rule, at), ranges: rule.SenderIpRanges }));
  const sure = read.filter(({ unread }) => unread.length === 0);
  return {
    addresses: unionOf(...sure.map(({ ranges }) => listedAddresses(ranges.known ? ranges.value : []))),
    open: read.flatMap(({ rule, unread }) => unread.map((one) => ({ object: rule, ...one }))),
  };
}
