/** TXT that nearly is an SPF record, and why it is none (RFC 7208, section 4.5). */
export interface SpfLookalike {
  /** The joined strings. */
  readonly text: string;
  readonly strings: readonly string[];
  readonly reason: SpfLookalikeReason;
}

export type SpfLookalikeReason =
  | 'leading-blank'
  | 'leading-quote'
  | 'smart-quote'
  | 'non-ascii'
  | 'tab'
  | 'punctuation'
  | 'other-version'
  | 'sender-id'
  | 'misspelt-version'
  | 'no-version';

const PATTERNS: readonly (readonly [SpfLookalikeReason, RegExp])[] = [
  ['smart-quote', /^\xe2\x80[\x98-\x9f] *v=spf1/i],
  ['non-ascii', /^\P{ASCII}+ *v=spf1/iu],
  ['leading-blank', /^\s+v=spf1/i],
  ['leading-quote', /^\s*["'`]+ *v=spf1/i],
  ['sender-id', /^\s*"?spf2\.0/i],
  ['tab', /^v=spf1\s/i],
  ['non-ascii', /^v=spf1\P{ASCII}/iu],
  ['other-version', /^v=spf(?:1[0-9.]|[02-9])/i],
  ['punctuation', /^v=spf1[^a-z0-9 ]/i],
  ['misspelt-version', /^\s*"?(?:v[ =:-]+spf ?-?1|v=spf|spf=?v?1|v=s[fpv]{2}1)/i],
  ['no-version', /^\s*"?(?:[+?~-]?(?:include|ip4|ip6|mx|a|redirect|exists)[:=]\S+|mx|a)(?: .*)? [+?~-]all *"?$/i],
];

/** Why a text that is no SPF record looks like one; undefined when it does not. */
export function lookalikeReason(text: string): SpfLookalikeReason | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}
