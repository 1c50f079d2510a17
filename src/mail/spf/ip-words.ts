import { formatIpAddress, parseIpAddress, type IpAddress } from '../ip-address.ts';

/** An address as unsigned words of 32 bits, one (IPv4) or four (IPv6): comparing them is faster than with BigInt. */
export interface IpWords {
  readonly family: 4 | 6;
  readonly words: readonly number[];
}

/** Reads a bare address, as `parseIpAddress` does. */
export function parseIpWords(text: string): IpWords | undefined {
  const address = parseIpAddress(text);
  return address && wordsOf(address);
}

function wordsOf({ family, value }: IpAddress): IpWords {
  if (family === 4) return { family, words: [Number(value)] };
  return { family, words: [96n, 64n, 32n, 0n].map((shift) => Number((value >> shift) & 0xffff_ffffn)) };
}

/** Canonical text. */
export function formatIpWords({ family, words }: IpWords): string {
  return formatIpAddress({ family, value: words.reduce((value, word) => (value << 32n) | BigInt(word), 0n) });
}

/** Whether both addresses are of one family and agree in the first `prefix` bits. */
export function isSameNetwork(a: IpWords, b: IpWords, prefix: number): boolean {
  if (a.family !== b.family) return false;
  let bits = prefix;
  for (const [index, word] of a.words.entries()) {
    if (bits <= 0) return true;
    const mask = bits >= 32 ? -1 : -1 << (32 - bits);
    if (((word ^ (b.words[index] ?? 0)) & mask) !== 0) return false;
    bits -= 32;
  }
  return true;
}
