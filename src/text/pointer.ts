/**
 * Joins reference tokens to a JSON Pointer (RFC 6901 sections 3 and 4): `~` becomes `~0`, `/` becomes `~1`.
 * No token at all gives `''`, the pointer of the whole document.
 */
export function pointer(...tokens: readonly (string | number)[]): string {
  let text = '';
  for (const token of tokens) {
    text += typeof token === 'number' ? `/${token}` : `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return text;
}

/**
 * Splits a JSON Pointer into its unescaped reference tokens (RFC 6901 section 4); `''` has none.
 * Throws a RangeError for a text that neither is empty nor starts with `/`: that is no pointer but a mistake of the caller.
 */
export function segments(text: string): string[] {
  if (text === '') return [];
  if (!text.startsWith('/')) throw new RangeError(`not a JSON Pointer: ${text}`);
  const tokens = text.slice(1).split('/');
  if (!text.includes('~')) return tokens;
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
