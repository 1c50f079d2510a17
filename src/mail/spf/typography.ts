/** Quotes and dashes of word processors, in UTF-8 or as single bytes of Windows-1252, and quotes of ASCII. */
const QUOTES = /\xe2\x80[\x98-\x9f]|[\x91-\x94]|["'`]/g;
const DASHES = /\xe2\x80[\x90-\x95]|\xe2\x88\x92|[\x96\x97]/g;

/** The text without quotes, and with a hyphen for every dash; one character per byte. */
export function withoutTypography(text: string): string {
  return text.replace(DASHES, '-').replace(QUOTES, '');
}
