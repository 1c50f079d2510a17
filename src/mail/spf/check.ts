import type { DnsAnswer, Question } from '../../model/index.ts';
import type { SpfTerm } from './term.ts';

/** RFC 7208, section 2.6. */
export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

/** One client with one sender (RFC 7208, section 4.1). */
export interface SpfQuery {
  /** Address of the client. */
  readonly ip: string;
  /** Envelope sender; empty for a bounce, then `postmaster@` and the HELO name stand for it (section 2.4). */
  readonly mailFrom: string;
  readonly helo: string;
  /** The domain that is checked: by default that of `mailFrom`, else the HELO name. */
  readonly domain?: string | undefined;
  /** Who receives, for `%{r}`. */
  readonly receiver?: string | undefined;
  /** Seconds since 1970, for `%{t}`. */
  readonly time?: number | undefined;
}

export interface SpfOptions {
  /** A timeout, or another failure that is not the domain's, gives temperror as RFC 7208, section 2.6.6, has it; otherwise the verdict stays unknown. */
  readonly timeoutIsTemperror?: boolean | undefined;
}

/** A term and the domain of its record. */
export interface SpfStep {
  readonly domain: string;
  readonly term: SpfTerm;
}

/** What was counted on the way (RFC 7208, section 4.6.4). */
export interface SpfCounts {
  /** Terms that cost a lookup; 11 when the limit was hit. */
  readonly lookups: number;
  /** Lookups of such terms without an answer; 3 when the limit was hit. */
  readonly voids: number;
  /** Set when a receiver that also counts the addresses of mx hosts hits its limit before this result: at this term. */
  readonly strictVoids?: SpfStep | undefined;
}

export interface SpfVerdict extends SpfCounts {
  readonly known: true;
  readonly result: SpfResult;
  /** The term that matched, or that broke. */
  readonly term?: SpfTerm | undefined;
  /** From the first record to that term. */
  readonly path: readonly SpfStep[];
  /** Only with `fail`, and only if the record has one that can be read (RFC 7208, section 6.2). */
  readonly explanation?: string | undefined;
  /** What the explanation still depends on; the result does not. */
  readonly explanationNeeds?: readonly Question[] | undefined;
  /** For temperror and permerror: one sentence. */
  readonly problem?: string | undefined;
}

/** Undecided; `needs` and `failed` are never both empty. */
export interface SpfUnknown extends SpfCounts {
  readonly known: false;
  /** What was not asked yet: everything that the verdict may depend on, as far as it can be seen. */
  readonly needs: readonly Question[];
  /** What was asked without learning anything about the domain. */
  readonly failed: readonly DnsAnswer[];
  /** From the first record to the term that cannot be decided. */
  readonly path: readonly SpfStep[];
}

export type SpfCheck = SpfVerdict | SpfUnknown;
