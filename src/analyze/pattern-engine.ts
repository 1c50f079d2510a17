/**
 * A compiled `…MatchesPatterns` value. `test` says whether the pattern occurs anywhere in the text, without case.
 * `reason` words what keeps the pattern from being judged; it repeats nothing of the pattern, which may hold a secret.
 */
export type Pattern =
  | { readonly ok: true; readonly test: (text: string) => boolean }
  | { readonly ok: false; readonly reason: string };

/** A regular expression engine as the analysis sees it. */
export type PatternEngine = { readonly compile: (pattern: string) => Pattern };
