import type { TransportRule, Unknown } from '../../model/index.ts';
import { exceptionOf } from '../../model/index.ts';
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

/** Where one side of a rule has its pairs. Most rules have none, so it is first asked which of the headers are set. */
interface Side {
  readonly headers: readonly HeaderNameProperty[];
  readonly slots: readonly {
    readonly match: HeaderPair['match'];
    readonly header: HeaderNameProperty;
    readonly text: HeaderTextProperty;
  }[];
}

const conditions: Side = { headers: pairs.map(({ header }) => header), slots: pairs };
const exceptions: Side = {
  headers: pairs.map(({ header }) => exceptionOf(header)),
  slots: pairs.map(({ match, header, text }) => ({ match, header: exceptionOf(header), text: exceptionOf(text) })),
};

function readPair(
  rule: TransportRule,
  { match, header: headerProperty, text: textProperty }: Side['slots'][number],
): HeaderPair | UnreadProperty | undefined {
  const header = rule[headerProperty];
  if (!header.known) return { property: headerProperty, why: header };
  if (header.value === null || header.value.trim() === '') return undefined;
  const texts = rule[textProperty];
  if (!texts.known) return { property: textProperty, header: header.value, why: texts };
  return { match, header: header.value, headerProperty, textProperty, texts: texts.value };
}

const none: HeaderPairs = { pairs: [], unread: [] };

function pairsOf(rule: TransportRule, { headers, slots }: Side): HeaderPairs {
  const set = rule.setAmong(headers);
  if (set.length === 0) return none;
  const result: { pairs: HeaderPair[]; unread: UnreadProperty[] } = { pairs: [], unread: [] };
  for (const slot of slots) {
    const read = set.includes(slot.header) ? readPair(rule, slot) : undefined;
    if (read === undefined) continue;
    if ('why' in read) result.unread.push(read);
    else result.pairs.push(read);
  }
  return result;
}

/** Header conditions of a rule. */
export const headerConditions: (rule: TransportRule) => HeaderPairs = onceEach((rule) => pairsOf(rule, conditions));

/** Header exceptions of a rule: one pair by words and one by patterns at most. */
export const headerExceptions: (rule: TransportRule) => HeaderPairs = onceEach((rule) => pairsOf(rule, exceptions));
