import { editDistance } from '../text/edit-distance.ts';
import { formatIpAddress, parseIpLiteral } from './ip-address.ts';

const MICROSOFT_MX = [
  'mail.protection.outlook.com',
  'mx.microsoft',
  'mail.protection.office365.us',
  'mail.protection.partner.outlook.cn',
] as const;

const LOOKALIKE_EDITS = 2;
/** What normalizing leaves alone: nearly every name that comes from the DNS, and no address. */
const NORMALIZED = /^[a-z0-9_.-]*[a-z]$/;
const IDEOGRAPHIC_DOTS = /[\u3002\uff0e\uff61]/g;
const FINAL_DOT = /(?<![.\s])\.$/;
const NON_ASCII = /[\u0080-\uffff]/;

/**
 * One spelling per host: trimmed, lower case, international labels as A-labels (RFC 5890), one final dot dropped.
 * An address literal loses its brackets and takes its canonical text. Nothing else becomes an address: `1.2` and `0x7f`
 * stay names. Text that is no host name (blanks, invisible characters, invalid A-labels) is only trimmed and lower-cased.
 */
export function normalizeHost(text: string): string {
  if (NORMALIZED.test(text)) return text;
  const address = parseIpLiteral(text);
  if (address !== undefined) {
    return formatIpAddress(address);
  }
  const host = text.trim().toLowerCase().replace(IDEOGRAPHIC_DOTS, '.').replace(FINAL_DOT, '');
  // The categories come last: V8 takes half a millisecond to compile them, and hardly any host needs them.
  return NON_ASCII.test(host) && /^[\p{L}\p{M}\p{N}._*-]+$/u.test(host) ? toALabels(host) : host;
}

/** True when the host is the domain or below it. Both may be in any spelling; nothing is under an empty domain. */
export function isUnder(host: string, domain: string): boolean {
  const child = normalizeHost(host);
  const parent = normalizeHost(domain);
  return parent !== '' && (child === parent || child.endsWith(`.${parent}`));
}

/** True for MX hosts of Exchange Online in the worldwide, US government and 21Vianet clouds, the last by assumption A-MX-CN. */
export function isMicrosoftMx(host: string): boolean {
  return MICROSOFT_MX.some((suffix) => isUnder(host, suffix));
}

/**
 * The known name that `text` is a near miss of: one or two edits away while equal to none of the known names.
 * The nearest wins, of equally near ones the first; it comes back as it was given.
 */
export function isLookalike(text: string, known: Iterable<string>): string | undefined {
  const host = normalizeHost(text);
  let nearest: { name: string; edits: number } | undefined;
  for (const name of known) {
    const edits = editDistance(host, normalizeHost(name), LOOKALIKE_EDITS);
    if (edits === 0) {
      return undefined;
    }
    if (edits <= LOOKALIKE_EDITS && edits < (nearest?.edits ?? Infinity)) {
      nearest = { name, edits };
    }
  }
  return host === '' ? undefined : nearest?.name;
}

/** True for an IPv4 or IPv6 address, bare or in brackets. */
export function isIpLiteral(text: string): boolean {
  return parseIpLiteral(text) !== undefined;
}

/** The appended label keeps the URL parser from reading a host that ends in a number as an IPv4 address. */
function toALabels(host: string): string {
  const url = `http://${host}.x`;
  return URL.canParse(url) ? new URL(url).hostname.slice(0, -2) : host;
}
