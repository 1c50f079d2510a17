import type { MacroProblem } from './macro-string.ts';
import type { SpfPlace, SpfQualifier, SpfTerm } from './term.ts';

/** A term, or what is wrong with it; offsets of problems are from the start of the term. */
export type ParsedTerm =
  | { readonly term: SpfTerm }
  | { readonly term?: undefined; readonly problems: readonly MacroProblem[] };

/** What is known of a mechanism before its argument is read. */
export interface TermHead extends SpfPlace {
  readonly qualifier: SpfQualifier;
}
