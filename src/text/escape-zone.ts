/** Octets that one string of a TXT record holds (RFC 1035, section 3.3). */
const STRING = 255;

/**
 * The strings of a TXT record as a zone file has them (RFC 1035, section 5.1): quoted, split at 255 octets, quotes and
 * backslashes escaped. Undefined when the text holds anything but printable ASCII: such a record cannot be copied safely.
 */
export function quoteZoneText(text: string): string | undefined {
  if (!/^[\u0020-\u007e]*$/.test(text)) return undefined;
  const strings = text.match(new RegExp(`.{1,${STRING}}`, 'g')) ?? [''];
  return strings.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(' ');
}
