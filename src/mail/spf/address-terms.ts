import { parseIpAddress } from '../ip-address.ts';
import { formatIpSet, parseIpRange, setOfRanges } from '../ip-range.ts';

const OCTETS = 4;

/** The prefix length that a netmask stands for; undefined where its ones are not all at the front. */
function lengthOfMask(text: string): number | undefined {
  const mask = parseIpAddress(text);
  if (mask?.family !== 4) return undefined;
  const bits = mask.value.toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.replace(/0/g, '').length : undefined;
}

/** `192.0.2.*` as a block. */
function blockOfWildcard(text: string): string | undefined {
  const octets = text.split('.');
  const known = octets.filter((octet) => octet !== '*');
  const isAtEnd = octets.slice(known.length).every((octet) => octet === '*');
  if (known.length === 0 || known.length === octets.length || octets.length > OCTETS || !isAtEnd) return undefined;
  const zeros = Array.from({ length: OCTETS - known.length }, () => '0');
  return `${[...known, ...zeros].join('.')}/${known.length * 8}`;
}

function blockOf(text: string): string {
  const [address = '', mask = ''] = text.split('/', 2);
  const length = mask.includes('.') ? lengthOfMask(mask) : undefined;
  return length === undefined ? (blockOfWildcard(text) ?? text) : `${address}/${length}`;
}

/**
 * Addresses as people write them, as terms: an address, a block with a prefix length or a netmask, a range, `*` for last
 * octets. Undefined when the text is none of these.
 */
export function addressTerms(text: string): readonly string[] | undefined {
  const block = blockOf(text);
  const range = parseIpRange(block);
  if (range === undefined) return undefined;
  if (!block.includes('-') && block === text) return [`ip${range.family}:${text}`];
  return formatIpSet(setOfRanges([range])).map((entry) => `ip${range.family}:${entry}`);
}
