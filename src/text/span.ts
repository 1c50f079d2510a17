/**
 * Where a value stands, in UTF-16 code units from the start of the text, ends exclusive: `start` to `end` is the value,
 * `keyStart` to `keyEnd` its name as it is written, quotes included, or -1 for elements of a list and the whole document.
 */
export type Span = { keyStart: number; keyEnd: number; start: number; end: number };

/**
 * Finds the values that JSON Pointers (RFC 6901) name in a text of one format; what does not exist is missing from the
 * result. Only for texts that the reader of the format accepted.
 */
export type SpanFinder = (text: string, pointers: Iterable<string>) => ReadonlyMap<string, Span>;
