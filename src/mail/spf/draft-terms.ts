import { parseTerm } from './parse-term.ts';
import { partTerm } from './part-term.ts';
import { printTerm } from './print.ts';
import { isLikeMechanism, isOddName, suggestTerms } from './suggest.ts';
import type { SpfTerm } from './term.ts';
import { withoutTypography } from './typography.ts';

/** Terms of existing texts, mended. */
export interface DraftTerms {
  readonly terms: readonly SpfTerm[];
  /** The same, by text. */
  readonly byText: readonly (readonly SpfTerm[])[];
  /** A sentence on each change. */
  readonly notes: readonly string[];
  /** Words that may authorize somebody and of which it is not known whom: left out, or guessed. */
  readonly doubtful: readonly string[];
}

interface Draft {
  readonly notes: string[];
  readonly doubtful: string[];
}

/** Blanks that look like the one that separates terms, in UTF-8. */
const BLANKS = /\xc2\xa0|\xe2\x80[\x80-\x8b\xaf]|\xef\xbb\xbf|\s/g;
const VERSION = /^v?[ =:-]*spf[ =-]?v?[\d.]*[;:,]?$/i;
/** A word that means nothing by itself: signs without a name, or the name of a mechanism without its value. */
const EMPTY = /^(?:[^a-z0-9]*|[-+~?]?(?:include|exists|ip[46])[:=]?)$/i;
/** A network whose prefix length is missing: it may be the address alone, or not. */
const WITHOUT_LENGTH = /^[-+~?]?ip[46]:[^/]+\/$/i;

/** Reads texts that are, or should have been, SPF records of one domain; one character per byte. */
export function draftTerms(texts: readonly string[]): DraftTerms {
  const draft: Draft = { notes: [], doubtful: [] };
  const byText = texts.map((text) => readText(text, draft));
  return { terms: byText.flat(), byText, ...draft };
}

function readText(text: string, draft: Draft): readonly SpfTerm[] {
  if (/^[\s"]*spf2\.0/i.test(text)) {
    draft.notes.push('A Sender ID record (`spf2.0`) was left out: receivers ignore it.');
    return [];
  }
  const clean = cleanText(text);
  if (clean !== text.trim()) draft.notes.push('Quotes, dashes and blanks that do not belong there were mended.');
  const words = clean.split(' ').filter((word) => word !== '');
  const [first = '', ...others] = words;
  for (const word of others) {
    if (VERSION.test(word)) draft.notes.push(`\`${word}\` was removed: the version stands once, at the start.`);
  }
  const rest = VERSION.test(first) ? others : words;
  return rest.filter((word) => !VERSION.test(word)).flatMap((word) => readWord(word, draft));
}

/** Plain ASCII, with qualifiers and names joined to what belongs to them. */
function cleanText(text: string): string {
  return withoutTypography(text)
    .replace(BLANKS, ' ')
    .trim()
    .replace(/(?<= )([-+~?]) +(?=[a-z])/gi, '$1')
    .replace(/(?<=(?:^| )[-+~?]?(?:include|exists|a|mx|ptr|ip4|ip6|redirect|exp)[:=]) +/gi, '')
    .replace(/(?<=(?:^| )[-+~?]?ip[46]) +(?=\d+\.|[\da-f]*:[\da-f:]+(?: |$))/gi, ':')
    .replace(/(?<=(?:^| )[-+~?]?include) +(?=[^ :=]+\.[^ :=]+(?: |$))/gi, ':');
}

/** The terms that a word stands for: itself, its parts, their corrections, or nothing. */
function readWord(word: string, draft: Draft): readonly SpfTerm[] {
  const parts = partTerm(word);
  const terms = parts.flatMap((part) => readPart(part, word, draft));
  const text = terms.map(printTerm).join(' ');
  const isSame = parts.length === 1 && parts[0] === word && terms[0]?.text === word;
  if (!isSame && text !== '') draft.notes.push(`\`${word}\` was corrected to \`${text}\`.`);
  return terms;
}

function readPart(part: string, word: string, { notes, doubtful }: Draft): readonly SpfTerm[] {
  const term = termOf(part);
  if (term !== undefined && !isSlip(term)) return [term];
  if (WITHOUT_LENGTH.test(part)) {
    notes.push(`The prefix length of \`${part}\` is missing: find out which addresses are meant.`);
    doubtful.push(part);
  }
  const suggestion = suggestTerms(part);
  if (suggestion !== undefined) return suggestion.split(' ').flatMap((text) => termOf(text) ?? []);
  notes.push(`\`${part}\` was left out: it is no valid term.`);
  if (!EMPTY.test(part)) doubtful.push(part === '' ? word : part);
  return [];
}

/** A term that is valid, but surely not what was meant. */
function isSlip(term: SpfTerm): boolean {
  if (term.kind === 'unknown') return isLikeMechanism(term.name);
  return 'domainSpec' in term && term.domainSpec !== undefined && isOddName(term.domainSpec.text);
}

function termOf(text: string): SpfTerm | undefined {
  return parseTerm({ start: 0, end: text.length, text }).term;
}

/** The term in lower case without its qualifier: terms with the same identity match the same clients. */
export function identityOf(term: SpfTerm): string {
  return printTerm(term)
    .replace(/^[-~?]/, '')
    .toLowerCase();
}
