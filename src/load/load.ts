import type { Diagnostic, Source } from '../model/index.ts';
import { quietText } from '../text/console-noise.ts';
import { type Decoded, decode } from '../text/decode.ts';
import { isCrowded } from '../text/json-crowd.ts';
import { jsonNotation } from '../text/json-notation.ts';
import { type JsonRead, readJson } from '../text/json-read.ts';
import type { JsonScan } from '../text/json-scan.ts';
import { lineTable, position } from '../text/lines.ts';
import { visible } from '../text/visible.ts';
import { cmdletJson } from './cmdlet-json.ts';
import { withNoise } from './console-output.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { foreignBytes, foreignText, noText } from './foreign-text.ts';
import { foreignJson } from './foreign-json.ts';
import { EXPORT_AS_JSON } from './foreign-tool.ts';
import type { JsonFile, Reading, Refusal, TextFormat } from './format.ts';
import { jsonFormats } from './json-formats.ts';
import type { InputFile, Loaded, Refused } from './loaded.ts';
import { notJsonAdvice } from './not-json-advice.ts';
import { readNothing } from './objects.ts';
import { withoutOnPremises } from './on-premises.ts';
import { claimedSection } from './section-name.ts';

/** Deeper than any export; deeper values could not have been printed by `ConvertTo-Json` either (its limit is 100). */
const MOST_DEPTH = 256;
/** Enough to recognize a format, little enough that no pattern takes long. */
const HEAD_LENGTH = 8000;

type Text = Extract<Decoded, { ok: true }>;
type Readers = readonly [textFormats: readonly TextFormat[], clixmlObjects: JsonFile['clixmlObjects']];

/** What the text showed before its format was known. */
type Seen = Pick<JsonScan, 'hasCaseClash'> & { readonly before: readonly Diagnostic[] };

/**
 * Reads one file: finds out by its content what it is and takes the records out of it, or refuses it with a diagnostic
 * that says what it is and what to do. `textFormats`: the formats that are no JSON, as far as they are to be
 * tried; `clixmlObjects`: reads CLIXML that JSON may hold as a text. Never throws.
 */
export function load(
  file: InputFile,
  textFormats: readonly TextFormat[] = [],
  clixmlObjects?: JsonFile['clixmlObjects'],
): Loaded | Refused {
  const foreign = foreignBytes(file.bytes);
  if (foreign !== undefined) {
    return refusal(file, 'input/unsupported', foreign);
  }
  const text = decode(file.bytes);
  if (!text.ok) {
    return refusal(file, 'input/not-text', noText(text.message));
  }
  const result = text.text.trim() === '' ? loadNothing(file, text) : loadText(file, text, textFormats, clixmlObjects);
  return withNotices(file.path, text.notices, result);
}

/** What a command leaves behind that returned nothing: no bytes, a byte order mark, or a line break. */
function loadNothing(file: InputFile, text: Text): Loaded | Refused {
  const source = sourceOf(file, text, cmdletJson);
  const nothing = readNothing(file.path, claimedSection(file.path));
  const seen = { before: [], hasCaseClash: false };
  return finish({ source, text: text.text, notation: jsonNotation }, nothing, seen);
}

/** A text as it is, or, when it is no JSON, without what a console put into it. */
function loadText(file: InputFile, text: Text, ...readers: Readers): Loaded | Refused {
  if (isCrowded(text.text)) {
    const message = `The file is made of little but empty lists and objects, which no export is. ${EXPORT_AS_JSON}`;
    return refusal(file, 'input/not-recognized', message);
  }
  const parsed = readJson(text.text);
  const quiet = parsed.ok ? undefined : quietText(text.text);
  if (quiet === undefined) return loadDocument(file, text, parsed, ...readers);
  const clean = { ...text, text: quiet.text };
  const result =
    clean.text.trim() === '' ? loadNothing(file, clean) : loadDocument(file, clean, readJson(clean.text), ...readers);
  return withNoise(file.path, text.text, quiet, result);
}

function loadDocument(
  file: InputFile,
  text: Text,
  parsed: JsonRead,
  ...[textFormats, clixmlObjects]: Readers
): Loaded | Refused {
  if (!parsed.ok) {
    const head = text.text.slice(0, HEAD_LENGTH);
    const format = textFormats.find(({ sniff }) => sniff(head));
    if (format !== undefined) return loadWith(format, file, text);
    const foreign = foreignText(text.text, claimedSection(file.path));
    return foreign === undefined
      ? notJson(file, text.text, parsed.offset, parsed.problem)
      : refusal(file, 'input/unsupported', foreign);
  }
  const { scan } = parsed;
  if (scan.depth > MOST_DEPTH) {
    const message = `The file is nested ${scan.depth} levels deep, which no export is; at most ${MOST_DEPTH} are read. ${EXPORT_AS_JSON}`;
    return refusal(file, 'input/too-deep', message);
  }
  const before = duplicateKeys(file.path, text.text, scan.duplicates);
  return loadValue(file, text, { value: parsed.value, clixmlObjects }, { before, hasCaseClash: scan.hasCaseClash });
}

function loadWith(format: TextFormat, file: InputFile, text: Text): Loaded | Refused {
  const source = sourceOf(file, text, format);
  const claim = claimedSection(file.path);
  const reading = format.read({ source, text: text.text, claim });
  // Only the records tell; they are looked at.
  const seen = { before: [], hasCaseClash: true };
  return finish({ source, text: text.text, notation: format.notation }, reading, seen);
}

function loadValue(
  file: InputFile,
  text: Text,
  parsed: Pick<JsonFile, 'value' | 'clixmlObjects'>,
  seen: Seen,
): Loaded | Refused {
  const { value } = parsed;
  const claim = claimedSection(file.path);
  const format = jsonFormats.find(({ sniff }) => sniff(value, claim));
  if (format !== undefined) {
    const source = sourceOf(file, text, format);
    const written = { source, text: text.text, notation: jsonNotation };
    const hasCaseClash = seen.hasCaseClash || format.isNested === true;
    return finish(written, format.read({ source, ...parsed, claim }), { ...seen, hasCaseClash });
  }
  const foreign = foreignJson(value);
  if (foreign !== undefined) {
    return refusal(file, 'input/unsupported', foreign);
  }
  const message = `The file is JSON, but it is neither a tenant export nor the output of a cmdlet that mxlint reads. ${EXPORT_AS_JSON}`;
  return refusal(file, 'input/not-recognized', message);
}

function finish(
  file: Pick<Loaded, 'source' | 'text' | 'notation'>,
  read: Reading | Refusal,
  { before, hasCaseClash }: Seen,
): Loaded | Refused {
  const reading = 'refused' in read ? read : withoutOnPremises(file.source.path, read);
  if ('refused' in reading) {
    return { path: file.source.path, diagnostics: [...before, ...reading.refused] };
  }
  return { ...file, ...reading, hasCaseClash, diagnostics: [...before, ...reading.diagnostics] };
}

function sourceOf(file: InputFile, text: Text, format: { readonly id: string }): Source {
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
  const beginning = /^\s*[[{]/.test(text) ? 'The file is not' : 'The file is in no format that mxlint reads, and not';
  const message = `${beginning} valid JSON: ${visible(problem)} (line ${place.line}, column ${place.column}). ${notJsonAdvice(text, problem)}`;
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
