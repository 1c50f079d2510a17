import { formatIpSet, type IpSet } from '../../mail/ip-range.ts';
import type { DnsView } from './dns-view.ts';

/**
 * Whether the check of every single address ends with pass: decides what the record alone leaves open, where names in it
 * depend on the client. False with ranges, which one check does not speak for.
 */
export function eachPasses(domain: string, addresses: IpSet, { verdict }: Pick<DnsView, 'verdict'>): boolean {
  const entries = formatIpSet(addresses);
  return (
    entries.length > 0 &&
    entries.every((entry) => {
      if (entry.includes('/')) return false;
      const check = verdict(domain, entry);
      return check.known && check.result === 'pass';
    })
  );
}
