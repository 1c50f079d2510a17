import type { DnsAnswers } from '../../model/index.ts';
import { answersOf } from '../dns/answers.ts';
import { covers, ipSet, type IpSet } from '../ip-range.ts';
import type { ChangeLog } from './change-log.ts';
import { chooseEnding } from './choose-ending.ts';
import { draftTerms, identityOf } from './draft-terms.ts';
import { dropSuperfluous } from './drop-superfluous.ts';
import { LOOKUP_LIMIT } from './evaluation.ts';
import { expandSpf } from './expand.ts';
import { requiredFirst, withIncludes } from './order-terms.ts';
import { parseTerm } from './parse-term.ts';
import { printTerm } from './print.ts';
import { isMechanism, type SpfMechanism, type SpfNetwork, type SpfTerm } from './term.ts';
import type { SpfTree } from './tree.ts';

/** What a record is made of. */
export interface SpfDraft {
  readonly domain: string;
  /** Texts that are, or should have been, SPF records of the domain; one character per byte. */
  readonly records: readonly string[];
  /** Names whose includes must be there, each with `+`. */
  readonly required: readonly string[];
  /** Names that no term may refer to any more. */
  readonly remove?: readonly string[] | undefined;
  /** Names that are often written for others: wrong name to right name, in lower case. */
  readonly replace?: ReadonlyMap<string, string> | undefined;
  /** Terms to add, such as `ip4:192.0.2.1`. */
  readonly add?: readonly string[] | undefined;
  /** Terms to leave out, as they are written; of terms that are the same one stays anyway. */
  readonly drop?: readonly string[] | undefined;
  /** Addresses that pass by the required includes: copies of them go out of date. */
  readonly copied?: IpSet | undefined;
}

export interface SpfComposed {
  readonly text: string;
  /** What a client pays that matches nothing; unknown while answers are missing. */
  readonly lookups: number | 'unknown';
  /** Within the limit of RFC 7208, section 4.6.4; false as well when that cannot be told. */
  readonly fits: boolean;
  /** What was changed and what is left to do, one sentence each. */
  readonly notes: readonly string[];
  /** Terms of the texts that the record does without. */
  readonly removed: readonly string[];
  /** Words of the texts that may authorize somebody, and of which it is not known whom: left out, or guessed. */
  readonly doubtful: readonly string[];
}

/** The one record that a domain should publish in place of the given texts. */
export function composeSpf(draft: SpfDraft, answers: DnsAnswers): SpfComposed {
  const { terms, byText, notes, doubtful } = draftTerms(draft.records);
  const log: ChangeLog = { notes: [...notes], removed: [], doubtful: [...doubtful] };
  if (draft.records.length > 1) {
    log.notes.push(`${draft.records.length} records were merged: a domain may have only one.`);
  }
  const ending = chooseEnding(draft.domain, byText, answers, log.notes);
  const renamed = byText
    .flatMap((record) => redirectsAsIncludes(record, draft, log))
    .flatMap((term) => renameTerm(term, draft, log));
  const own = unique(withoutDropped(renamed.filter(isMechanism), draft, log), log);
  const wanted = withRequired(withAdded(own, draft, log), draft.required, log);
  const modifiers = unique(
    terms.filter((term) => term.kind === 'exp' || term.kind === 'unknown'),
    log,
  );
  const textOf = (mechanisms: readonly SpfMechanism[]): string =>
    ['v=spf1', ...mechanisms.map(printTerm), ending, ...modifiers.map(printTerm)].join(' ');
  const trees = new Map<string, SpfTree>();
  const expand = (mechanisms: readonly SpfMechanism[]): SpfTree => {
    const text = textOf(mechanisms);
    const tree = trees.get(text) ?? expandSpf(draft.domain, published(draft.domain, text, answers));
    trees.set(text, tree);
    return tree;
  };
  const kept = dropSuperfluous(wanted, draft.required, expand, log);
  const isOver = expand(kept).lookups.count > LOOKUP_LIMIT;
  const ordered = isOver ? requiredFirst(kept, draft.required, log.notes) : kept;
  const counted = countOf(expand(ordered), log.notes);
  const { removed } = log;
  return { text: textOf(ordered), ...counted, ...unrepeated(log), removed };
}

function unrepeated({ notes, doubtful }: ChangeLog): Pick<SpfComposed, 'notes' | 'doubtful'> {
  return { notes: [...new Set(notes)], doubtful: [...new Set(doubtful)] };
}

/** The answers as they are once the text is published. */
export function published(domain: string, text: string, answers: DnsAnswers): DnsAnswers {
  const own = answersOf([{ name: domain, type: 'TXT', outcome: 'answer', records: [[text]], chain: [] }]);
  return {
    ask: (name, type) => (name === domain && type === 'TXT' ? own.ask(name, type) : answers.ask(name, type)),
  };
}

/** `redirect` counts only without `all`, and the composed record has one. */
function redirectsAsIncludes(terms: readonly SpfTerm[], draft: SpfDraft, log: ChangeLog): readonly SpfTerm[] {
  const hasAll = terms.some((term) => term.kind === 'all');
  return terms.flatMap((term) => {
    if (term.kind !== 'redirect') return [term];
    const text = printTerm(term);
    if (!hasAll) {
      log.notes.push(`\`${text}\` became an include, so that other terms can stand beside it.`);
      return termsOf(`include:${term.domainSpec.text}`);
    }
    log.notes.push(`\`${text}\` was removed: beside \`all\` it is ignored.`);
    log.removed.push(text);
    const name = term.domainSpec.text.toLowerCase().replace(/\.$/, '');
    if (!draft.required.includes(draft.replace?.get(name) ?? name)) log.doubtful.push(text);
    return [];
  });
}

