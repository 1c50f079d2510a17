import type { DnsAnswer } from '../../model/index.ts';
import type { Answered } from '../dns/answered.ts';
import type { DmarcPolicy, DmarcRecord } from './record.ts';

/** TXT beside or in place of a DMARC record. `spf`: an SPF record; `lookalike`: nearly DMARC, such as `v=DMARC1 p=none`. */
export interface DroppedText {
  readonly text: string;
  readonly kind: 'spf' | 'lookalike' | 'other';
}

/**
 * One name of the tree walk. `several`: more than one record, which counts as none (RFC 9989, section 4.10, step 2);
 * `unknown`: `answer` is not settled.
 */
export interface DmarcStep {
  readonly domain: string;
  readonly answer: DnsAnswer<'TXT'>;
  readonly found: 'record' | 'none' | 'several' | 'unknown';
  readonly records: readonly DmarcRecord[];
  readonly dropped: readonly DroppedText[];
}

/** The record that applies and whose it is: the domain's own, its organizational domain's or its public suffix domain's. */
export interface DmarcSource {
  readonly domain: string;
  readonly record: DmarcRecord;
  readonly relation: 'own' | 'organizational' | 'psd';
}

/**
 * What receivers do with mail of the domain that fails. `published`: what the tag says. `as-none`: `p` is missing, or
 * one of `p`, `sp` and `np` is invalid, while `rua` is usable. `nothing`: no DMARC at all.
 */
export type DmarcVerdict =
  | {
      readonly applies: 'published' | 'as-none';
      /** After `t=y`. */
      readonly policy: DmarcPolicy;
      /** What the record asks for, before `t=y`. */
      readonly published: DmarcPolicy;
      /** The tag that gave it. */
      readonly tag: 'p' | 'sp' | 'np';
    }
  | { readonly applies: 'nothing'; readonly why: 'no-record' | 'no-valid-policy' };

/** What DMARC says of one author domain (RFC 9989, section 4.10). */
export interface DmarcDiscovery {
  readonly domain: string;
  /** Names in the order of the walk, the domain itself first; at most 8. */
  readonly steps: readonly DmarcStep[];
  readonly organizationalDomain: Answered<string>;
  /** Undefined when there is no record for the domain. */
  readonly source: Answered<DmarcSource | undefined>;
  readonly verdict: Answered<DmarcVerdict>;
  /** DMARC records among the TXT of the domain itself, where nobody looks for them. */
  readonly misplaced: Answered<readonly string[]>;
}
