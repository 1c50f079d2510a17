import { numberEnd, stringTokenEnd, type TokenEnd, wordEnd } from './json-token-error.ts';
import { type JsonError, startsAt, unexpected } from './json-problem.ts';
import { skipBlanks } from './json-token.ts';

type Container = { kind: 'array' | 'object'; start: number };

/** What comes next: `element` and `name` follow a comma, `first…` an opening bracket, `separator` a value. */
type Expected = 'value' | 'element' | 'first-element' | 'name' | 'first-name' | 'colon' | 'separator';

type State = { readonly text: string; readonly open: Container[]; expected: Expected };

/**
 * Finds the first error of a text by the grammar of RFC 8259; undefined when there is none, which is exactly when
 * `JSON.parse` accepts the text. Nesting costs no stack.
 */
export function jsonError(text: string): JsonError | undefined {
  const state: State = { text, open: [], expected: 'value' };
  let at = skipBlanks(text, 0);
  while (state.expected !== 'separator' || state.open.length > 0) {
    if (at === text.length) return { offset: at, problem: endedEarly(state) };
    const next = token(state, at);
    if (typeof next !== 'number') return next;
    at = skipBlanks(text, next);
  }
  if (at === text.length) return undefined;
  if ('{["'.includes(text.charAt(at))) {
    return { offset: at, problem: 'a second JSON document starts here: one document per file' };
  }
  return { offset: at, problem: unexpected(text, at, 'the end of the text') };
}

function endedEarly({ text, open: containers }: State): string {
  const inner = containers.at(-1);
  if (inner !== undefined) return `the text ends inside an ${startsAt(text, inner.kind, inner.start)}`;
  return text === '' ? 'the text is empty' : 'the text holds nothing but blanks';
}

function token(state: State, at: number): TokenEnd {
  switch (state.expected) {
    case 'value':
    case 'element':
    case 'first-element':
      return element(state, at);
    case 'name':
    case 'first-name':
      return name(state, at);
    case 'colon':
      return colon(state, at);
    case 'separator':
      return separator(state, at);
  }
}

function element(state: State, at: number): TokenEnd {
  const { text, expected } = state;
  if (text[at] === ']' && expected === 'first-element') return close(state, at);
  if (text[at] === ']' && expected === 'element') return trailingComma(text, at);
  if (text[at] === '[') return open(state, 'array', at);
  if (text[at] === '{') return open(state, 'object', at);
  state.expected = 'separator';
  if (text[at] === '"') return stringTokenEnd(text, at);
  if (/[-0-9]/.test(text.charAt(at))) return numberEnd(text, at);
  return wordEnd(text, at) ?? mismatch(text, at, expected === 'first-element' ? "a value or ']'" : 'a value');
}

function name(state: State, at: number): TokenEnd {
  const { text, expected } = state;
  if (text[at] === '}' && expected === 'first-name') return close(state, at);
  if (text[at] === '}') return trailingComma(text, at);
  if (text[at] !== '"') {
    const orEnd = expected === 'first-name' ? " or '}'" : '';
    return mismatch(text, at, `a member name in double quotes${orEnd}`);
  }
  state.expected = 'colon';
  return stringTokenEnd(text, at);
}

function colon(state: State, at: number): TokenEnd {
  if (state.text[at] !== ':') return mismatch(state.text, at, "':' after a member name");
  state.expected = 'value';
  return at + 1;
}

function separator(state: State, at: number): TokenEnd {
  const { text } = state;
  const isArray = state.open.at(-1)?.kind === 'array';
  if (text[at] === ',') {
    state.expected = isArray ? 'element' : 'name';
    return at + 1;
  }
  if (text[at] === (isArray ? ']' : '}')) return close(state, at);
  return mismatch(text, at, isArray ? "',' or ']' after an array element" : "',' or '}' after an object member");
}

function open(state: State, kind: Container['kind'], start: number): TokenEnd {
  state.open.push({ kind, start });
  state.expected = kind === 'array' ? 'first-element' : 'first-name';
  return start + 1;
}

function close(state: State, at: number): TokenEnd {
  state.open.pop();
  state.expected = 'separator';
  return at + 1;
}

/** Points to the comma, which is what has to go; only blanks lie between it and the bracket. */
function trailingComma(text: string, bracket: number): JsonError {
  const problem = `a comma before '${text.charAt(bracket)}' is not allowed in JSON (trailing comma)`;
  return { offset: text.lastIndexOf(',', bracket), problem };
}

function mismatch(text: string, at: number, expected: string): JsonError {
  return { offset: at, problem: unexpected(text, at, expected) };
}
