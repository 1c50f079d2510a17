import { formatIpWords, parseIpWords, type IpWords } from './ip-words.ts';

/** Reads the address of a client; one in `::ffff:0:0/96` is an IPv4 client (RFC 7208, section 5). Throws a RangeError for anything else. */
export function parseClient(text: string): IpWords {
  const client = parseIpWords(text.trim());
  if (client === undefined) throw new RangeError(`${text} is no IP address`);
  const [first, second, third, last] = client.words;
  const isMapped = first === 0 && second === 0 && third === 0xffff && last !== undefined;
  return isMapped ? { family: 4, words: [last] } : client;
}

/** `%{i}`: dotted quad, or 32 dotted nibbles (RFC 7208, section 7.3). */
export function dottedAddress(client: IpWords): string {
  if (client.family === 4) return formatIpWords(client);
  return client.words.flatMap((word) => Array.from(word.toString(16).padStart(8, '0'))).join('.');
}

/** `%{v}`. */
export function reverseZone(client: IpWords): 'in-addr' | 'ip6' {
  return client.family === 4 ? 'in-addr' : 'ip6';
}

/** The name that holds the PTR records of the client. */
export function reverseName(client: IpWords): string {
  return `${dottedAddress(client).split('.').toReversed().join('.')}.${reverseZone(client)}.arpa`;
}

/** Type of the address records that are compared with the client. */
export function addressType(client: IpWords): 'A' | 'AAAA' {
  return client.family === 4 ? 'A' : 'AAAA';
}
