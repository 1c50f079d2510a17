import { parseDomainSpec } from './domain-spec.ts';
import { shifted, type MacroProblem } from './macro-string.ts';
import type { ParsedTerm, TermHead } from './parsed-term.ts';
import { parsePrefixLength } from './prefix-length.ts';

const LENGTHS = /(?:\/(\d+))?(?:\/\/(\d+))?$/;

/** Reads what follows the name of `a` and `mx`, from offset `at` (RFC 7208, sections 5.3 and 5.4). */
export function parseHosts(base: TermHead, kind: 'a' | 'mx', at: number): ParsedTerm {
  const { text } = base;
  const lengths = LENGTHS.exec(text.slice(at));
  const end = at + (lengths?.index ?? text.length - at);
  const [, digits4, digits6] = lengths ?? [];
  const cidr4 = digits4 === undefined ? 32 : parsePrefixLength(digits4, 4, end + 1);
  const cidr6 = digits6 === undefined ? 128 : parsePrefixLength(digits6, 6, text.length - digits6.length);
  const spec = end === at ? undefined : hostSpec(text, at, end);
  const problems: MacroProblem[] = [...(spec?.problems ?? [])];
  if (typeof cidr4 !== 'number') problems.push(cidr4);
  if (typeof cidr6 !== 'number') problems.push(cidr6);
  if (problems.length > 0 || typeof cidr4 !== 'number' || typeof cidr6 !== 'number') return { problems };
  return { term: { ...base, kind, domainSpec: spec?.value, cidr4, cidr6 } };
}

function hostSpec(text: string, at: number, end: number): ReturnType<typeof parseDomainSpec> {
  if (text[at] !== ':') {
    const { value } = parseDomainSpec('');
    return { value, problems: [{ start: at, end: text.length, problem: 'A prefix length is digits after a slash.' }] };
  }
  const { value, problems } = parseDomainSpec(text.slice(at + 1, end));
  return { value, problems: shifted(problems, at + 1) };
}
