import type { SpfPlace, SpfTerm } from './term.ts';

/** One mistake in a record. Any of them makes the whole record a permerror (RFC 7208, section 4.6). */
export interface SpfSyntaxError {
  /** What is wrong, as offsets in the text of the record. */
  readonly start: number;
  readonly end: number;
  /** One sentence. */
  readonly problem: string;
  /** The whole term that it is part of. */
  readonly term: SpfPlace;
  /** What the term probably should be: one or more valid terms. */
  readonly suggestion?: string | undefined;
}

/** A record that begins with `v=spf1`, read as a whole. */
export interface SpfRecord {
  /** The joined strings, one character per byte. */
  readonly text: string;
  /** The valid terms, in order. */
  readonly terms: readonly SpfTerm[];
  /** In order of their places. */
  readonly errors: readonly SpfSyntaxError[];
}
