import { domainToUnicode } from 'node:url';
import { isIpLiteral, normalizeHost } from '../mail/host.ts';
import { visible } from '../text/visible.ts';

/** A domain that the user named. */
export interface NamedDomain {
  /** Lower case, A-labels, no final dot. */
  readonly domain: string;
  /** The same with U-labels (RFC 5890) where it has any. */
  readonly unicode: string | undefined;
}

const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

function suggestion(text: string): string {
  const read = readDomain(text);
  return typeof read === 'string' ? '' : ` Did you mean ${read.domain}?`;
}

/** Words that are something else: an address of the web, of mail or of a host. */
function otherKind(text: string): string | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#:]*)/i.exec(text)?.[1];
  if (url !== undefined) return `'${visible(text)}' is a web address, no domain.${suggestion(url)}`;
  const mail = /^(?:mailto:|smtp:)?[^@]*@(.*)$/is.exec(text)?.[1];
  if (mail !== undefined) return `'${visible(text)}' is an e-mail address, no domain.${suggestion(mail)}`;
  if (isIpLiteral(text)) {
    return `'${visible(text)}' is an IP address, no domain; name the domain of the senders, such as contoso.com.`;
  }
  return undefined;
}

function problemOfLabels(domain: string, typed: string): string | undefined {
  const labels = domain.split('.');
  if (labels.includes('')) return `'${visible(typed)}' has an empty label: two dots side by side, or one at an end.`;
  const long = labels.find((label) => label.length > LONGEST_LABEL);
  if (long !== undefined) {
    return `'${visible(typed, 100)}' has a label of ${long.length} octets; the DNS allows ${LONGEST_LABEL}.`;
  }
  if (domain.length > LONGEST_NAME) {
    return `'${visible(typed, 100)}' has ${domain.length} octets; the DNS allows ${LONGEST_NAME}.`;
  }
  if (!labels.every((label) => LABEL.test(label))) {
    return `'${visible(typed)}' is no domain name: labels hold letters, digits, hyphens and underscores, with dots between them.`;
  }
  if (labels.length > 1) return undefined;
  return `'${visible(typed)}' is a single label and no domain of an organization; name one such as contoso.com.`;
}

/** Reads a domain of the command line; what is wrong with it is a sentence. */
function readDomain(word: string): NamedDomain | string {
  const typed = word.trim();
  if (typed === '') return 'A domain without a name is none; check what gives it.';
  const other = otherKind(typed);
  if (other !== undefined) return other;
  const domain = normalizeHost(typed);
  const problem = problemOfLabels(domain, typed);
  if (problem !== undefined) return problem;
  const unicode = domainToUnicode(domain);
  return { domain, unicode: unicode === domain || unicode === '' ? undefined : unicode };
}

/** Reads all domains, each once; the first problem ends it. */
export function readDomains(words: readonly string[]): readonly NamedDomain[] | string {
  const domains = new Map<string, NamedDomain>();
  for (const word of words) {
    const read = readDomain(word);
    if (typeof read === 'string') return read;
    if (!domains.has(read.domain)) domains.set(read.domain, read);
  }
  return [...domains.values()];
}
