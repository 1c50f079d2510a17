import type { IpWords } from './ip-words.ts';
import type { MacroString } from './macro-string.ts';

/** Written before a mechanism. */
export type SpfQualifier = '+' | '-' | '~' | '?';

/** RFC 7208, section 4.6.2. */
export const resultOf = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
} as const satisfies Record<SpfQualifier, string>;

/** Where something is in the text of its record: offsets, `end` not included, and what stands there. */
export interface SpfPlace {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Directive extends SpfPlace {
  /** `+` where none is written. */
  readonly qualifier: SpfQualifier;
}

/** RFC 7208, section 5.1. */
export interface SpfAll extends Directive {
  readonly kind: 'all';
}

interface SpfNamedOf<K extends string> extends Directive {
  readonly kind: K;
  readonly domainSpec: MacroString;
}

/** RFC 7208, sections 5.2 and 5.7. */
export type SpfInclude = SpfNamedOf<'include'>;
export type SpfNamed = SpfInclude | SpfNamedOf<'exists'>;

interface SpfHostsOf<K extends string> extends Directive {
  readonly kind: K;
  readonly domainSpec?: MacroString | undefined;
  /** Prefix lengths, 32 and 128 where none is written. */
  readonly cidr4: number;
  readonly cidr6: number;
}

/** RFC 7208, sections 5.3 and 5.4. Without `domainSpec` the domain of the record is meant. */
export type SpfHosts = SpfHostsOf<'a'> | SpfHostsOf<'mx'>;

/** RFC 7208, section 5.5. */
export interface SpfPtr extends Directive {
  readonly kind: 'ptr';
  readonly domainSpec?: MacroString | undefined;
}

interface SpfNetworkOf<K extends string> extends Directive {
  readonly kind: K;
  /** As written. */
  readonly address: string;
  /** Prefix length, 32 or 128 where none is written. */
  readonly prefix: number;
  readonly words: IpWords;
}

/** RFC 7208, section 5.6. */
export type SpfNetwork = SpfNetworkOf<'ip4'> | SpfNetworkOf<'ip6'>;

interface SpfReferenceOf<K extends string> extends SpfPlace {
  readonly kind: K;
  readonly domainSpec: MacroString;
}

/** RFC 7208, sections 6.1 and 6.2. */
export type SpfRedirect = SpfReferenceOf<'redirect'>;
export type SpfReference = SpfRedirect | SpfReferenceOf<'exp'>;

/** A modifier that RFC 7208, section 6, has every reader ignore. */
export interface SpfUnknownModifier extends SpfPlace {
  readonly kind: 'unknown';
  /** As written. */
  readonly name: string;
  readonly value: MacroString;
}

export type SpfMechanism = SpfAll | SpfNamed | SpfHosts | SpfPtr | SpfNetwork;
export type SpfModifier = SpfReference | SpfUnknownModifier;
export type SpfTerm = SpfMechanism | SpfModifier;

/** Whether the term can match a client. */
export function isMechanism(term: SpfTerm): term is SpfMechanism {
  return term.kind !== 'redirect' && term.kind !== 'exp' && term.kind !== 'unknown';
}
