/** A pattern for any text that is not empty, or for any text at all; `^.$` alone asks for a single character. */
const catchAll = /^\^?(?:\.|\\[Sw])$|^\^?\(?(?:\.|\[\\s\\S\]|\\S)[*+]\??\)?\$?$/;

/** Whether a pattern of a mail flow rule is one of the usual ways to say that a header has any value. */
export function isCatchAll(pattern: string): boolean {
  return catchAll.test(pattern.trim());
}
