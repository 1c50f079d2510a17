import { literalOfPattern } from '../../mail/pattern-literal.ts';
import { containsWord } from '../../mail/words.ts';
import type { TransportRule } from '../../model/index.ts';
import { isCatchAll } from './catch-all.ts';
import { headerExceptions, type HeaderPair } from './guard.ts';

function holds(text: string, match: HeaderPair['match'], value: string): boolean {
  if (match === 'words') return containsWord(value, text);
  const literal = literalOfPattern(text);
  return literal === undefined ? isCatchAll(text) : value.toLowerCase().includes(literal.toLowerCase());
}

/**
 * Whether the later rule excepts what the earlier one stamps, so that it leaves alone what the earlier one has acted on:
 * later rules see what earlier ones write (assumption A-HDR-SEQ).
 */
export function exceptsStamp(
  later: TransportRule,
  { SetHeaderName: name, SetHeaderValue: value }: TransportRule,
): boolean {
  const { pairs } = headerExceptions(later);
  if (pairs.length === 0) return false;
  if (!name.known || name.value === null || !value.known || value.value === null) return false;
  const [header, stamp] = [name.value.trim().toLowerCase(), value.value];
  return pairs.some(
    (pair) => pair.header.trim().toLowerCase() === header && pair.texts.some((text) => holds(text, pair.match, stamp)),
  );
}
