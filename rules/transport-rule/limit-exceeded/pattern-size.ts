import { conditionsOf, exceptionsOf } from '../../../src/rule.ts';
import type { Predicate, TransportRule, Unknown } from '../../../src/rule.ts';

/** How many characters the patterns of a rule have at least, and what keeps the number from being exact. */
export interface PatternSize {
  readonly least: number;
  readonly unread: readonly { readonly property: string; readonly why: Unknown }[];
}

/** Patterns of a condition or exception, its own or those of its second half. */
function patternsOf({ property, value, partner }: Predicate): readonly string[] {
  const halves = [{ property, value }, ...(partner === undefined ? [] : [partner])];
  return halves.flatMap((half) =>
    half.property.endsWith('Patterns') && typeof half.value === 'object' ? half.value : [],
  );
}

/** Whether an unknown property may hold patterns: the list of classes may stand for any property. */
function mayHoldPatterns(property: string): boolean {
  const isList = property === 'Conditions' || property === 'Exceptions';
  return isList || property.endsWith('Patterns') || property.endsWith('MatchesMessageHeader');
}

/** The size of the patterns of a rule: what the export says of it, else the sum of their lengths. */
export function patternSize(rule: TransportRule): PatternSize {
  const { RegexSize: size } = rule;
  if (size.known && size.value !== null) return { least: size.value, unread: [] };
  const sides = [conditionsOf(rule), exceptionsOf(rule)];
  const patterns = sides.flatMap(({ set }) => set.flatMap(patternsOf));
  return {
    least: patterns.join('').length,
    unread: sides.flatMap(({ unread }) => unread).filter(({ property }) => mayHoldPatterns(property)),
  };
}
