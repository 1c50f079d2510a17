import { parseTerm } from './parse-term.ts';
import { printTerm } from './print.ts';
import { isLikeMechanism, suggestTerms } from './suggest.ts';
import type { SpfTerm } from './term.ts';
import { withoutTypography } from './typography.ts';

/** Terms of existing texts, mended, with a note on each change. */
export interface DraftTerms {
  readonly terms: readonly SpfTerm[];
  readonly notes: readonly string[];
}

/** Blanks that look like the one that separates terms, in UTF-8. */
const BLANKS = /\xc2\xa0|\xe2\x80[\x80-\x8b\xaf]|\xef\xbb\xbf|\s/g;
const VERSION = /^v?[ =:-]*spf[ =-]?v?[\d.]*[;:,]?$/i;

/** Reads texts that are, or should have been, SPF records of one domain; one character per byte. */
export function draftTerms(texts: readonly string[]): DraftTerms {
  const notes: string[] = [];
  const terms: SpfTerm[] = [];
  for (const text of texts) {
    if (/^[\s"]*spf2\.0/i.test(text)) {
      notes.push('A Sender ID record (`spf2.0`) was left out: receivers ignore it.');
      continue;
    }
    const clean = cleanText(text);
    if (clean !== text.trim()) notes.push('Quotes, dashes and blanks that do not belong there were mended.');
    terms.push(...wordsOf(clean).flatMap((word) => readWord(word, notes)));
  }
  return { terms, notes };
}

/** Plain ASCII, with qualifiers and names joined to what belongs to them. */
function cleanText(text: string): string {
  return withoutTypography(text)
    .replace(BLANKS, ' ')
    .trim()
    .replace(/(?<= )([-+~?]) +(?=[a-z])/gi, '$1')
    .replace(/(?<=(?:^| )[-+~?]?(?:include|exists|a|mx|ptr|ip4|ip6|redirect|exp)[:=]) +/gi, '');
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '' && !VERSION.test(word));
}

/** The terms that a word stands for: itself, its correction, or nothing. */
function readWord(word: string, notes: string[]): readonly SpfTerm[] {
  const { term } = parseTerm({ start: 0, end: word.length, text: word });
  if (term !== undefined && (term.kind !== 'unknown' || !isLikeMechanism(term.name))) return [term];
  const suggestion = suggestTerms(word);
  if (suggestion === undefined) {
    notes.push(`\`${word}\` was left out: it is no valid term.`);
    return [];
  }
  notes.push(`\`${word}\` was corrected to \`${suggestion}\`.`);
  return suggestion.split(' ').flatMap((text) => parseTerm({ start: 0, end: text.length, text }).term ?? []);
}

/** The term in lower case without its qualifier: terms with the same identity match the same clients. */
export function identityOf(term: SpfTerm): string {
  return printTerm(term)
    .replace(/^[-~?]/, '')
    .toLowerCase();
}
