const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The structural characters (RFC 8259 section 2). */
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const COMMA = 0x2c;
export const COLON = 0x3a;

/**
 * Offset after the closing quote of the JSON string whose opening quote is at `open`, or the end of the text. Jumps from quote to quote; a quote after an odd number of backslashes is part of the string (RFC 8259 section 7).
 */
export function stringEnd(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? text.length : close + 1;
}

/** Offset of the first character at or after `at` that is not JSON white space: blank, tab, LF, CR (RFC 8259 section 2). */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  while (isBlank(text.charCodeAt(next))) next += 1;
  return next;
}

/** Offset after a number, `true`, `false` or `null` that starts at `start`, in text that is known to be JSON. */
export function literalEnd(text: string, start: number): number {
  let end = start;
  while (isLiteral(text.charCodeAt(end))) end += 1;
  return end;
}

/** The decoded text of the JSON string from its opening quote at `start` to `end`, the offset after its closing quote. */
export function stringValue(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  return raw.includes('\\') ? String(JSON.parse(text.slice(start, end))) : raw;
}

/** Whether the code unit is a double quote. */
export function isQuote(code: number): boolean {
  return code === QUOTE;
}

function isEscaped(text: string, quote: number): boolean {
  let start = quote;
  while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (quote - start) % 2 === 1;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Letters, digits, `+`, `-` and `.`: all that follows a value in JSON (`,` `]` `}` and blanks) is none of these. */
function isLiteral(code: number): boolean {
  return (code >= 0x2d && code !== 0x5d && code !== 0x7d) || code === 0x2b;
}
