import type { Diagnostic, Source } from '../model/index.ts';
import { type Decoded, decode } from '../text/decode.ts';
import { parseJson } from '../text/json-parse.ts';
import { type JsonScan, scanJson } from '../text/json-scan.ts';
import { lineTable, position } from '../text/lines.ts';
import { visible } from '../text/visible.ts';
import { cmdletJson, readNothing } from './cmdlet-json.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { foreignBytes, foreignText, noText } from './foreign-text.ts';
import { foreignJson } from './foreign-json.ts';
import { EXPORT_AS_JSON } from './foreign-tool.ts';
import type { Format, Reading, Refusal } from './format.ts';
import { formats } from './formats.ts';
import type { InputFile, Loaded, Refused } from './loaded.ts';
import { claimedSection } from './section-name.ts';

/** Deeper than any export; deeper values could not have been printed by `ConvertTo-Json` either (its limit is 100). */
const MOST_DEPTH = 256;

type Text = Extract<Decoded, { ok: true }>;

/** What the text showed before its format was known. */
type Seen = Pick<JsonScan, 'hasCaseClash'> & { readonly before: readonly Diagnostic[] };

/**
 * Reads one file: finds out by its content what it is and takes the records out of it, or refuses it with a diagnostic
 * that says what it is and what to do. Never throws.
 */
export function load(file: InputFile): Loaded | Refused {
  const foreign = foreignBytes(file.bytes);
  if (foreign !== undefined) {
    return refusal(file, 'input/unsupported', foreign);
  }
  const text = decode(file.bytes);
  if (!text.ok) {
    return refusal(file, 'input/not-text', noText(text.message));
  }
  return withNotices(file.path, text.notices, text.text.trim() === '' ? loadNothing(file, text) : loadText(file, text));
}

/** What a command leaves behind that returned nothing: no bytes, a byte order mark, or a line break. */
function loadNothing(file: InputFile, text: Text): Loaded | Refused {
  const source = sourceOf(file, text, cmdletJson);
  return finish(source, text, readNothing(file.path, claimedSection(file.path)), { before: [], hasCaseClash: false });
}

function loadText(file: InputFile, text: Text): Loaded | Refused {
  const parsed = parseJson(text.text);
  if (!parsed.ok) {
    const foreign = foreignText(text.text);
    return foreign === undefined
      ? notJson(file, text.text, parsed.offset, parsed.problem)
      : refusal(file, 'input/unsupported', foreign);
  }
  const scan = scanJson(text.text, parsed.value);
  if (scan.depth > MOST_DEPTH) {
    const message = `The file is nested ${scan.depth} levels deep, which no export is; at most ${MOST_DEPTH} are read. ${EXPORT_AS_JSON}`;
    return refusal(file, 'input/too-deep', message);
  }
  return loadValue(file, text, parsed.value, {
    before: duplicateKeys(file.path, text.text, scan.duplicates),
    hasCaseClash: scan.hasCaseClash,
  });
}

function loadValue(file: InputFile, text: Text, value: unknown, seen: Seen): Loaded | Refused {
  const claim = claimedSection(file.path);
  const format = formats.find(({ sniff }) => sniff(value, claim));
  if (format !== undefined) {
    const source = sourceOf(file, text, format);
    return finish(source, text, format.read({ source, value, claim }), seen);
  }
  const foreign = foreignJson(value);
  if (foreign !== undefined) {
    return refusal(file, 'input/unsupported', foreign);
  }
  const message = `The file is JSON, but it is neither a tenant export nor the output of a cmdlet that mxlint reads. ${EXPORT_AS_JSON}`;
  return refusal(file, 'input/not-recognized', message);
}

function finish(source: Source, { text }: Text, reading: Reading | Refusal, seen: Seen): Loaded | Refused {
  const { before, hasCaseClash } = seen;
  if ('refused' in reading) {
    return { path: source.path, diagnostics: [...before, ...reading.refused] };
  }
  return { source, text, ...reading, hasCaseClash, diagnostics: [...before, ...reading.diagnostics] };
}

function sourceOf(file: InputFile, text: Text, format: Format): Source {
  return {
    path: file.path,
    format: format.id,
    encoding: text.encoding,
    length: file.bytes.length,
  };
}

function refusal(file: InputFile, id: string, message: string): Refused {
  return { path: file.path, diagnostics: [fileDiagnostic(file.path, id, 'error', message)] };
}

function notJson(file: InputFile, text: string, offset: number, problem: string): Refused {
  const place = position(lineTable(text), offset);
  const advice = /^\s*[[{]/.test(text) ? 'Export it again, or mend that place.' : EXPORT_AS_JSON;
  const message = `The file is not valid JSON: ${visible(problem)} (line ${place.line}, column ${place.column}). ${advice}`;
  return { path: file.path, diagnostics: [fileDiagnostic(file.path, 'input/not-json', 'error', message, place)] };
}

function duplicateKeys(
  path: string,
  text: string,
  duplicates: readonly { readonly pointer: string; readonly offset: number }[],
): readonly Diagnostic[] {
  if (duplicates.length === 0) {
    return [];
  }
  const lines = lineTable(text);
  return duplicates.map(({ pointer, offset }) => {
    const message = `The key at ${visible(pointer)} is there twice, and only the last value counts. Check how the file was put together.`;
    return fileDiagnostic(path, 'input/duplicate-key', 'warning', message, position(lines, offset));
  });
}

function withNotices<T extends Loaded | Refused>(path: string, notices: readonly string[], result: T): T {
  if (notices.length === 0) {
    return result;
  }
  const found = notices.map((notice) => fileDiagnostic(path, 'input/encoding', 'warning', notice));
  return { ...result, diagnostics: [...found, ...result.diagnostics] };
}
