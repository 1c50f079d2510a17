import { lineTable, position } from '../text/lines.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead } from './foreign-tool.ts';
import type { Refusal, TextFile } from './format.ts';
import { kindInText } from './object-kind.ts';

/** Lines with which JSON, CLIXML and CSV with a type begin. */
const DOCUMENT = /^(?:[{[]\s*(?:["{[\]}]|$)|<\?xml\b|<Objs\b|#TYPE )/;
/** Enough of a text to see which kind it is about. */
const LOOKED_AT = 100_000;

/** Whether a line begins a document of another form. */
export function beginsDocument(line: string): boolean {
  return DOCUMENT.test(line);
}

/** The command that writes what a file seems to hold as JSON. */
export function exportAgain({ claim, text }: TextFile): string {
  return exportInstead(claim ?? kindInText(text.slice(0, LOOKED_AT)));
}

/** Refuses a file into which several commands wrote, one behind the other; `what` the first document is, and where the second one starts. */
export function severalDocuments(file: TextFile, what: string, offset: number): Refusal {
  const place = position(lineTable(file.text), offset);
  const message = `The file is ${what}, and a second document starts in line ${place.line}. Put each into a file of its own. ${exportAgain(file)}`;
  return { refused: [fileDiagnostic(file.source.path, 'input/several-documents', 'error', message, place)] };
}
