import { isLookalike, isUnder, normalizeHost } from '../../mail/host.ts';

/** The domain inside a text that is no plain domain: a URL, a mail address, a wildcard, a tag, something in quotes. */
function innerDomain(entry: string): string {
  const text = entry.replaceAll(/["'<>\s]/g, '').replace(/^d=/i, '');
  const withoutScheme = text.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '');
  const [authority = ''] = withoutScheme.split(/[/?#;:]/);
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/^[*.]+/, '');
  return normalizeHost(host);
}

/** Whether an entry of the trusted ARC sealers, which is not the sealer itself, was meant to be it. */
export function isNearSealer(entry: string, sealer: string): boolean {
  const domain = innerDomain(entry);
  if (domain === '') return false;
  return isUnder(domain, sealer) || isUnder(sealer, domain) || isLookalike(domain, [sealer]) !== undefined;
}
