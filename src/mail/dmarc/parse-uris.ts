import { isDomainName } from '../domain-name.ts';
import { normalizeHost } from '../host.ts';
import { withoutBlanks } from '../tag-list.ts';
import type { DmarcUri } from './record.ts';

const OBSOLETE_SIZE = /!\d{1,20}[kmgt]?$/i;
const URI = /^([a-z][a-z0-9+.-]*):([\x21-\x7e]+)$/i;
const FORBIDDEN = /["<>\\^`{|}!]/;

/**
 * The entries of `rua` or `ruf`, separated by commas (RFC 9989, section 4.8). An entry is valid when it is a URI
 * (RFC 3986) and, for `mailto`, holds an address. `start` is where the value stands in the record.
 */
export function parseDmarcUris(value: string, start: number): readonly DmarcUri[] {
  const uris: DmarcUri[] = [];
  let from = 0;
  for (const entry of value.split(',')) {
    const place = withoutBlanks(value, from, from + entry.length);
    uris.push(uriOf(value.slice(place.start, place.end), start + place.start));
    from += entry.length + 1;
  }
  return uris;
}

function uriOf(entry: string, start: number): DmarcUri {
  const text = entry.replace(OBSOLETE_SIZE, '');
  const place = { text, start, end: start + entry.length };
  const [, scheme, rest] = URI.exec(text) ?? [];
  if (scheme === undefined || rest === undefined || FORBIDDEN.test(rest)) {
    return { ...place, scheme: undefined, domain: undefined, isValid: false };
  }
  if (scheme.toLowerCase() !== 'mailto') {
    return { ...place, scheme: scheme.toLowerCase(), domain: undefined, isValid: true };
  }
  const domain = mailDomain(rest);
  return { ...place, scheme: 'mailto', domain, isValid: domain !== undefined };
}

function mailDomain(rest: string): string | undefined {
  const [address = ''] = rest.split('?');
  const at = address.lastIndexOf('@');
  const domain = normalizeHost(address.slice(at + 1));
  return at > 0 && isDomainName(domain) ? domain : undefined;
}
