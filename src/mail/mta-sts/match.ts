import { normalizeHost } from '../host.ts';

/**
 * Whether a pattern of a policy admits the host (RFC 8461, section 4.1; RFC 6125, section 6.4.3): `*.` stands for exactly one
 * label, so `*.mail.protection.outlook.com` admits `contoso-com.mail.protection.outlook.com`, but `*.mx.microsoft` not
 * `contoso-com.o-v1.mx.microsoft`.
 */
export function matchesMxPattern(pattern: string, host: string): boolean {
  const wanted = normalizeHost(pattern);
  const offered = normalizeHost(host);
  if (!wanted.startsWith('*.')) return wanted !== '' && wanted === offered;
  const dot = offered.indexOf('.');
  return dot > 0 && offered.slice(dot + 1) === wanted.slice(2);
}

/** Hosts that no pattern admits, in order: with mode `enforce` no mail goes to them. */
export function hostsOutsidePolicy(patterns: readonly string[], hosts: readonly string[]): readonly string[] {
  return hosts.filter((host) => !patterns.some((pattern) => matchesMxPattern(pattern, host)));
}
