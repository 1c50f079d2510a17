import type { DnsAnswer } from '../../model/index.ts';
import type { SpfStep } from './check.ts';
import type { SpfSelection } from './select.ts';
import type { SpfTerm } from './term.ts';

/** What a term's name or match depends on besides the DNS. */
export type SpfDependence = 'sender' | 'helo' | 'ip';

/** One term of a record, for all clients. */
export interface SpfTermNode {
  readonly term: SpfTerm;
  /** Lookups of the term itself (RFC 7208, section 4.6.4): 0 or 1, one more where the name holds `%{p}`. */
  readonly cost: number;
  /** Lookups of the term and everything below it, as a client that matches nothing pays them. */
  readonly lookups: number;
  /** Void lookups of the same, as the client's family counts them. */
  readonly voids: { readonly v4: number; readonly v6: number };
  /** Lookups that such a client has paid from the start of the tree on, the term's own included. */
  readonly total: number;
  /** `total` is above 10: such a client never gets past this term. */
  readonly isPastLimit: boolean;
  /** Never evaluated: after `all`, a redirect beside `all`, or in a record with a syntax error. Nothing was looked up. */
  readonly isUnreachable: boolean;
  readonly dependsOn: readonly SpfDependence[];
  /** The name that is looked up; undefined where it depends on the client or the sender, and where no name can be meant. */
  readonly target?: string | undefined;
  /** What came of the lookups of the term itself: A and AAAA, MX and the addresses of its hosts, or the TXT of `child`. */
  readonly answers: readonly DnsAnswer[];
  /** Addresses that `a` and `mx` stand for, before their prefix length. */
  readonly addresses: readonly string[];
  /** The record of `include` and `redirect`. */
  readonly child?: SpfNode | undefined;
  /** The domains of the loop that the term closes, the first one again at the end. */
  readonly loop?: readonly string[] | undefined;
  /** Not looked up, because the tree had grown too large. */
  readonly isCut: boolean;
}

/** The record of one domain. */
export interface SpfNode {
  readonly domain: string;
  readonly selection: SpfSelection;
  /** Empty unless there is exactly one record. */
  readonly terms: readonly SpfTermNode[];
  readonly lookups: number;
  readonly voids: { readonly v4: number; readonly v6: number };
}

/** A record with everything that it refers to. */
export interface SpfTree {
  readonly root: SpfNode;
  /** What a client pays that matches nothing; at least that when `isExact` is false: unknown records or a loop add to it. */
  readonly lookups: { readonly count: number; readonly isExact: boolean };
  /** The term that hits the limit of 10 lookups for such a client. */
  readonly eleventh?: SpfStep | undefined;
  readonly voids: { readonly v4: number; readonly v6: number };
  /** Answers that say nothing about the domain, in order; what servfail says is the domain's own temperror. */
  readonly unknown: readonly DnsAnswer[];
  /** The tree was cut: it was too large to follow. */
  readonly isCut: boolean;
}
