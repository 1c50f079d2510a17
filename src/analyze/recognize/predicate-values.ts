import { domainOf } from '../../mail/address.ts';
import { domainCovers } from '../../mail/domain-set.ts';
import { isUnder } from '../../mail/host.ts';
import { covers, ipSet, overlaps } from '../../mail/ip-range.ts';
import { containsWord } from '../../mail/words.ts';
import type { PredicateName } from '../../model/index.ts';
import type { Predicate, PredicateValue } from './predicates.ts';

type Compare = (narrow: readonly string[], wide: readonly string[]) => boolean;

/** One spelling for addresses, groups and other names, which compare without case. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^smtp:/, '');
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  const listed = new Set(all.map(plain));
  return some.every((one) => listed.has(plain(one)));
}

function domainsWithin(narrow: readonly string[], wide: readonly string[]): boolean {
  return narrow.every((domain) => domainCovers(wide, domain));
}

/** An entry that cannot be read may stand for any address, so it is within nothing. */
function rangesWithin(narrow: readonly string[], wide: readonly string[]): boolean {
  const { set, invalid } = ipSet(narrow);
  return invalid.length === 0 && covers(ipSet(wide).set, set);
}

/** A phrase that holds a word as a whole is only found where the word is found too. */
function wordsWithin(narrow: readonly string[], wide: readonly string[]): boolean {
  return narrow.every((phrase) => wide.some((word) => containsWord(phrase, word)));
}

/** Patterns are told apart by their text alone: `A` and `a` may stand for different classes, as in `\S` and `\s`. */
function patternsWithin(narrow: readonly string[], wide: readonly string[]): boolean {
  return narrow.every((pattern) => wide.includes(pattern));
}

/** All of the types must be in the message, so that the longer list is the narrower one. */
function allWithin(narrow: readonly string[], wide: readonly string[]): boolean {
  return isSubset(wide, narrow);
}

function comparison(name: PredicateName): Compare {
  if (name === 'SenderDomainIs' || name === 'RecipientDomainIs') return domainsWithin;
  if (name === 'SenderIpRanges') return rangesWithin;
  if (name === 'MessageContainsAllDataClassifications') return allWithin;
  if (name.includes('ADAttribute')) return isSubset;
  if (name.endsWith('MatchesPatterns')) return patternsWithin;
  return name.endsWith('ContainsWords') ? wordsWithin : isSubset;
}

/** Bytes of a size as the cmdlet prints it, `35 MB (36,700,160 bytes)`. */
function bytesOf(size: string): number | undefined {
  const digits = /\(([\d,]+) bytes\)/.exec(size)?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
}

function textWithin(name: PredicateName, narrow: string, wide: string): boolean {
  if (plain(narrow) === plain(wide)) return true;
  if (name !== 'MessageSizeOver' && name !== 'AttachmentSizeOver') return false;
  const [least, limit] = [bytesOf(narrow), bytesOf(wide)];
  return least !== undefined && limit !== undefined && least >= limit;
}

function isValueWithin(name: PredicateName, narrow: PredicateValue, wide: PredicateValue): boolean {
  if (typeof narrow === 'object' && typeof wide === 'object') return comparison(name)(narrow, wide);
  if (typeof narrow === 'number' && typeof wide === 'number') return narrow >= wide;
  if (typeof narrow === 'string' && typeof wide === 'string') return textWithin(name, narrow, wide);
  return narrow === true && wide === true;
}

/** A list of addresses is within a list of domains when the domain of each of them is. */
const domainOfAddresses: Readonly<Partial<Record<PredicateName, PredicateName>>> = {
  From: 'SenderDomainIs',
  SentTo: 'RecipientDomainIs',
};

function addressDomains(value: PredicateValue): readonly string[] | undefined {
  if (typeof value !== 'object') return undefined;
  const domains = value.map((address) => domainOf(address)).filter((domain) => domain !== undefined);
  return domains.length === value.length ? domains : undefined;
}

/**
 * Whether each message that meets `narrow` surely meets `wide`: the same predicate with the same or narrower values, or
 * addresses under domains. Values of one predicate are alternatives (mail flow rules: any of them is enough).
 */
export function isWithin(narrow: Predicate, wide: Predicate): boolean {
  if (narrow.name !== wide.name) {
    const domains = domainOfAddresses[narrow.name] === wide.name ? addressDomains(narrow.value) : undefined;
    return domains !== undefined && typeof wide.value === 'object' && domainsWithin(domains, wide.value);
  }
  if (!isValueWithin(narrow.name, narrow.value, wide.value)) return false;
  if (narrow.partner === undefined || wide.partner === undefined) return true;
  return isValueWithin(partnerName(narrow), narrow.partner.value, wide.partner.value);
}

/** How the second half of a pair compares: words as words, patterns as patterns, lists as lists. */
function partnerName(predicate: Predicate): PredicateName {
  if (predicate.name === 'HeaderContainsMessageHeader') return 'HeaderContainsWords';
  return predicate.name === 'HeaderMatchesMessageHeader' ? 'HeaderMatchesPatterns' : predicate.name;
}

function domainsApart(a: readonly string[], b: readonly string[]): boolean {
  return a.every((one) => b.every((other) => !isUnder(one, other) && !isUnder(other, one)));
}

/** Only addresses can be told apart: a display name or a Guid may stand for the same mailbox. */
function addressesApart(a: readonly string[], b: readonly string[]): boolean {
  const listed = new Set(b.map(plain));
  return [...a, ...b].every((one) => domainOf(one) !== undefined) && a.every((one) => !listed.has(plain(one)));
}

function rangesApart(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [ipSet(a), ipSet(b)];
  return one.invalid.length === 0 && other.invalid.length === 0 && !overlaps(one.set, other.set);
}

function addressesOutside(addresses: Predicate, domains: Predicate): boolean {
  if (domainOfAddresses[addresses.name] !== domains.name) return false;
  const found = addressDomains(addresses.value);
  return (
    found !== undefined &&
    typeof domains.value === 'object' &&
    found.every((one) => !domainCovers(listOf(domains), one))
  );
}

function listOf({ value }: Predicate): readonly string[] {
  return typeof value === 'object' ? value : [];
}

function scopesApart(a: Predicate, b: Predicate): boolean {
  return (a.value === 'InOrganization') !== (b.value === 'InOrganization');
}

const apart: ReadonlyMap<PredicateName, (a: Predicate, b: Predicate) => boolean> = new Map([
  ['FromScope', scopesApart],
  ['SentToScope', scopesApart],
  ['SenderDomainIs', (a, b) => domainsApart(listOf(a), listOf(b))],
  ['RecipientDomainIs', (a, b) => domainsApart(listOf(a), listOf(b))],
  ['From', (a, b) => addressesApart(listOf(a), listOf(b))],
  ['SentTo', (a, b) => addressesApart(listOf(a), listOf(b))],
  ['SenderIpRanges', (a, b) => rangesApart(listOf(a), listOf(b))],
]);

/** Predicates of which two can be told apart by {@link areApart}; of all others it knows nothing. */
export const tellingPredicates: ReadonlySet<PredicateName> = new Set(apart.keys());

/** Whether no message can meet both conditions: opposite scopes, other domains, other addresses. */
export function areApart(a: Predicate, b: Predicate): boolean {
  if (addressesOutside(a, b) || addressesOutside(b, a)) return true;
  return a.name === b.name && apart.get(a.name)?.(a, b) === true;
}
