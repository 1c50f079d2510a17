import { isUnder, normalizeHost } from './host.ts';

const COMMON_NAME = /^\s*(?:cn|2\.5\.4\.3)\s*=(.*)$/is;
/** No certificate has longer names; the patterns below recurse with the length. */
const MOST_LENGTH = 4096;
const NAME_SEPARATOR = /[\s,;]+/;

/**
 * Names a `TlsSenderCertificateName` or `TlsDomain` value speaks of, normalized: plain names and `*.domain` as they are,
 * of the issuer and subject form (`<I>…<S>…`) or a bare distinguished name the common names of the subject.
 */
export function certificateSubjects(text: string): string[] {
  if (text.length > MOST_LENGTH) {
    return [];
  }
  if (/<s>/i.test(text)) {
    return text.split(/<i>/i).flatMap((part) => commonNames(part.split(/<s>/i).slice(1).join('<S>')));
  }
  if (text.includes('=')) {
    return commonNames(text);
  }
  return text
    .split(NAME_SEPARATOR)
    .map(normalizeHost)
    .filter((name) => name !== '');
}

/**
 * True when a certificate pattern admits the name. `*.domain` stands for the domain and all its sub-domains
 * (New-InboundConnector, TlsSenderCertificateName), a plain name for itself alone.
 */
export function certificateCovers(pattern: string, name: string): boolean {
  const wanted = normalizeHost(pattern);
  const offered = normalizeHost(name);
  if (wanted === '') {
    return false;
  }
  return wanted.startsWith('*.') ? isUnder(offered, wanted.slice(2)) : wanted === offered;
}

function commonNames(distinguishedName: string): string[] {
  const names: string[] = [];
  for (const attribute of attributes(distinguishedName)) {
    const value = COMMON_NAME.exec(attribute)?.[1];
    const name = value === undefined ? '' : normalizeHost(unquoted(value));
    if (name !== '') {
      names.push(name);
    }
  }
  return names;
}

/** Splits at the separators of RFC 4514, and at the semicolon of RFC 2253 section 4, that are neither escaped nor quoted. */
function attributes(distinguishedName: string): string[] {
  return distinguishedName.match(/(?:\\.|"(?:\\.|[^"\\])*"|[^,;+])+/gs) ?? [];
}

/** Drops quotes and one-character escapes; pairs of hexadecimal digits occur in no host name and stay. */
function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\\([^0-9a-f])/gi, '$1');
}
