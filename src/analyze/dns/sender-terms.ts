import { covers, formatIpSet, ipSet, isEmpty } from '../../mail/ip-range.ts';
import { includeUse } from './include-use.ts';
import type { SpfScope } from './spf-scope.ts';

/** Terms for the declared senders: addresses as they are, other names as includes. */
export function senderTerms(senders: readonly string[]): readonly string[] {
  return senders.flatMap((sender) => {
    const { set } = ipSet([sender]);
    if (isEmpty(set)) return [`include:${sender}`];
    return formatIpSet(set).map((entry) => `${entry.includes(':') ? 'ip6' : 'ip4'}:${entry}`);
  });
}

/** Terms of declared senders that the record does not let pass yet; a name without a record is left out. */
export function missingSenders(domain: string, { dns, declared }: SpfScope): readonly string[] {
  return declared.senders.flatMap(({ value }) => {
    const { set } = ipSet([value]);
    if (!isEmpty(set)) return covers(dns.coverage(domain).pass, set) ? [] : senderTerms([value]);
    const hasRecord = dns.spf(value).root.selection.state === 'record';
    const isThere = includeUse(domain, value, dns).state === 'effective';
    return hasRecord && !isThere ? senderTerms([value]) : [];
  });
}
