/** Characters that PowerShell takes for a single quote (about_Quoting_Rules: smart quotes are quotes). */
export const singleQuotes = "'\u2018\u2019\u201a\u201b";
/** Characters that PowerShell takes for a double quote. */
export const doubleQuotes = '"\u201c\u201d\u201e';

/** What a backtick and a letter stand for within double quotes (about_Special_Characters). */
const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['e', '\u001b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const UNICODE = /u\{([0-9a-f]{1,6})\}/iy;

/** The character that an escape stands for, and the offset behind it; `at` is the offset behind the backtick. */
export function escapedAt(text: string, at: number): { readonly value: string; readonly end: number } {
  UNICODE.lastIndex = at;
  const code = UNICODE.exec(text)?.[1];
  if (code !== undefined && Number.parseInt(code, 16) <= 0x10ffff) {
    return { value: String.fromCodePoint(Number.parseInt(code, 16)), end: UNICODE.lastIndex };
  }
  const character = text[at] ?? '';
  return { value: escapes.get(character) ?? character, end: Math.min(at + 1, text.length) };
}

/** Whether a character is a blank within a line; a no-break space is one for PowerShell. */
export function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\u00a0' || character === '\ufeff';
}

/** Whether a character ends a line. */
export function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
