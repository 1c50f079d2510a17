import { parseTerm } from './parse-term.ts';
import type { SpfRecord, SpfSyntaxError } from './record.ts';
import { suggestTerms } from './suggest.ts';
import type { SpfPlace, SpfTerm } from './term.ts';

const VERSION = /^v=spf1(?= |$)/i;
const VERSION_LENGTH = 'v=spf1'.length;

/** What the length field of a record can say (RFC 1035, section 3.2.1). */
const LONGEST_RECORD = 65_535;

/**
 * Reads the joined strings of a TXT record, one character per byte (RFC 7208, sections 4.6.1 and 12). All mistakes are
 * collected, each with its place; never throws, and takes time in proportion to the length.
 */
export function parseSpf(text: string): SpfRecord {
  const terms: SpfTerm[] = [];
  const errors: SpfSyntaxError[] = [];
  if (text.length > LONGEST_RECORD) return { text, terms, errors: [lengthError(text)] };
  const start = VERSION.test(text) ? VERSION_LENGTH : 0;
  if (start === 0) errors.push(versionError(text));
  const seen = new Set<string>();
  for (const { 0: word, index } of text.slice(start).matchAll(/[^ ]+/g)) {
    if (start === 0 && index === 0) continue;
    const place = { start: start + index, end: start + index + word.length, text: word };
    const parsed = parseTerm(place);
    if (parsed.term === undefined) {
      for (const error of errorsOf(place, parsed.problems)) errors.push(error);
      continue;
    }
    if (isRepeated(parsed.term, seen)) {
      const problem = `\`${parsed.term.kind}\` may appear only once.`;
      errors.push({ start: place.start, end: place.end, problem, term: place });
      continue;
    }
    terms.push(parsed.term);
  }
  return { text, terms, errors };
}

function versionError(text: string): SpfSyntaxError {
  const end = /^[^ ]*/.exec(text)?.[0].length ?? 0;
  const term = { start: 0, end, text: text.slice(0, end) };
  return { start: 0, end, problem: 'An SPF record begins with `v=spf1` and a blank.', term };
}

function lengthError(text: string): SpfSyntaxError {
  const term = { start: LONGEST_RECORD, end: text.length, text: text.slice(LONGEST_RECORD) };
  return { start: term.start, end: term.end, problem: 'No TXT record can be longer than 65,535 bytes.', term };
}

function errorsOf(
  term: SpfPlace,
  problems: readonly { readonly start: number; readonly end: number; readonly problem: string }[],
): SpfSyntaxError[] {
  const suggestion = suggestTerms(term.text);
  return problems.map(({ start, end, problem }) => ({
    start: term.start + start,
    end: term.start + end,
    problem,
    term,
    ...(suggestion === undefined ? {} : { suggestion }),
  }));
}

/** RFC 7208, section 6: `redirect` and `exp` appear at most once each. */
function isRepeated(term: SpfTerm, seen: Set<string>): boolean {
  if (term.kind !== 'redirect' && term.kind !== 'exp') return false;
  if (seen.has(term.kind)) return true;
  seen.add(term.kind);
  return false;
}
