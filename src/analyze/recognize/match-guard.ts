import { isLookalike } from '../../mail/host.ts';
import { literalOfPattern } from '../../mail/pattern-literal.ts';
import { containsWord } from '../../mail/words.ts';
import { unknown, type Unknown } from '../../model/index.ts';
import type { PatternEngine } from '../pattern-engine.ts';
import type { Secret, Secrets } from '../secret.ts';
import type { HeaderPair } from './guard.ts';

type Matcher = (value: string) => boolean;

/** How one text of a pair is held against a value; tenant patterns run in the linear-time engine or not at all. */
function matcherOf(text: string, match: HeaderPair['match'], engine: PatternEngine | undefined): Matcher | Unknown {
  if (match === 'words') return (value) => containsWord(value, text.trim());
  const literal = literalOfPattern(text);
  if (literal !== undefined) return (value) => value.toLowerCase().includes(literal.toLowerCase());
  if (engine === undefined) return unknown({ reason: 'unsupported', detail: 'The pattern engine is not loaded.' });
  const compiled = engine.compile(text);
  return compiled.ok ? (value) => compiled.test(value) : unknown({ reason: 'unsupported', detail: compiled.reason });
}

/**
 * Whether a header that holds exactly the expected value is matched by one of the texts of the pair: words as whole
 * words, patterns unanchored, both without case (Exchange, mail flow rule conditions and exceptions).
 */
export function matchesValue(
  pair: HeaderPair,
  expected: Secret | undefined,
  secrets: Secrets,
  engine: PatternEngine | undefined,
): 'yes' | 'no' | Unknown {
  if (expected === undefined) {
    return unknown({ reason: 'not-declared', detail: 'No value is declared, and no routing rule stamps one.' });
  }
  let open: Unknown | undefined;
  for (const text of pair.texts) {
    const matcher = matcherOf(text, pair.match, engine);
    if (typeof matcher !== 'function') open = matcher;
    else if (secrets.test(expected, matcher)) return 'yes';
  }
  return open ?? 'no';
}

const junk = /[\s:]+/g;

/** Whether a header name is a near miss of `known`: spaced, ended with a colon, a prefix of it, extended, or a few edits away. */
export function isNearMiss(header: string, known: string): boolean {
  const a = header.trim().toLowerCase();
  const b = known.toLowerCase();
  if (a === b) return header !== header.trim();
  const bare = header.toLowerCase().replace(junk, '');
  if (bare === b) return true;
  if (bare.length >= b.length - 6 && b.startsWith(bare)) return true;
  return isLookalike(bare, [b]) !== undefined;
}
