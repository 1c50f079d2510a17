import type { DnsAnswers } from '../../model/index.ts';
import { answersOf } from '../dns/answers.ts';
import { chooseEnding, type SpfEnding } from './choose-ending.ts';
import { draftTerms, identityOf } from './draft-terms.ts';
import { dropSuperfluous } from './drop-superfluous.ts';
import { LOOKUP_LIMIT } from './evaluation.ts';
import { expandSpf } from './expand.ts';
import { parseTerm } from './parse-term.ts';
import { printTerm } from './print.ts';
import { isMechanism, type SpfMechanism, type SpfTerm } from './term.ts';
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
  /** By default the strictest of the given, `~all` where there is none. */
  readonly ending?: SpfEnding | undefined;
}

export interface SpfComposed {
  readonly text: string;
  /** What a client pays that matches nothing; unknown while answers are missing. */
  readonly lookups: number | 'unknown';
  /** Within the limit of RFC 7208, section 4.6.4; false as well when that cannot be told. */
  readonly fits: boolean;
  /** What was changed and what is left to do, one sentence each. */
  readonly notes: readonly string[];
}

/** The one record that a domain should publish in place of the given texts. */
export function composeSpf(draft: SpfDraft, answers: DnsAnswers): SpfComposed {
  const { terms, notes: mended } = draftTerms(draft.records);
  const notes = [...mended];
  if (draft.records.length > 1) notes.push(`${draft.records.length} records were merged: a domain may have only one.`);
  const redirects = redirectsAsIncludes(terms, notes);
  const ending = chooseEnding(draft.domain, terms, draft.ending, answers, notes);
  const renamed = redirects.flatMap((term) => renameTerm(term, draft, notes));
  const wanted = withRequired(unique(renamed.filter(isMechanism), notes), draft.required, notes);
  const modifiers = unique(
    terms.filter((term) => term.kind === 'exp' || term.kind === 'unknown'),
    notes,
  );
  const textOf = (mechanisms: readonly SpfMechanism[]): string =>
    ['v=spf1', ...mechanisms.map(printTerm), ending, ...modifiers.map(printTerm)].join(' ');
  const expand = (mechanisms: readonly SpfMechanism[]): SpfTree =>
    expandSpf(draft.domain, published(draft.domain, textOf(mechanisms), answers));
  const kept = dropSuperfluous(wanted, draft.required, expand, notes);
  return { text: textOf(kept), ...countOf(expand(kept), notes), notes: [...new Set(notes)] };
}

/** The answers as they are once the text is published. */
function published(domain: string, text: string, answers: DnsAnswers): DnsAnswers {
  const own = answersOf([{ name: domain, type: 'TXT', outcome: 'answer', records: [[text]], chain: [] }]);
  return {
    ask: (name, type) => (name === domain && type === 'TXT' ? own.ask(name, type) : answers.ask(name, type)),
  };
}

/** `redirect` counts only without `all`, and the composed record has one. */
function redirectsAsIncludes(terms: readonly SpfTerm[], notes: string[]): readonly SpfTerm[] {
  const hasAll = terms.some((term) => term.kind === 'all');
  return terms.flatMap((term) => {
    if (term.kind !== 'redirect') return [term];
    if (hasAll) {
      notes.push(`\`${printTerm(term)}\` was removed: beside \`all\` it is ignored.`);
      return [];
    }
    notes.push(`\`${printTerm(term)}\` became an include, so that other terms can stand beside it.`);
    return termsOf(`include:${term.domainSpec.text}`);
  });
}

/** The term with the right name, as an include where the name is a required one; nothing when the name is to go. */
function renameTerm(term: SpfTerm, draft: SpfDraft, notes: string[]): readonly SpfTerm[] {
  if (!isMechanism(term) || term.kind === 'all' || !('domainSpec' in term)) return [term];
  const written = term.domainSpec?.text.toLowerCase().replace(/\.$/, '') ?? draft.domain;
  if (draft.remove?.includes(written) === true) {
    notes.push(`\`${printTerm(term)}\` was removed.`);
    return [];
  }
  const right = draft.replace?.get(written) ?? written;
  const isRequired = draft.required.includes(right) && term.domainSpec !== undefined;
  if (right === written && !isRequired) return [term];
  const text = isRequired ? `include:${right}` : printTerm(term).replace(term.domainSpec?.text ?? '', () => right);
  if (text !== printTerm(term).toLowerCase()) notes.push(`\`${printTerm(term)}\` was corrected to \`${text}\`.`);
  return termsOf(text);
}

function withRequired(
  mechanisms: readonly SpfMechanism[],
  required: readonly string[],
  notes: string[],
): readonly SpfMechanism[] {
  const present = new Set(mechanisms.map(identityOf));
  const missing = required.filter((name) => !present.has(`include:${name}`));
  for (const name of missing) notes.push(`\`include:${name}\` was added.`);
  const last = mechanisms.findLastIndex((term) => required.some((name) => identityOf(term) === `include:${name}`));
  const added = missing.flatMap((name) => termsOf(`include:${name}`)).filter(isMechanism);
  return [...mechanisms.slice(0, last + 1), ...added, ...mechanisms.slice(last + 1)];
}

/** The first of terms that match the same clients; `all` comes back as the ending. */
function unique<T extends SpfTerm>(terms: readonly T[], notes: string[]): readonly T[] {
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
