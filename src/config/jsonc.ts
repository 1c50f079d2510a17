import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';

import { opensMoreThan } from '../text/opening-brackets.ts';
import type { Span } from '../text/span.ts';
import { pointer, segments } from '../text/pointer.ts';

/** A configuration text that was read, with the tree that knows the places. */
export interface Jsonc {
  readonly ok: true;
  /** As `JSON.parse` makes it: `__proto__` is a member like any other. */
  readonly value: unknown;
  /** Pointers of members whose name stands in their object several times; the last one counts. */
  readonly duplicates: ReadonlySet<string>;
  readonly root: Node;
}

/** Why a text is no JSON with comments: the first trouble and its offset in UTF-16 code units. */
export interface JsoncError {
  readonly ok: false;
  readonly words: string;
  readonly offset: number;
}

const DEEPEST = 100;
/** Token kinds of the scanner, which exports them as types only: { and [, } and ], end of file. */
const OPENING: ReadonlySet<number> = new Set([1, 3]);
const CLOSING: ReadonlySet<number> = new Set([2, 4]);
const END_OF_FILE = 17;

const ERROR_WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value; texts and names stand in double quotes',
  InvalidNumberFormat: 'this is no number that JSON has',
  PropertyNameExpected: 'the name of a property in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'the closing } is missing',
  CloseBracketExpected: 'the closing ] is missing',
  EndOfFileExpected: 'the end of the file is expected here',
  UnexpectedEndOfComment: 'the comment does not end; close it with */',
  UnexpectedEndOfString: 'the text does not end on its line; close it with a double quote',
  UnexpectedEndOfNumber: 'the number is cut off',
  InvalidUnicode: 'four hexadecimal digits must follow \\u',
  InvalidEscapeCharacter: 'there is no such escape; a backslash itself is written \\\\',
  InvalidCharacter: 'a control character in a text must be escaped, for example as \\n or \\t',
};

/** Reads JSON with comments and trailing commas, as editors do for their own settings. A byte order mark is skipped. */
export function parseJsonc(text: string): Jsonc | JsoncError {
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const tooDeep = firstTooDeep(source);
  if (tooDeep !== undefined) {
    return { ok: false, words: `lists and objects are nested more than ${DEEPEST} deep here`, offset: tooDeep };
  }
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const code = error === undefined ? 'ValueExpected' : printParseErrorCode(error.error);
    return { ok: false, words: ERROR_WORDS[code] ?? 'this is no JSON', offset: error?.offset ?? 0 };
  }
  const duplicates = new Set<string>();
  return { ok: true, value: valueOf(root, '', duplicates), duplicates, root };
}

/** The place of what a JSON Pointer names, or undefined when the file does not have it. */
export function findInJsonc(jsonc: Jsonc, place: string): Span | undefined {
  let value: Node | undefined = jsonc.root;
  let key: Node | undefined;
  for (const token of segments(place)) {
    const member: Node | undefined = value?.type === 'object' ? lastMember(value, token) : undefined;
    key = member?.children?.[0];
    value = value?.type === 'array' ? elementAt(value, token) : member?.children?.[1];
  }
  if (value === undefined) {
    return undefined;
  }
  return {
    keyStart: key?.offset ?? -1,
    keyEnd: key === undefined ? -1 : key.offset + key.length,
    start: value.offset,
    end: value.offset + value.length,
  };
}

/** The parser recurses, so depth is checked first: a hostile file could exhaust the stack. */
function firstTooDeep(text: string): number | undefined {
  if (!opensMoreThan(text, DEEPEST)) return undefined;
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== END_OF_FILE; token = scanner.scan()) {
    if (OPENING.has(token)) {
      depth += 1;
    } else if (CLOSING.has(token)) {
      depth -= 1;
    }
    if (depth > DEEPEST) {
      return scanner.getTokenOffset();
    }
  }
  return undefined;
}

function valueOf(node: Node, place: string, duplicates: Set<string>): unknown {
  if (node.type === 'array') {
    return (node.children ?? []).map((child, index) => valueOf(child, place + pointer(index), duplicates));
  }
  if (node.type !== 'object') {
    const value: unknown = node.value;
    return value;
  }
  const members = new Map<string, unknown>();
  for (const { children: [key, value] = [] } of node.children ?? []) {
    const name = String(key?.value);
    const child = place + pointer(name);
    if (members.has(name)) {
      duplicates.add(child);
    }
    members.set(name, value === undefined ? null : valueOf(value, child, duplicates));
  }
  return Object.fromEntries(members);
}

function lastMember(node: Node, name: string): Node | undefined {
  return node.children?.findLast((member) => member.children?.[0]?.value === name);
}

function elementAt(node: Node, token: string): Node | undefined {
  return /^(?:0|[1-9]\d*)$/.test(token) ? node.children?.[Number(token)] : undefined;
}
