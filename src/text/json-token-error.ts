import { found, type JsonError, shownCharacter, startsAt } from './json-problem.ts';

/** Offset after a token, or what is wrong with it. */
export type TokenEnd = number | JsonError;

/** Checks the string whose opening quote is at `start` (RFC 8259 section 7). */
export function stringTokenEnd(text: string, start: number): TokenEnd {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    const next = text[at] === '\\' ? escapeEnd(text, at) : plainEnd(text, at);
    if (typeof next !== 'number') return next;
    at = next;
  }
  if (at < text.length) return at + 1;
  return { offset: text.length, problem: `the text ends inside a ${startsAt(text, 'string', start)}` };
}

/** Checks the number that starts with the digit or minus sign at `start` (RFC 8259 section 6). */
export function numberEnd(text: string, start: number): TokenEnd {
  const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
  number.lastIndex = start;
  const end = start + (number.exec(text)?.[0].length ?? 0);
  if (end > start && /[0-9]/.test(text.charAt(end))) return { offset: end, problem: 'a number must not start with 0' };
  // What is left of a number that broke off: its sign, its decimal point, or its exponent without a digit.
  const rest = (end === start ? /^-/ : /^(?:\.|[eE][+-]?)/).exec(text.slice(end, end + 2))?.[0];
  if (rest === undefined) return end;
  const offset = end + rest.length;
  if (offset === text.length) {
    return { offset, problem: `the text ends inside a ${startsAt(text, 'number', start)}` };
  }
  return { offset, problem: `expected a digit after '${rest}', found ${found(text, offset)}` };
}

/** Checks the word at `start`; undefined when it is not one of `true`, `false` and `null`. */
export function wordEnd(text: string, start: number): TokenEnd | undefined {
  const word = /^[A-Za-z0-9_$]*/.exec(text.slice(start, start + 6))?.[0] ?? '';
  const literals = ['true', 'false', 'null'];
  if (literals.includes(word)) return start + word.length;
  const isCut = start + word.length === text.length && literals.some((literal) => literal.startsWith(word));
  if (!isCut) return undefined;
  return { offset: text.length, problem: `the text ends inside a ${startsAt(text, 'value', start)}` };
}

function plainEnd(text: string, at: number): TokenEnd {
  const code = text.charCodeAt(at);
  if (code >= 0x20) return at + 1;
  if (code !== 0x0a && code !== 0x0d) {
    const escape = `\\u${code.toString(16).padStart(4, '0')}`;
    return { offset: at, problem: `a control character inside a string must be written as an escape, here ${escape}` };
  }
  return {
    offset: at,
    problem: 'a line break inside a string: its closing quote is missing, or the break is written \\n',
  };
}

function escapeEnd(text: string, at: number): TokenEnd {
  const code = text.codePointAt(at + 1);
  if (code === undefined) return text.length;
  const escaped = String.fromCodePoint(code);
  if ('"\\/bfnrt'.includes(escaped)) return at + 2;
  if (escaped !== 'u') {
    const problem = `no JSON escape: a backslash followed by ${shownCharacter(escaped)} (a backslash itself is written \\\\)`;
    return { offset: at, problem };
  }
  const digits = /^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 6))?.[0] ?? '';
  if (digits.length === 4) return at + 6;
  if (at + 2 + digits.length === text.length) return text.length;
  return { offset: at, problem: 'no JSON escape: \\u must be followed by four hexadecimal digits' };
}
