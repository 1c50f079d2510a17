import type { Located } from './located.ts';
import { isQuoteAt, quotedText } from './powershell-string.ts';
import { matchAt, readMembers, readValue } from './powershell-parse.ts';
import { type Reader, readerOf, skipBlanks, skipExpression, stop } from './powershell-reader.ts';

/** A block of a configuration that describes one object. */
export interface Resource {
  /** Its type, for example `EXOTransportRule`. */
  readonly type: string;
  /** From its type to the end of its instance name. */
  readonly start: number;
  readonly end: number;
  readonly members: ReadonlyMap<string, Located>;
}

/** What a script of PowerShell's Desired State Configuration holds (about_Configuration). */
export interface Configuration {
  readonly resources: readonly Resource[];
  /** The variables that are given a value outside of blocks, by name in lower case; the first value of each. */
  readonly variables: ReadonlyMap<string, Located>;
  /** The version of the module of resources that the script imports. */
  readonly moduleVersion: string | undefined;
  /** Parts that were skipped because only running the script says whether they count, such as `if`. */
  readonly skipped: readonly string[];
  /** Whether there is a configuration around the blocks, so that they are all there are. */
  readonly isWhole: boolean;
  readonly problem: Reader['problem'];
}

interface Found {
  readonly resources: Resource[];
  readonly variables: Map<string, Located>;
  readonly skipped: string[];
  /** Offsets of the configurations and nodes that are open. */
  readonly open: number[];
  isWhole: boolean;
  moduleVersion: string | undefined;
}

const WORD = /[a-z_][\w-]*/iy;
const INSTANCE = /[^\s{}();=,'"]+/y;
const ASSIGNMENT = /\$([\w:]+)[ \t]*=(?!=)/y;
/** Up to the brace of `Configuration Name {` and `Node name {`. */
const HEAD = /[^{}\r\n]{0,300}(?:\r?\n\s{0,100})?\{/y;
const MODULE_VERSION = /-ModuleVersion[ \t]+["']?(\d+(?:\.\d+){1,3})/i;

const keywords: ReadonlySet<string> = new Set(
  'if else elseif switch foreach for while do until try catch finally begin process end data trap using return throw param function filter workflow class enum'.split(
    ' ',
  ),
);

/** Reads the blocks of a configuration, without running anything of it. */
export function readConfiguration(text: string): Configuration {
  const reader = readerOf(text);
  const found: Found = {
    resources: [],
    variables: new Map(),
    skipped: [],
    open: [],
    isWhole: false,
    moduleVersion: undefined,
  };
  while (reader.at < text.length) readStatement(reader, found);
  const { open, ...rest } = found;
  const [unclosed] = open;
  if (unclosed !== undefined) stop(reader, 'a configuration is never closed', unclosed);
  return { ...rest, problem: reader.problem };
}

function readStatement(reader: Reader, found: Found): void {
  const { text } = reader;
  skipBlanks(reader, true);
  const character = text[reader.at];
  if (character === undefined) return;
  if (character === ';' || character === '}') {
    if (character === '}') found.open.pop();
    reader.at += 1;
    return;
  }
  const variable = matchAt(ASSIGNMENT, text, reader.at)?.[1]?.toLowerCase();
  if (variable !== undefined) {
    reader.at = ASSIGNMENT.lastIndex;
    readAssignment(reader, variable, found);
    return;
  }
  const word = matchAt(WORD, text, reader.at)?.[0];
  if (word === undefined || !readBlock(reader, word, found)) skipStatement(reader, found);
}

function readAssignment(reader: Reader, variable: string, { variables }: Found): void {
  skipBlanks(reader, true);
  const value = readValue(reader);
  // Ambiguous quotes belong to this value only.
  reader.isLost = false;
  if (!variables.has(variable)) variables.set(variable, value);
}

/** Enters a configuration or node, or reads a resource; false when the statement is neither. */
function readBlock(reader: Reader, word: string, found: Found): boolean {
  const { text, at: start } = reader;
  const folded = word.toLowerCase();
  if (keywords.has(folded)) return false;
  if (folded === 'configuration' || folded === 'node') {
    if (matchAt(HEAD, text, start) === undefined) return false;
    reader.at = HEAD.lastIndex;
    found.open.push(start);
    if (folded === 'configuration') found.isWhole = true;
    return true;
  }
  reader.at += word.length;
  skipBlanks(reader, false);
  const end = instanceEnd(text, reader.at);
  if (end !== undefined) {
    reader.at = end;
    skipBlanks(reader, true);
  }
  if (end === undefined || text[reader.at] !== '{') {
    reader.at = start;
    return false;
  }
  const brace = reader.at;
  reader.at += 1;
  reader.depth = 1;
  const members = readMembers(reader, brace);
  reader.depth = 0;
  found.resources.push({ type: word, start, end, members });
  return true;
}

/** The offset behind the name of an instance: a quoted text or a word. */
function instanceEnd(text: string, at: number): number | undefined {
  if (isQuoteAt(text, at)) return quotedText(text, at, isBeforeBlock)?.end;
  return matchAt(INSTANCE, text, at) === undefined ? undefined : INSTANCE.lastIndex;
}

function isBeforeBlock(text: string, at: number): boolean {
  return /\s{0,200}\{/y.test(text.slice(at, at + 201));
}

function skipStatement(reader: Reader, found: Found): void {
  const { text, at: start } = reader;
  skipExpression(reader);
  const skipped = text.slice(start, reader.at);
  found.moduleVersion ??= MODULE_VERSION.exec(skipped)?.[1];
  if (skipped.includes('{')) found.skipped.push(skipped);
}
