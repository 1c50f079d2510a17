import { parseTerm } from './parse-term.ts';

const VERSION = /^["']?v=spf1$/i;
const BEGINNING =
  /^(?:[-+~?]?(?:include|exists|ip[46]|a|mx|ptr):|(?:redirect|exp)=|[-+~?]?(?:all|mx|a|ptr)(?= |$)|v=spf1(?= |$))/i;
const NETWORK = /^[-+~?]?ip6:/i;

/** Whether the word at the end of one string and that at the start of the next are one address of IPv6. */
function isOneAddress(before: string, after: string): boolean {
  const [tail = ''] = after.split(' ', 1);
  const text = `${before.slice(before.lastIndexOf(' ') + 1)}${tail}`;
  return NETWORK.test(text) && parseTerm({ start: 0, end: text.length, text }).term !== undefined;
}

/**
 * The text that the strings of a TXT record were meant to be. Receivers join them as they are (RFC 7208, section 3.3);
 * here a blank stands where one string ends and a term begins, and between all strings of a record that was written
 * without quotes into a zone file, whose every word became a string.
 */
export function joinStrings(strings: readonly string[]): string {
  const [first = ''] = strings;
  const isUnquoted = strings.length > 1 && VERSION.test(first) && strings.every((string) => !string.includes(' '));
  if (isUnquoted) return strings.join(' ');
  const parts: string[] = [];
  let before = '';
  for (const string of strings) {
    const isMissing = /[^ ]$/.test(before.slice(-1)) && BEGINNING.test(string) && !isOneAddress(before, string);
    parts.push(isMissing ? ` ${string}` : string);
    before = string;
  }
  return parts.join('');
}
