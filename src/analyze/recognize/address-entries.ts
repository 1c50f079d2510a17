import { formatIpAddress } from '../../mail/ip-address.ts';
import { formatIpSet, parseIpRange, type IpSet } from '../../mail/ip-range.ts';
import { prefixLength } from '../../mail/reserved.ts';

/** Widest block that `SenderIPAddresses` and the lists of the connection filter take (New-InboundConnector). */
const widestPrefix = 24;
const addressesPerBlock = 256n;

function splitEntry(entry: string): readonly string[] {
  const range = parseIpRange(entry);
  const prefix = prefixLength(entry);
  if (range === undefined || range.family === 6) return [];
  if (prefix === undefined || prefix >= widestPrefix) return [entry];
  const blocks: string[] = [];
  for (let value = range.first; value <= range.last; value += addressesPerBlock) {
    blocks.push(`${formatIpAddress({ family: 4, value })}/${widestPrefix}`);
  }
  return blocks;
}

/**
 * A set of addresses as entries that a connector takes: IPv4 only, single addresses and blocks of /24 to /32, in
 * ascending order. Wider blocks are split; IPv6 addresses are left out, since no connector can hold them.
 */
export function addressEntries(set: IpSet): readonly string[] {
  return formatIpSet(set).flatMap(splitEntry);
}
