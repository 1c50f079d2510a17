import { domainOf } from '../../mail/address.ts';
import { domainCovers } from '../../mail/domain-set.ts';
import { literalOfPattern } from '../../mail/pattern-literal.ts';
import type { Predicate } from './predicates.ts';
import type { ServiceView } from './service-view.ts';

const bySender: ReadonlySet<string> = new Set([
  'From',
  'FromMemberOf',
  'FromAddressContainsWords',
  'FromAddressMatchesPatterns',
  'SenderDomainIs',
]);

const byRecipient: ReadonlySet<string> = new Set([
  'SentTo',
  'SentToMemberOf',
  'RecipientDomainIs',
  'RecipientAddressContainsWords',
  'RecipientAddressMatchesPatterns',
  'AnyOfRecipientAddressContainsWords',
  'AnyOfRecipientAddressMatchesPatterns',
  'AnyOfToHeader',
  'AnyOfToHeaderMemberOf',
  'AnyOfCcHeader',
  'AnyOfCcHeaderMemberOf',
  'AnyOfToCcHeader',
  'AnyOfToCcHeaderMemberOf',
]);

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^smtp:/, '')
    .replace(/^@/, '');
}

/** What a value of the exception stands for: a pattern for the text that it spells out, if it is no more than that. */
function meaning(value: string, { name }: Predicate): string {
  if (!name.endsWith('MatchesPatterns')) return plain(value);
  return plain(literalOfPattern(value.replace(/^\^/, '').replace(/\$$/, '')) ?? value);
}

/** Addresses and domains fall under a declared domain; a group does not, its members can be anywhere. */
function isUnderDeclared(value: string, declared: readonly string[], { name }: Predicate): boolean {
  if (declared.includes(value)) return true;
  const domain = name === 'SenderDomainIs' || name === 'RecipientDomainIs' ? value : domainOf(value);
  const domains = declared.filter((entry) => !entry.includes('@') && entry.includes('.'));
  return domain !== undefined && !name.endsWith('MemberOf') && domainCovers(domains, domain);
}

/** Whose address a predicate looks at; undefined for one about something else. */
export function sideOf({ name }: Predicate): 'sender' | 'recipient' | undefined {
  if (bySender.has(name)) return 'sender';
  return byRecipient.has(name) ? 'recipient' : undefined;
}

/** Whether an exception is about senders or recipients, which the configuration can declare as left out on purpose. */
export function isDeclarable(predicate: Predicate): boolean {
  return sideOf(predicate) !== undefined;
}

/** Values of an exception that the configuration does not declare as left out (`exclude` of the service). */
export function undeclared(predicate: Predicate, { config }: ServiceView): readonly string[] {
  const { senders, recipients } = config.exclude;
  const declared = (bySender.has(predicate.name) ? senders : recipients).map(plain);
  const values = typeof predicate.value === 'object' ? predicate.value : [];
  return values.filter((value) => !isUnderDeclared(meaning(value, predicate), declared, predicate));
}
