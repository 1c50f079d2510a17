import type { TransportRule, Unknown } from '../../model/index.ts';
import { exceptionOf } from '../../model/index.ts';
import type { Known } from '../../model/index.ts';
import { onceEach } from './once-each.ts';

/** A header name and the texts it is held against: complete only when both are there. */
export interface HeaderPair {
  readonly match: 'words' | 'patterns';
  /** As the rule spells it. */
  readonly header: string;
  readonly headerProperty: HeaderNameProperty;
  readonly textProperty: HeaderTextProperty;
  readonly texts: readonly string[];
}

type Plain = 'HeaderContainsMessageHeader' | 'HeaderMatchesMessageHeader';
type PlainText = 'HeaderContainsWords' | 'HeaderMatchesPatterns';
export type HeaderNameProperty = Plain | `ExceptIf${Plain}`;
export type HeaderTextProperty = PlainText | `ExceptIf${PlainText}`;

export interface UnreadProperty {
  readonly property: string;
  /** The header whose words or patterns could not be read. */
  readonly header?: string;
  readonly why: Unknown;
}

/** The header pairs of a rule and what of them could not be read. */
export interface HeaderPairs {
  readonly pairs: readonly HeaderPair[];
  readonly unread: readonly UnreadProperty[];
}

const pairs = [
  { match: 'words', header: 'HeaderContainsMessageHeader', text: 'HeaderContainsWords' },
  { match: 'patterns', header: 'HeaderMatchesMessageHeader', text: 'HeaderMatchesPatterns' },
] as const;

function readPair(
  rule: TransportRule,
  match: HeaderPair['match'],
  headerProperty: HeaderNameProperty,
  textProperty: HeaderTextProperty,
): HeaderPair | UnreadProperty | undefined {
  const header = rule[headerProperty];
  if (!header.known) return { property: headerProperty, why: header };
  if (header.value === null || header.value.trim() === '') return undefined;
  const texts = rule[textProperty];
  if (!texts.known) return { property: textProperty, header: header.value, why: texts };
  return {
    match,
    header: header.value,
    headerProperty,
    textProperty,
    texts: (texts satisfies Known<readonly string[]>).value,
  };
}

function collect(read: readonly (HeaderPair | UnreadProperty | undefined)[]): HeaderPairs {
  const result: { pairs: HeaderPair[]; unread: UnreadProperty[] } = { pairs: [], unread: [] };
  for (const one of read) {
    if (one === undefined) continue;
    if ('why' in one) result.unread.push(one);
    else result.pairs.push(one);
  }
  return result;
}

/** Header conditions of a rule. */
export const headerConditions: (rule: TransportRule) => HeaderPairs = onceEach((rule) =>
  collect(pairs.map((pair) => readPair(rule, pair.match, pair.header, pair.text))),
);

/** Header exceptions of a rule: one pair by words and one by patterns at most. */
export const headerExceptions: (rule: TransportRule) => HeaderPairs = onceEach((rule) =>
  collect(pairs.map((pair) => readPair(rule, pair.match, exceptionOf(pair.header), exceptionOf(pair.text)))),
);
