import type { DnsAnswer } from '../../model/index.ts';
import { parseIpWords, type IpWords } from './ip-words.ts';

const parsed = new WeakMap<DnsAnswer, readonly IpWords[]>();

/** The addresses of an answer; the same answer is read once. */
export function addressesOf(answer: DnsAnswer<'A' | 'AAAA'>): readonly IpWords[] {
  const before = parsed.get(answer);
  if (before !== undefined) return before;
  const addresses = answer.records.flatMap((text) => parseIpWords(text) ?? []);
  parsed.set(answer, addresses);
  return addresses;
}
