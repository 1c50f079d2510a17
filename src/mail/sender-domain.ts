import { isUnder, normalizeHost } from './host.ts';

/** The domain of a connector's address space entry: `smtp:*.contoso.com;1` gives `*.contoso.com`. The number has no meaning here. */
export function senderDomain(entry: string): string {
  const bare = entry
    .trim()
    .replace(/^smtp:/i, '')
    .replace(/;\s*\d+$/, '');
  return normalizeHost(bare);
}

/**
 * True when mail of the domain falls under the entry: `*` takes every domain, `*.contoso.com` the domain and all its
 * sub-domains (New-InboundConnector, SenderDomains), a plain entry itself alone. The domain may be an entry too.
 */
export function senderDomainCovers(pattern: string, domain: string): boolean {
  const wanted = senderDomain(pattern);
  const asked = senderDomain(domain);
  if (wanted === '' || asked === '') {
    return false;
  }
  if (wanted === '*') {
    return true;
  }
  return wanted.startsWith('*.') ? isUnder(asked, wanted.slice(2)) : wanted === asked;
}
