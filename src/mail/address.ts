import { normalizeHost } from './host.ts';

const ADDRESS = /^(.+)@([^@\s<>()",;:\\]+|\[[^[\]\s]*\])$/s;

/**
 * Normalized domain of a mail address, with or without `smtp:` and angle brackets, after the last at sign because
 * a quoted local part may hold one (RFC 5321 section 4.1.2). Undefined for the null sender and whatever has no two parts.
 */
export function domainOf(address: string): string | undefined {
  const bare = address.trim();
  const inner = bare.endsWith('>') ? bare.slice(bare.lastIndexOf('<') + 1, -1) : bare;
  const domain = ADDRESS.exec(inner.replace(/^smtp:/i, ''))?.[2];
  const host = domain === undefined ? '' : normalizeHost(domain);
  return host === '' ? undefined : host;
}
