/** First and last code points of the wide blocks outside emoji (Unicode UAX #11, East Asian Width W and F), ascending. */
const WIDE = [
  0x1100, 0x115e, 0x2329, 0x232a, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0xa4cf,
  0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6,
  0x16fe0, 0x1b2ff, 0x1d300, 0x1d376, 0x1f200, 0x1f265, 0x20000, 0x3fffd,
] as const;

const JOINER = 0x200d;
const EMOJI_STYLE = 0xfe0f;

/**
 * Columns that a text takes on a terminal. Escape sequences (CSI and OSC of ECMA-48), control and combining characters
 * take none, wide East Asian characters and emoji two, all others one. Approximated: what follows a joiner belongs to
 * the emoji before it, and a flag is two regional indicators of one column each.
 */
export function stringWidth(text: string): number {
  if (isPrintableAscii(text)) return text.length;
  let width = 0;
  let last = 0;
  let before = 0;
  for (const character of withoutEscapes(text)) {
    const code = character.codePointAt(0) ?? 0;
    if (code === EMOJI_STYLE && last === 1 && /\p{Emoji}/u.test(String.fromCodePoint(before))) {
      width += 1;
      last = 2;
    } else if (last !== 2 || (before !== JOINER && !isSkinTone(code))) {
      const own = codePointWidth(character, code);
      width += own;
      if (own > 0) last = own;
    }
    before = code;
  }
  return width;
}

/** Whether each character of a text takes one column because it is a printable one of ASCII. */
export function isPrintableAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** @alias stringWidth, under which packages import it in place of string-width. */
export default stringWidth;

function withoutEscapes(text: string): string {
  if (!text.includes('\u001b')) return text;
  // oxlint-disable-next-line no-control-regex -- escape sequences are what is removed
  return text.replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g, '');
}

function codePointWidth(character: string, code: number): number {
  if (code < 0x300) return code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xad ? 0 : 1;
  // Dashes, quotation marks, bullets and the ellipsis; the properties below take a while to compile.
  if (code >= 0x2010 && code <= 0x2027) return 1;
  if (/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\u1160-\u11ff]/u.test(character)) return 0;
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return 1;
  return isWide(code) || /\p{Emoji_Presentation}/u.test(character) ? 2 : 1;
}

function isSkinTone(code: number): boolean {
  return code >= 0x1f3fb && code <= 0x1f3ff;
}

function isWide(code: number): boolean {
  for (let at = 0; at < WIDE.length; at += 2) {
    if (code < (WIDE[at] ?? 0)) return false;
    if (code <= (WIDE[at + 1] ?? 0)) return true;
  }
  return false;
}
