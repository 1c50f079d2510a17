/** Letters of RFC 7208, section 7.2; the last three are for explanations only. */
export const macroLetters = ['s', 'l', 'o', 'd', 'i', 'p', 'h', 'v', 'c', 'r', 't'] as const;

export type MacroLetter = (typeof macroLetters)[number];

/** Literal text (`%%`, `%_` and `%-` are literals already), or a letter with its transformers. */
export type MacroPart =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'macro';
      readonly letter: MacroLetter;
      /** Written in upper case: the value is URL-escaped. */
      readonly escaped: boolean;
      /** How many parts from the right stay; 0 for all. */
      readonly keep: number;
      readonly reversed: boolean;
      readonly delimiters: string;
    };

/** RFC 7208, section 7.1. */
export interface MacroString {
  readonly text: string;
  readonly parts: readonly MacroPart[];
  readonly letters: ReadonlySet<MacroLetter>;
}

/** A mistake, with offsets from the start of the text that was parsed. */
export interface MacroProblem {
  readonly start: number;
  readonly end: number;
  readonly problem: string;
}

const EXPANSION = /%\{([a-z])(\d*)(r?)([-.+,/_=]*)\}/iy;
const ONLY_EXPLAINED: ReadonlySet<MacroLetter> = new Set(['c', 'r', 't']);
const ESCAPES: Readonly<Record<string, string>> = { '%%': '%', '%_': ' ', '%-': '%20' };
const MOST_PARTS = 128;

/** Reads a macro-string; `explanation`: blanks and the letters c, r and t are allowed (RFC 7208, sections 6.2 and 7.2). */
export function parseMacroString(
  text: string,
  use: 'record' | 'explanation',
): { readonly value: MacroString; readonly problems: readonly MacroProblem[] } {
  const parts: MacroPart[] = [];
  const problems: MacroProblem[] = [];
  let at = 0;
  while (at < text.length) {
    const percent = text.indexOf('%', at);
    const end = percent === -1 ? text.length : percent;
    if (end > at) {
      parts.push({ kind: 'literal', text: text.slice(at, end) });
      for (const problem of oddCharacters(text.slice(at, end), at, use)) problems.push(problem);
    }
    if (percent === -1) break;
    at = readExpansion(text, percent, use, parts, problems);
  }
  const letters = new Set(parts.flatMap((part) => (part.kind === 'macro' ? [part.letter] : [])));
  return { value: { text, parts, letters }, problems };
}

/** Reads what begins with a percent sign and returns where it ends. */
function readExpansion(
  text: string,
  at: number,
  use: 'record' | 'explanation',
  parts: MacroPart[],
  problems: MacroProblem[],
): number {
  const escape = ESCAPES[text.slice(at, at + 2)];
  if (escape !== undefined) {
    parts.push({ kind: 'literal', text: escape });
    return at + 2;
  }
  EXPANSION.lastIndex = at;
  const match = EXPANSION.exec(text);
  if (match === null) {
    problems.push({ start: at, end: at + 1, problem: 'A percent sign begins no macro: `%%` stands for the sign.' });
    return at + 1;
  }
  const [all, written = '', digits = '', reverse = '', delimiters = ''] = match;
  const letter = macroLetters.find((known) => known === written.toLowerCase());
  const place = { start: at, end: at + all.length };
  if (letter === undefined) {
    problems.push({ ...place, problem: 'There is no macro of this letter.' });
  } else if (use === 'record' && ONLY_EXPLAINED.has(letter)) {
    problems.push({ ...place, problem: 'The macros c, r and t are allowed in explanations only.' });
  } else if (digits !== '' && Number(digits) === 0) {
    problems.push({ ...place, problem: 'A macro cannot keep 0 parts.' });
  } else {
    const keep = Math.min(Number(digits), MOST_PARTS);
    const escaped = written !== letter;
    parts.push({ kind: 'macro', letter, escaped, keep, reversed: reverse !== '', delimiters: delimiters || '.' });
  }
  return place.end;
}

/** One problem per run of characters that a macro-literal cannot hold. */
function oddCharacters(text: string, offset: number, use: 'record' | 'explanation'): MacroProblem[] {
  const odd = use === 'record' ? /[^\x21-\x7e]+/g : /[^\x20-\x7e]+/g;
  return Array.from(text.matchAll(odd), ({ index, 0: { length } }) => ({
    start: offset + index,
    end: offset + index + length,
    problem: 'Only visible ASCII characters are allowed here.',
  }));
}

/** The same problems of a text that begins `by` characters later. */
export function shifted(problems: readonly MacroProblem[], by: number): readonly MacroProblem[] {
  return problems.map(({ start, end, problem }) => ({ start: start + by, end: end + by, problem }));
}
