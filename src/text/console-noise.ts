import type { Span } from './span.ts';

/** A text without what a console put into it. */
export interface QuietText {
  readonly text: string;
  /** The span in the original text of a span in `text`. */
  readonly spanOf: (span: Span) => Span;
  /** What the lines of warnings say, of each its lines joined; they may say that something is missing. */
  readonly warnings: readonly string[];
}

/** Control sequences of terminals for colors and links (ECMA-48, 5.4 and 5.6), and a byte order mark inside a file. */
// oxlint-disable-next-line no-control-regex -- finding them is the point
const CODE = /\u001b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\u0007\u001b\r\n]{0,200}(?:\u0007|\u001b\\))|^\ufeff/gm;

/** How lines of the other streams of PowerShell begin, in the languages of Windows PowerShell. */
const STREAM_LINE =
  /^[ \t]*(?:(WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA|AVVISO|AVISO|WAARSCHUWING|VARNING|OSTRZEŻENIE|ПРЕДУПРЕЖДЕНИЕ|警告)|VERBOSE|DEBUG|AUSFÜHRLICH|COMMENTAIRES|DETALLADO|DETTAGLIATO)[ \u00a0]?:(?:[ \t]|$)/;

/** How the output itself may begin: JSON, XML, CSV, or a property of `Format-List`. */
const OUTPUT_LINE =
  /^[ \t]*(?:\{[ \t]*(?:["}]|$)|\[[ \t]*(?:[{"[\]\dtfn-]|$)|<[?!A-Za-z]|#TYPE |sep=|"[^"\r\n]*"[ \t]*(?:[,;\t]|$)|\w+[,;\t]\w+[,;\t]\w|[A-Za-z_]\w{0,99}[ \t]+:(?:[ \t]|$))/;

/** The first line of what `powershell.exe` writes to a pipe as CLIXML. */
const CLIXML_LINE = /^[ \t]*#< CLIXML[ \t]*$/;

/** Behind these a document ends, so that lines of warnings may follow. */
const DOCUMENT_END = /[\]}>]$/;

/** Little enough that looking through it costs nothing. */
const TAIL_LENGTH = 20_000;

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly content: string;
}

function* linesOf(text: string, from: number): Generator<Line> {
  for (let start = from; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    yield { start, content: text.slice(start, end).trimEnd() };
    start = end + 1;
  }
}

/** What lies between two offsets, as blanks, so that everything behind it keeps its line and column. */
function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ') + text.slice(end);
}

/** Joins the lines of warnings, which a console wraps. `warnings` gets what they say. Returns false for a line of output. */
function takeLine(content: string, isWrapped: boolean, warnings: string[]): boolean {
  const stream = STREAM_LINE.exec(content);
  if (stream !== null) {
    // Other streams leave an empty entry, to which their wrapped lines go.
    warnings.push(stream[1] === undefined ? '' : content.slice(stream[0].length).trim());
    return true;
  }
  if (CLIXML_LINE.test(content)) return true;
  if (!isWrapped || OUTPUT_LINE.test(content)) return false;
  const last = warnings.pop() ?? '';
  warnings.push(last === '' ? '' : `${last} ${content.trim()}`);
  return true;
}

/** Where the output begins behind leading lines of other streams; 0 when there are none or nothing else. */
function outputStart(text: string, warnings: string[]): number {
  let isWrapped = false;
  let hasNoise = false;
  for (const { start, content } of linesOf(text, 0)) {
    if (content === '') {
      isWrapped = false;
      continue;
    }
    if (!takeLine(content, isWrapped, warnings)) return hasNoise ? start : 0;
    hasNoise = true;
    isWrapped = !CLIXML_LINE.test(content);
  }
  return 0;
}

/** Where lines of other streams begin behind a whole document; the length of the text when there are none. */
function outputEnd(text: string, warnings: string[]): number {
  let begin: number | undefined;
  let isEnd = false;
  const from = text.length <= TAIL_LENGTH ? 0 : text.indexOf('\n', text.length - TAIL_LENGTH) + 1;
  for (const { start, content } of linesOf(text, from)) {
    if (content === '') continue;
    const isOutput = begin === undefined && !(isEnd && STREAM_LINE.test(content));
    isEnd = DOCUMENT_END.test(content);
    if (isOutput) continue;
    if (!takeLine(content, begin !== undefined, warnings)) return text.length;
    begin ??= start;
  }
  return begin ?? text.length;
}

/** Maps spans back over what was cut out: `at` are offsets in the text that is left, `total` what was cut up to there. */
function spanMap(at: readonly number[], total: readonly number[]): (span: Span) => Span {
  const cutBefore = (offset: number): number => {
    let low = 0;
    let high = at.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((at[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return total[low - 1] ?? 0;
  };
  const first = (offset: number): number => (offset < 0 ? offset : offset + cutBefore(offset + 1));
  const last = (offset: number, start: number): number =>
    offset < 0 ? offset : Math.max(start, offset + cutBefore(offset));
  return ({ keyStart, keyEnd, start, end }) => ({
    keyStart: first(keyStart),
    keyEnd: last(keyEnd, first(keyStart)),
    start: first(start),
    end: last(end, first(start)),
  });
}

/**
 * Takes out of a text what a console adds to the output of a command: color codes, lines of the warning, verbose and
 * debug streams in front of the output or behind a whole document, and the line `#< CLIXML`. Undefined for a text that has nothing of
 * the kind. Codes are cut out, since they may stand within a value; lines become blanks.
 */
export function quietText(original: string): QuietText | undefined {
  const at: number[] = [];
  const total: number[] = [];
  let cut = 0;
  let text = original.replaceAll(CODE, (code, offset: number) => {
    at.push(offset - cut);
    cut += code.length;
    total.push(cut);
    return '';
  });
  const before: string[] = [];
  const start = outputStart(text, before);
  if (start > 0) text = blanked(text, 0, start);
  const behind: string[] = [];
  const end = outputEnd(text, behind);
  if (end < text.length) text = blanked(text, end, text.length);
  if (cut === 0 && start === 0 && end === text.length) return undefined;
  const warnings = [...(start > 0 ? before : []), ...(end < text.length ? behind : [])];
  return { text, spanOf: spanMap(at, total), warnings: warnings.filter((warning) => warning !== '') };
}
