import type { Tag } from '../tag-list.ts';

export const dmarcPolicies = ['none', 'quarantine', 'reject'] as const;

/** What the domain owner asks of receivers, from the weakest to the strictest. */
export type DmarcPolicy = (typeof dmarcPolicies)[number];

/** One place that reports are sent to; offsets are of the record's text. */
export interface DmarcUri {
  /** Without the size limit (`!10m`) that RFC 9989, section 4.8, has readers ignore. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Lower case; undefined when the text is no URI. */
  readonly scheme: string | undefined;
  /** Domain of a `mailto` address, lower case; undefined for another scheme and for an address that is none. */
  readonly domain: string | undefined;
  readonly isValid: boolean;
}

/**
 * `invalid-value`: the value is none that the tag can have. `duplicate`: the tag was there before; the first
 * counts here, while receivers differ and may drop the record (RFC 6376, section 3.2).
 * `malformed`: a part without name, `=` or value. `policy-missing`: no `p`.
 */
export type DmarcProblemKind = 'invalid-value' | 'duplicate' | 'malformed' | 'policy-missing';

export interface DmarcProblem {
  readonly kind: DmarcProblemKind;
  /** The part at fault; undefined for `policy-missing`. */
  readonly tag: Tag | undefined;
}

/** A DMARC policy record (RFC 9989, section 4.7). Defaults stand where the tag is absent or its value is invalid. */
export interface DmarcRecord {
  /** One character per byte. */
  readonly text: string;
  /** All parts in order, `v` first. */
  readonly tags: readonly Tag[];
  /** Undefined when absent or invalid, as `sp` and `np`; `problems` tells these apart. */
  readonly p: DmarcPolicy | undefined;
  readonly sp: DmarcPolicy | undefined;
  readonly np: DmarcPolicy | undefined;
  readonly psd: 'y' | 'n' | 'u';
  /** `t=y`: receivers apply the policy one step weaker. */
  readonly isTest: boolean;
  readonly adkim: 'r' | 's';
  readonly aspf: 'r' | 's';
  readonly rua: readonly DmarcUri[];
  readonly ruf: readonly DmarcUri[];
  /** For example `1:d`. */
  readonly fo: string;
  /** `pct`, `rf` and `ri`, which RFC 9989 took away: they do nothing. */
  readonly removed: readonly Tag[];
  /** Tags that no specification knows; receivers ignore them. */
  readonly unknown: readonly Tag[];
  readonly problems: readonly DmarcProblem[];
}
