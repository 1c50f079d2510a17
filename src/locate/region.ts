import type { Region } from '../model/index.ts';
import type { Span } from '../text/span.ts';
import { type LineTable, position } from '../text/lines.ts';
import type { Extent } from './wanted.ts';

/** A value longer than this, or over more lines, is not shown: a reader looks for the member, not for its content. */
const LONGEST = 300;
const MOST_LINES = 20;

/** What regions are made from: a text, its lines and the question whether a part of it holds a secret. */
export interface RegionSource {
  readonly text: string;
  readonly lines: LineTable;
  readonly holdsSecret: (text: string) => boolean;
  /** Whether a brace opens an object; in other texts than JSON it may open a list. */
  readonly isJson: boolean;
}

/**
 * The region of a member: name and value where they are short and hold no secret and no object, else the name. An
 * element of a list has no name: its first character stands for it.
 */
export function memberRegion(source: RegionSource, span: Span, extent: Extent): Region {
  const { text, holdsSecret } = source;
  const hasName = span.keyStart >= 0;
  const start = hasName ? span.keyStart : span.start;
  const hidden = extent === 'name-unquoted' || (extent === 'member' && holdsSecret(text.slice(start, span.end)));
  if (extent === 'member' && !hidden && isShowable(source, span)) return region(source, start, span.end, true);
  if (!hasName || holdsSecret(text.slice(start, span.keyEnd))) return firstCharacter(source, start);
  return region(source, start, span.keyEnd, !hidden);
}

/** The first character of a value, a bracket as a rule: stands for what is too large to be shown. */
export function firstCharacter(source: RegionSource, start: number): Region {
  const isBracket = source.text[start] === '{' || source.text[start] === '[';
  return region(source, start, Math.min(start + 1, source.text.length), isBracket);
}

/** The start of a file. */
export function fileStart(source: RegionSource): Region {
  return firstCharacter(source, Math.max(source.text.search(/\S/), 0));
}

/** A region that claims nothing but the file: for one that changed since it was read. */
export const unreadRegion: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

function isShowable({ text, isJson }: RegionSource, span: Span): boolean {
  if ((isJson && text[span.start] === '{') || span.end - span.start > LONGEST) return false;
  return text.slice(span.start, span.end).split('\n').length <= MOST_LINES;
}

function region(source: RegionSource, start: number, end: number, quoted: boolean): Region {
  const first = position(source.lines, start);
  const last = position(source.lines, end);
  const numbers = {
    startLine: first.line,
    startColumn: first.column,
    endLine: last.line,
    endColumn: last.column,
  };
  const snippet = source.text.slice(start, end);
  return quoted && snippet.isWellFormed() ? { ...numbers, snippet } : numbers;
}
