import { countLookup, type Evaluation, type Stop } from './evaluation.ts';
import { expandMacros, type SpfSender } from './expand-macros.ts';
import type { MacroString } from './macro-string.ts';
import { targetName } from './target-name.ts';
import { preferredName, validatedNames } from './validated-names.ts';

/** The name that a domain-spec means: `none` when no record can have it, `not-ascii` when RFC 8616, section 4, has the term match nothing. */
export type Target =
  | { readonly name: string }
  | { readonly name?: undefined; readonly missing: 'none' | 'not-ascii' | Stop };

/** Expands the domain-spec of a term; `%{p}` costs a lookup of its own (RFC 7208, section 4.6.4). */
export function expandTarget(evaluation: Evaluation, domain: string, spec: MacroString): Target {
  const { sender } = evaluation;
  if (hasUnusableLocal(spec, sender)) return { missing: 'not-ascii' };
  let validated = 'unknown';
  if (spec.letters.has('p')) {
    const limit = countLookup(evaluation);
    if (limit !== undefined) return { missing: limit };
    const found = validatedNames(evaluation, 'term', () => true);
    if (found.names === undefined) return { missing: found.stop };
    validated = preferredName(found.names, domain);
  }
  const name = targetName(expandMacros(spec, sender, domain, validated));
  return name === undefined ? { missing: 'none' } : { name };
}

/** Whether a local part that is not ASCII would become part of the name. */
export function hasUnusableLocal({ letters }: MacroString, { local }: SpfSender): boolean {
  return (letters.has('s') || letters.has('l')) && /\P{ASCII}/u.test(local);
}
