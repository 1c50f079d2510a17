import { isModifierText, parseModifier } from './parse-modifier.ts';
import { parseNetwork } from './parse-network.ts';
import { parseHosts } from './parse-hosts.ts';
import { parseDomainSpec } from './domain-spec.ts';
import { shifted } from './macro-string.ts';
import type { ParsedTerm, TermHead } from './parsed-term.ts';
import type { SpfPlace, SpfQualifier } from './term.ts';

/** Names of mechanisms (RFC 7208, section 5). */
export const mechanismNames = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'] as const;

type MechanismName = (typeof mechanismNames)[number];

/** Reads one term, which holds no blank (RFC 7208, section 12). */
export function parseTerm(place: SpfPlace): ParsedTerm {
  return isModifierText(place.text) ? parseModifier(place) : parseMechanism(place);
}

function parseMechanism(place: SpfPlace): ParsedTerm {
  const { text } = place;
  const qualifier = readQualifier(text);
  const start = qualifier === undefined ? 0 : 1;
  const end = start + nameLength(text.slice(start));
  const written = text.slice(start, end).toLowerCase();
  const name = mechanismNames.find((known) => known === written);
  if (name === undefined) {
    return { problems: [{ start: 0, end: Math.max(end, 1), problem: problemOfName(text, written) }] };
  }
  return parseArgument({ ...place, qualifier: qualifier ?? '+' }, name, end);
}

function parseArgument(base: TermHead, name: MechanismName, at: number): ParsedTerm {
  const rest = base.text.slice(at);
  if (name === 'all') {
    if (rest === '') return { term: { ...base, kind: name } };
    return { problems: [{ start: at, end: base.text.length, problem: 'Nothing may follow `all`.' }] };
  }
  if (rest === ':') {
    return { problems: [{ start: at, end: at + 1, problem: 'The value after the colon is missing.' }] };
  }
  if (name === 'a' || name === 'mx') return parseHosts(base, name, at);
  if (name === 'ip4' || name === 'ip6') return parseNetwork(base, name, at);
  if (name === 'ptr' && rest === '') return { term: { ...base, kind: name } };
  if (!rest.startsWith(':')) {
    return {
      problems: [
        { start: at, end: base.text.length, problem: `\`${name}\` needs a colon and a domain name after it.` },
      ],
    };
  }
  const { value, problems } = parseDomainSpec(rest.slice(1));
  if (problems.length > 0) return { problems: shifted(problems, at + 1) };
  return { term: { ...base, kind: name, domainSpec: value } };
}

function readQualifier(text: string): SpfQualifier | undefined {
  const [first] = text;
  return first === '+' || first === '-' || first === '~' || first === '?' ? first : undefined;
}

function nameLength(text: string): number {
  const end = text.search(/[:/]/);
  return end === -1 ? text.length : end;
}

function problemOfName(text: string, name: string): string {
  if (name === '') return 'The name of a mechanism is missing here.';
  if (/^[^a-z].*=/i.test(text)) return 'The name of a modifier begins with a letter.';
  return 'There is no mechanism of this name.';
}
