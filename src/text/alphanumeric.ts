const ASCII_END = 0x80;

/**
 * True for the code point of a letter or a number (Unicode categories L and N). ASCII is decided without the categories:
 * V8 takes half a millisecond to compile each expression that names them.
 */
export function isAlphanumeric(code: number): boolean {
  if (code < ASCII_END) return /[A-Za-z0-9]/.test(String.fromCharCode(code));
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(code));
}

/** True when a text has a letter or a number. */
export function hasAlphanumeric(text: string): boolean {
  return /[A-Za-z0-9]/.test(text) || /[\p{L}\p{N}]/u.test(text);
}

/** True when a letter or a number begins at the offset, in UTF-16 code units. */
export function isAlphanumericAfter(text: string, at: number): boolean {
  return isAlphanumeric(text.codePointAt(at) ?? 0);
}

/** True when a letter or a number ends at the offset, in UTF-16 code units. */
export function isAlphanumericBefore(text: string, at: number): boolean {
  const pair = text.codePointAt(at - 2) ?? 0;
  // NaN where nothing is before the offset.
  return isAlphanumeric(pair > 0xffff ? pair : text.charCodeAt(at - 1) || 0);
}
