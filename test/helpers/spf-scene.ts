import type { Zone } from './dns/zone.ts';
import { acceptedDomain } from './objects/accepted-domain.ts';
import type { Scene } from './run-rule.ts';

export const microsoft = 'include:spf.protection.outlook.com';
export const vendor = 'include:_spf.mxhero.com';

/** DNS in which the domain publishes these TXT records, each a text or its strings. */
export function published(...texts: readonly (string | readonly string[])[]): Zone {
  return { 'contoso.com': { TXT: texts, MX: [[0, 'contoso-com.mail.protection.outlook.com']] } };
}

/** A record with Microsoft's include, the given terms, and `~all`. */
export function record(terms: string): Zone {
  return published(`v=spf1 ${[microsoft, terms, '~all'].filter((part) => part !== '').join(' ')}`);
}

/** Accepted domains in place of contoso.com alone. */
export function accepted(...domains: readonly string[]): NonNullable<Scene['sections']> {
  return {
    AcceptedDomain: [
      ...domains.map((name) => acceptedDomain({ Name: name, DomainName: name })),
      acceptedDomain({ Name: 'contoso.onmicrosoft.com', DomainName: 'contoso.onmicrosoft.com', InitialDomain: true }),
    ],
  };
}

/** Names in records that are meant to break out of where they are shown. */
export const hostileText = `x](https://example.com)<b>"'\`\u001b[31m\u0007${'y'.repeat(3000)}`;
