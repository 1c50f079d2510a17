import { normalizeHost } from '../host.ts';

/** Selectors that Exchange Online signs with, of which one is active (learn.microsoft.com, "Set up DKIM"). */
export const microsoftSelectors = ['selector1', 'selector2'] as const;

const OLD_FORM = /^(selector[12])-([a-z0-9-]+)\._domainkey\.[a-z0-9-]+\.onmicrosoft\.com$/;
const SUFFIX = /^(?:\d[a-z0-9]{0,7})?$/;
const NEW_FORM = /^(selector[12])-([a-z0-9-]+)\._domainkey\.[a-z0-9-]+\.[a-z0-9]-v1\.dkim\.mail\.microsoft$/;

/**
 * True when the name has one of the two known forms of Microsoft's targets in the worldwide cloud:
 * `selector1-contoso-com._domainkey.contoso.onmicrosoft.com` and
 * `selector1-contoso-com._domainkey.contoso.o-v1.dkim.mail.microsoft`. It does not say that the name is the right one,
 * and false says nothing of the other clouds, whose forms are not published.
 */
export function isMicrosoftDkimTarget(name: string): boolean {
  return parts(name) !== undefined;
}

/**
 * True when the name has such a form and is made of this selector and domain, whose dots and hyphens it holds as hyphens.
 * A suffix is allowed (`selector1-contoso-com03i`), since Microsoft adds one in places.
 */
export function isPlausibleDkimTarget(name: string, selector: string, domain: string): boolean {
  const found = parts(name);
  const dashed = normalizeHost(domain).replaceAll('.', '-');
  if (found === undefined || found.selector !== selector.toLowerCase()) return false;
  return found.dashed.startsWith(dashed) && SUFFIX.test(found.dashed.slice(dashed.length));
}

function parts(name: string): { readonly selector: string; readonly dashed: string } | undefined {
  const host = normalizeHost(name);
  const [, selector, dashed] = OLD_FORM.exec(host) ?? NEW_FORM.exec(host) ?? [];
  return selector === undefined || dashed === undefined ? undefined : { selector, dashed };
}
