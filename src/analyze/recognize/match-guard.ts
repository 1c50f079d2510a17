import { literalOfPattern } from '../../mail/pattern-literal.ts';
import { containsWord } from '../../mail/words.ts';
import { unknown, type Unknown } from '../../model/index.ts';
import type { PatternEngine } from '../pattern-engine.ts';
import type { Secret, Secrets } from '../secret.ts';
import type { HeaderPair } from './guard.ts';
import { isPlaceholder } from './placeholder.ts';

export type Matcher = (value: string) => boolean;

/** How one text of a pair is held against a value; tenant patterns run in the linear-time engine or not at all. */
export function matcherOf(
  text: string,
  match: HeaderPair['match'],
  engine: PatternEngine | undefined,
): Matcher | Unknown {
  if (match === 'words') return (value) => containsWord(value, text.trim());
  const literal = literalOfPattern(text);
  if (literal !== undefined) return (value) => value.toLowerCase().includes(literal.toLowerCase());
  if (engine === undefined) return unknown({ reason: 'unsupported', detail: 'The pattern engine is not loaded.' });
  const compiled = engine.compile(text);
  return compiled.ok ? (value) => compiled.test(value) : unknown({ reason: 'unsupported', detail: compiled.reason });
}

/** Whether a text can match no value whatever that is: blank, or printed in place of the value. */
export function isInert(text: string, match: HeaderPair['match'], placeholders: readonly string[]): boolean {
  const plain = match === 'words' ? text : (literalOfPattern(text) ?? text);
  return plain.trim() === '' || isPlaceholder(plain, placeholders);
}

/**
 * Whether a header that holds exactly the expected value is matched by one of the texts of the pair: words as whole
 * words, patterns unanchored, both without case (Exchange, mail flow rule conditions and exceptions). A pair without
 * texts and one of placeholders match no value, so that the answer is no even when the value is not known.
 */
export function matchesValue(
  pair: HeaderPair,
  expected: Secret | undefined,
  secrets: Secrets,
  engine: PatternEngine | undefined,
  placeholders: readonly string[] = [],
): 'yes' | 'no' | Unknown {
  const texts = pair.texts.filter((text) => !isInert(text, pair.match, placeholders));
  if (texts.length === 0) return 'no';
  if (expected === undefined) {
    return unknown({
      reason: 'not-declared',
      command: 'declare "headerValue" of the service in mxlint.config.json',
      detail: 'No value is declared, and no routing rule stamps one.',
    });
  }
  let open: Unknown | undefined;
  for (const text of texts) {
    const matcher = matcherOf(text, pair.match, engine);
    if (typeof matcher !== 'function') open = matcher;
    else if (secrets.test(expected, matcher)) return 'yes';
  }
  return open ?? 'no';
}
