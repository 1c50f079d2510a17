import type { MacroLetter, MacroString } from './macro-string.ts';
import type { SpfTerm } from './term.ts';
import type { SpfDependence } from './tree.ts';

/** `%{d}` and `%{o}` are the same for every ordinary sender of the domain. */
const BY_LETTER: Readonly<Partial<Record<MacroLetter, SpfDependence>>> = {
  s: 'sender',
  l: 'sender',
  h: 'helo',
  i: 'ip',
  p: 'ip',
  v: 'ip',
};

/** What besides the DNS and the domain decides which name a term looks up; `ptr` depends on the client by itself. */
export function dependenceOf(term: SpfTerm): readonly SpfDependence[] {
  if (term.kind === 'all' || term.kind === 'ip4' || term.kind === 'ip6') return [];
  const spec: MacroString | undefined = term.kind === 'unknown' ? term.value : term.domainSpec;
  const found = new Set<SpfDependence>(term.kind === 'ptr' ? ['ip'] : []);
  for (const letter of spec?.letters ?? []) {
    const dependence = BY_LETTER[letter];
    if (dependence !== undefined) found.add(dependence);
  }
  return [...found];
}

/** Lookups of the term itself (RFC 7208, section 4.6.4); each `%{p}` term costs one more. */
export function costOf(term: SpfTerm): number {
  if (term.kind === 'all' || term.kind === 'ip4' || term.kind === 'ip6') return 0;
  if (term.kind === 'exp' || term.kind === 'unknown') return 0;
  return term.domainSpec?.letters.has('p') === true ? 2 : 1;
}
