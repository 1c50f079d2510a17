import type { Diagnostic, ExportRecord } from '../model/index.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { TextFile } from './format.ts';

/** Texts that people write; in patterns and addresses a question mark may be one. */
const written = ['Name', 'Identity', 'Comment', 'Comments', 'AdminDisplayName'];
const LOST = /\p{L}\?\p{Ll}|\?\?/u;
const NOT_ASCII = /[^\n\r\t -~]/;

/** Says that `Export-Csv` of Windows PowerShell 5.1 wrote question marks for all but ASCII, where names look like it. */
export function lostCharacters(file: TextFile, records: readonly ExportRecord[]): readonly Diagnostic[] {
  const isLost = records.some(({ raw }) =>
    written.some((name) => {
      const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
      return typeof value === 'string' && LOST.test(value);
    }),
  );
  if (!isLost || NOT_ASCII.test(file.text)) return [];
  const message =
    'Names hold question marks, as Export-Csv of Windows PowerShell 5.1 writes for letters beyond ASCII; they may differ from those in the tenant. Export with -Encoding utf8.';
  return [fileDiagnostic(file.source.path, 'input/lost-characters', 'note', message)];
}
