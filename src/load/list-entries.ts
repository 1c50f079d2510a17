/** An entry of a list that was printed as one text. */
export interface Entry {
  readonly text: string;
  /** Offset in the text of the list. */
  readonly at: number;
}

/** Lists of words, patterns and the like, whose entries may hold every character. */
const FREE_TEXT = /(?:Words|Patterns|Classifications)$/i;
/** `smtp:<domain>;<cost>`, as connectors name domains, or a text without separators. */
const ENTRY = /[a-z]{1,10}:[^\s,;|{}]+;\d{1,5}(?![^\s,;|])|[^\s,;|{}]+/iy;
const SEPARATOR = /[ \t]*[,;|][ \t]*|[ \t]*\r?\n[ \t]*|[ \t]+/y;
/** Addresses, domains, address ranges, GUIDs and class names: an entry with none of the marks may be a piece of one. */
const TELLING = /[.@:*]|^[0-9a-f]{8}-[0-9a-f-]{27}$|(?:Predicate|Action)$/i;

/** Whether the entries of a list may hold what separates entries when the list is printed as one text. */
export function holdsFreeText(property: string): boolean {
  return FREE_TEXT.test(property);
}

/** Whether a text can only be one whole entry of a list of addresses, domains or names of classes. */
export function isPlainEntry(text: string): boolean {
  ENTRY.lastIndex = 0;
  return ENTRY.exec(text)?.[0].length === text.length && TELLING.test(text);
}

/**
 * Splits a list that somebody joined by one of the usual separators: comma, semicolon, bar, line break or blank. Undefined
 * when it cannot be told where entries end. A text without any separator is one entry.
 */
export function splitJoined(text: string): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  const separators = new Set<string>();
  for (let at = 0; ;) {
    ENTRY.lastIndex = at;
    const entry = ENTRY.exec(text)?.[0];
    if (entry === undefined) return undefined;
    entries.push({ text: entry, at });
    at += entry.length;
    if (at === text.length) break;
    SEPARATOR.lastIndex = at;
    const separator = SEPARATOR.exec(text)?.[0];
    if (separator === undefined) return undefined;
    separators.add(separator.trim() === '' && separator.includes('\n') ? '\n' : separator.trim());
    if (separators.size > 1) return undefined;
    at += separator.length;
  }
  return entries.length === 1 || entries.every((entry) => TELLING.test(entry.text)) ? entries : undefined;
}
