import {
  conditionsOf,
  exceptionsOf,
  ipSet,
  isEverybody,
  notInProfile,
  overlaps,
  unionOf,
  unknown,
  listedAddresses,
  sideOf,
} from '../../../src/rule.ts';
import type { GapYield, Predicate, ServiceView, TransportRule, Unknown } from '../../../src/rule.ts';

interface Unread {
  readonly property: string;
  readonly why: Unknown;
}

/** For whom a rule that skips spam filtering is open, and the property that shows it. */
export type Opening =
  | { readonly to: 'sender' | 'header'; readonly property: string; readonly values: readonly string[] }
  | { readonly to: 'anybody' }
  | { readonly to: 'service'; readonly services: readonly ServiceView[] }
  /** Only for mail that a stranger cannot send. */
  | { readonly to: 'nobody' }
  | { readonly to: 'unknown'; readonly unread: readonly Unread[]; readonly gaps: readonly GapYield[] };

/** Who a message says it is from, which the sender of it writes. */
const senders: ReadonlySet<string> = new Set([
  'From',
  'FromMemberOf',
  'FromAddressContainsWords',
  'FromAddressMatchesPatterns',
  'SenderDomainIs',
  'SenderADAttributeContainsWords',
  'SenderADAttributeMatchesPatterns',
  'SenderInRecipientList',
  'SenderManagementRelationship',
  'BetweenMemberOf1',
]);

/** Mailboxes by name; a scope or a domain of recipients takes in everybody. */
function namesMailboxes(condition: Predicate): boolean {
  return sideOf(condition) === 'recipient' && condition.name !== 'RecipientDomainIs';
}

/** Headers that Exchange takes from mail that comes from outside before rules see it. */
const firewalled = ['x-ms-exchange-organization-', 'x-ms-exchange-forest-'] as const;

/** Written by Exchange itself; says how a sender was verified, and so nothing without a sender. */
const verdict = 'authentication-results';

/** The header that a condition looks at, in lower case; undefined for conditions on other things. */
function headerOf({ name, value }: Predicate): string | undefined {
  return name.startsWith('Header') && typeof value === 'string' ? value.trim().toLowerCase() : undefined;
}

function textsOf({ value }: Predicate): readonly string[] {
  return typeof value === 'object' ? value : [String(value)];
}

function isInside({ name, value }: Predicate): boolean {
  return name === 'FromScope' && value === 'InOrganization';
}

/** Whether the conditions hold only for senders that Exchange has authenticated. */
function isAuthenticated(conditions: readonly Predicate[]): boolean {
  const headers = conditions.flatMap((one) => headerOf(one) ?? []);
  const isFirewalled = headers.some((name) => firewalled.some((start) => name.startsWith(start)));
  if (isFirewalled || conditions.some(isInside)) return true;
  return headers.includes(verdict) && conditions.some(({ name }) => senders.has(name));
}

/** Addresses of a service, also those that only serve to recognize it. */
function addressesOf({ egress, profile }: ServiceView) {
  return unionOf(egress, listedAddresses(profile.egress.published));
}

/** Whether mail of the service gets through only with a header that the service or the tenant sets. */
function isMarked(headers: readonly string[], { tenantHeader, processedHeader }: ServiceView): boolean {
  return headers.some((header) => header === tenantHeader?.toLowerCase() || header === processedHeader?.toLowerCase());
}

/** What a condition on addresses comes to; undefined where there is none, or one that takes in everybody. */
function byAddress(conditions: readonly Predicate[], services: readonly ServiceView[]): Opening | undefined {
  const ranges = conditions.find(({ name }) => name === 'SenderIpRanges');
  if (ranges === undefined) return undefined;
  const { set, invalid } = ipSet(textsOf(ranges));
  if (isEverybody(set)) return undefined;
  const hit = services.filter((service) => overlaps(set, addressesOf(service)));
  if (hit.length > 0) {
    const headers = conditions.flatMap((one) => headerOf(one) ?? []);
    const open = hit.filter((service) => !isMarked(headers, service));
    return open.length > 0 ? { to: 'service', services: open } : { to: 'nobody' };
  }
  const unnamed = services.filter(({ profile }) => profile.egress.ipv4 === null);
  const gaps = unnamed.map(({ profile }) => notInProfile(profile, 'egress.ipv4'));
  const why = unknown({ reason: 'unsupported', detail: 'an entry is no address, block or range' });
  const unread = invalid.length > 0 ? [{ property: 'SenderIpRanges', why }] : [];
  return gaps.length + unread.length > 0 ? { to: 'unknown', unread, gaps } : { to: 'nobody' };
}

/** What remains where nothing ties the mail to a server: what its sender writes, or nothing at all. */
function byContent(conditions: readonly Predicate[]): Opening {
  const named = conditions.filter(({ name }) => senders.has(name));
  const [sender] = named;
  if (sender !== undefined) return { to: 'sender', property: sender.property, values: named.flatMap(textsOf) };
  const marks = conditions.filter((one) => headerOf(one) !== undefined && headerOf(one) !== verdict);
  const [mark] = marks;
  if (mark !== undefined) return { to: 'header', property: mark.property, values: marks.flatMap(textsOf) };
  return { to: conditions.some(namesMailboxes) ? 'nobody' : 'anybody' };
}

/** For whom a rule is open. Known conditions that close it settle that, whatever is unknown of the others. */
export function openingOf(rule: TransportRule, services: readonly ServiceView[]): Opening {
  const { set, unread } = conditionsOf(rule);
  const exceptions = exceptionsOf(rule);
  const isOutsideExcepted = exceptions.set.some(
    ({ name, value }) => name === 'FromScope' && value === 'NotInOrganization',
  );
  if (isAuthenticated(set) || isOutsideExcepted) return { to: 'nobody' };
  const limited = byAddress(set, services);
  if (limited?.to === 'nobody') return limited;
  const scopes = exceptions.unread.filter(
    ({ property }) => property === 'ExceptIfFromScope' || property === 'Exceptions',
  );
  const open = [...unread, ...scopes];
  if (open.length > 0) return { to: 'unknown', unread: open, gaps: [] };
  return limited ?? byContent(set);
}
