import type { DnsOutcome } from './dns-answer.ts';
import type { Location } from './location.ts';

/**
 * Why something is not known. `not-declared`: only the administrator can say it, in the configuration.
 * What the DNS did not say has the name of the outcome.
 */
export type UnknownReason =
  | 'not-exported'
  | 'command-failed'
  | 'no-permission'
  | 'partial'
  | 'property-absent'
  | 'lost-to-depth'
  | 'not-in-format'
  | 'wrong-type'
  | 'unknown-value'
  | 'conflict'
  | 'not-declared'
  | 'not-in-profile'
  | 'not-looked-up'
  | 'unsupported'
  | 'undetermined'
  | Exclude<DnsOutcome, 'answer' | 'nodata' | 'nxdomain'>;

export interface Why {
  readonly reason: UnknownReason;
  /** The command, or the setting, that would make it known. */
  readonly command?: string;
  readonly detail?: string;
}

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly at: Location;
}

export interface Unknown {
  readonly known: false;
  readonly why: Why;
  readonly at?: Location;
}

/** A value of the tenant, or the reason why it is not known. Nothing unknown ever passes a rule. */
export type Fact<T> = Known<T> | Unknown;

export function known<T>(value: T, at: Location): Known<T> {
  return { known: true, value, at };
}

export function unknown(why: Why, at?: Location): Unknown {
  return at === undefined ? { known: false, why } : { known: false, why, at };
}
