import { RE2JS } from 're2js';
import { toRe2 } from './dotnet-pattern.ts';
import type { Pattern, PatternEngine } from './pattern-engine.ts';

/** Far above working patterns: a whole rule holds 8,192 characters (Exchange Online limits). Bounds the time to compile. */
const LONGEST_PATTERN = 2048;

/** The engine for `await import('./analyze/patterns.ts')`. */
export const patternEngine: PatternEngine = { compile: compilePattern };

/**
 * Compiles a pattern of a mail flow rule: .NET dialect, unanchored, without case, in an engine whose time is linear in
 * the text. Not ok, with a worded reason, for syntax whose meaning that engine does not have. `\b` and `\B` look at
 * ASCII letters only; everything else follows .NET for any text.
 */
export function compilePattern(pattern: string): Pattern {
  if (pattern.length > LONGEST_PATTERN) {
    return { ok: false, reason: `the pattern is longer than ${LONGEST_PATTERN} characters` };
  }
  const translated = toRe2(pattern);
  if (!translated.ok) {
    return translated;
  }
  try {
    const compiled = RE2JS.compile(translated.text, RE2JS.CASE_INSENSITIVE);
    return { ok: true, test: (text) => compiled.matcher(text).find() };
  } catch (error) {
    return { ok: false, reason: refusal(error) };
  }
}

/** The engine's own words without the piece of the pattern that it quotes after them. */
function refusal(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const kind = /^error parsing regexp: ([a-z ]+)/.exec(message)?.[1];
  return kind === undefined ? 'the pattern is refused by the engine' : `the pattern is refused by the engine: ${kind}`;
}
