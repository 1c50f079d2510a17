import { parseDomainSpec } from './domain-spec.ts';
import { parseMacroString, shifted } from './macro-string.ts';
import type { ParsedTerm } from './parsed-term.ts';
import type { SpfPlace } from './term.ts';

const NAME = /^([a-z][-a-z0-9_.]*)=/i;

/** Whether a term is a modifier: a name and an equals sign (RFC 7208, section 4.6.1). */
export function isModifierText(text: string): boolean {
  return NAME.test(text);
}

/** Reads `redirect`, `exp`, or a modifier that is ignored but whose value must still be a macro-string. */
export function parseModifier(place: SpfPlace): ParsedTerm {
  const name = NAME.exec(place.text)?.[1] ?? '';
  const at = name.length + 1;
  const value = place.text.slice(at);
  const kind = name.toLowerCase();
  if (kind === 'redirect' || kind === 'exp') {
    if (value === '') {
      return { problems: [{ start: 0, end: at, problem: 'The domain name after the equals sign is missing.' }] };
    }
    const spec = parseDomainSpec(value);
    if (spec.problems.length > 0) return { problems: shifted(spec.problems, at) };
    return { term: { ...place, kind, domainSpec: spec.value } };
  }
  const text = parseMacroString(value, 'record');
  if (text.problems.length > 0) return { problems: shifted(text.problems, at) };
  return { term: { ...place, kind: 'unknown', name, value: text.value } };
}
