import { isUnder } from './host.ts';

/** True when the domain or a parent of it is listed, as `SenderDomainIs` and `RecipientDomainIs` compare (assumption A-DOM-SUFFIX). */
export function domainCovers(list: readonly string[], domain: string): boolean {
  return list.some((entry) => isUnder(domain, entry));
}
