import { parseIpWords } from './ip-words.ts';
import type { ParsedTerm, TermHead } from './parsed-term.ts';
import { parsePrefixLength } from './prefix-length.ts';

/** Reads what follows the name of `ip4` and `ip6`, from offset `at` (RFC 7208, section 5.6). */
export function parseNetwork(base: TermHead, kind: 'ip4' | 'ip6', at: number): ParsedTerm {
  const { text } = base;
  const family = kind === 'ip4' ? 4 : 6;
  if (text[at] !== ':') {
    const problem = `\`${kind}\` needs a colon and an address after it.`;
    return { problems: [{ start: at, end: text.length, problem }] };
  }
  const slash = text.indexOf('/', at);
  const end = slash === -1 ? text.length : slash;
  const address = text.slice(at + 1, end);
  const words = parseIpWords(address);
  if (words === undefined || words.family !== family) {
    return { problems: [{ start: at + 1, end, problem: `This is no IPv${family} address.` }] };
  }
  const prefix = slash === -1 ? words.words.length * 32 : parsePrefixLength(text.slice(slash + 1), family, slash + 1);
  if (typeof prefix !== 'number') return { problems: [prefix] };
  return { term: { ...base, kind, address, prefix, words } };
}
