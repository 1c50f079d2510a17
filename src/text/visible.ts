/** How many code points of a text from an export are shown unless the caller says otherwise. */
export const SHOWN_LENGTH = 200;

// C0, DEL and C1; U+061C, U+200E, U+200F, U+202A–202E, U+2066–2069 (bidirectional controls, Unicode UAX #9);
// line and paragraph separator; the byte order mark; soft hyphen, zero width space, word joiner, invisible operators and
// tag characters, which make two names look alike (U+200C and U+200D stay: scripts and emoji need them); surrogates without a partner (the u flag leaves pairs alone).
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- finding control characters is the point
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff\u{e0000}-\u{e007f}]/u;

/**
 * Whether a text holds a character that a reader would not see or that changes how the rest is shown: control and
 * bidirectional characters, line separators, a byte order mark, other invisible characters, unpaired surrogates.
 */
export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/**
 * Shows a text from an export as one line of plain characters: each unseen character becomes its code point, written
 * `\u{202e}`, and what is longer than `limit` code points is cut and ends with `…` (the result, ellipsis included, is
 * never longer than `limit`). Every escaper for an output starts from this.
 */
export function visible(text: string, limit: number = SHOWN_LENGTH): string {
  if (text.length <= limit && !hasUnseen(text)) return text;
  let shown = '';
  let length = 0;
  // What is left of `shown` should the text turn out too long: whole characters and escapes, one place kept for `…`.
  let cut = '';
  for (const character of text) {
    const piece = UNSEEN.test(character) ? escaped(character) : character;
    length += piece === character ? 1 : piece.length;
    if (length > limit) return `${cut}…`;
    shown += piece;
    if (length < limit) cut = shown;
  }
  return shown;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