/** The term with the right name, as an include where the name is a required one; nothing when the name is to go. */
function renameTerm(term: SpfTerm, draft: SpfDraft, log: ChangeLog): readonly SpfTerm[] {
  if (!isMechanism(term) || term.kind === 'all' || !('domainSpec' in term)) return [term];
  const written = term.domainSpec?.text.toLowerCase().replace(/\.$/, '') ?? draft.domain;
  if (draft.remove?.includes(written) === true) {
    log.notes.push(`\`${printTerm(term)}\` was removed.`);
    log.removed.push(printTerm(term));
    return [];
  }
  const right = draft.replace?.get(written) ?? written;
  const isRequired = draft.required.includes(right) && term.domainSpec !== undefined;
  if (right === written && !isRequired) return [term];
  const text = isRequired ? `include:${right}` : printTerm(term).replace(term.domainSpec?.text ?? '', () => right);
  if (text !== printTerm(term).toLowerCase()) log.notes.push(`\`${printTerm(term)}\` was corrected to \`${text}\`.`);
  return termsOf(text);
}

/** The mechanisms without those that are to go, and without copies of addresses that an include lets pass. */
function withoutDropped(
  mechanisms: readonly SpfMechanism[],
  { drop = [], copied }: SpfDraft,
  log: ChangeLog,
): readonly SpfMechanism[] {
  const dropped = new Set(drop);
  return mechanisms.filter((term) => {
    const isCopy = copied !== undefined && isPlainNetwork(term) && covers(copied, setOf(term));
    const isDropped = dropped.has(term.text) || dropped.has(printTerm(term));
    if (!isCopy && !isDropped) return true;
    const why = isCopy ? ': an include lets it pass' : '';
    log.notes.push(`\`${printTerm(term)}\` was removed${why}.`);
    log.removed.push(printTerm(term));
    return false;
  });
}

/** The mechanisms with those to add, in place of networks that lie within one of them. */
function withAdded(
  mechanisms: readonly SpfMechanism[],
  { add = [] }: SpfDraft,
  log: ChangeLog,
): readonly SpfMechanism[] {
  const present = new Set(mechanisms.map(identityOf));
  const added = add
    .flatMap(termsOf)
    .filter(isMechanism)
    .filter((term) => !present.has(identityOf(term)));
  if (added.length === 0) return mechanisms;
  log.notes.push(`\`${added.map(printTerm).join(' ')}\` was added.`);
  const sets = added.filter(isPlainNetwork).map(setOf);
  const isWithin = (term: SpfMechanism): boolean =>
    isPlainNetwork(term) && sets.some((set) => covers(set, setOf(term)));
  const hasExclusion = mechanisms.some(({ qualifier }) => qualifier !== '+');
  const others = hasExclusion ? mechanisms : mechanisms.filter((term) => !isWithin(term));
  return [...others, ...added];
}

function isPlainNetwork(term: SpfMechanism): term is SpfNetwork {
  return (term.kind === 'ip4' || term.kind === 'ip6') && term.qualifier === '+';
}

function setOf({ address, prefix }: SpfNetwork): IpSet {
  return ipSet([`${address}/${prefix}`]).set;
}

function withRequired(
  mechanisms: readonly SpfMechanism[],
  required: readonly string[],
  { notes }: ChangeLog,
): readonly SpfMechanism[] {
  const present = new Set(mechanisms.map(identityOf));
  const missing = required.filter((name) => !present.has(`include:${name}`));
  for (const name of missing) notes.push(`\`include:${name}\` was added.`);
  const added = missing.flatMap((name) => termsOf(`include:${name}`)).filter(isMechanism);
  return withIncludes(mechanisms, added, required);
}

/** The first of terms that match the same clients; `all` comes back as the ending. */
function unique<T extends SpfTerm>(terms: readonly T[], { notes }: ChangeLog): readonly T[] {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const identity = term.kind === 'exp' ? 'exp' : identityOf(term);
    if (term.kind === 'all') return false;
    if (seen.has(identity)) notes.push(`\`${printTerm(term)}\` was there more than once.`);
    const isFirst = !seen.has(identity);
    seen.add(identity);
    return isFirst;
  });
}

function termsOf(text: string): readonly SpfTerm[] {
  const { term } = parseTerm({ start: 0, end: text.length, text });
  return term === undefined ? [] : [term];
}

function countOf(tree: SpfTree, notes: string[]): { readonly lookups: number | 'unknown'; readonly fits: boolean } {
  const { count, isExact } = tree.lookups;
  if (count > LOOKUP_LIMIT) {
    const costly = tree.root.terms.filter(({ lookups }) => lookups > 0).toSorted((a, b) => b.lookups - a.lookups);
    const costs = costly.map(({ term, lookups }) => `\`${printTerm(term)}\` ${lookups}`).join(', ');
    notes.push(
      `The record needs ${count} lookups, and ${LOOKUP_LIMIT} are allowed: ${costs}. Remove what no longer sends mail.`,
    );
  } else if (!isExact) {
    notes.push('Its lookups could not all be counted: ask for the missing answers and compose it again.');
  }
  return { lookups: isExact ? count : 'unknown', fits: isExact && count <= LOOKUP_LIMIT };
}
