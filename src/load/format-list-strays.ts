import type { Diagnostic, SectionKind } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import type { StrayLine } from '../text/list-text.ts';
import { lineTable, position } from '../text/lines.ts';
import { visible } from '../text/visible.ts';
import { reasonOfError } from './error-reason.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { TextFile } from './format.ts';
import type { Collection } from './loaded.ts';
import { sectionOfCommand } from './section-name.ts';

/** How PowerShell begins the message of a command that failed: 5.1 with a blank in front of the colon, 7 without. */
const FAILURE = /^(?:[\w.-]+\\)?(Get-\w{1,60}) ?: (\S.*)$/;
/** Prompts, with the command that was typed. */
const PROMPT = /^(?:\[[^\]\r\n]{1,80}\]: )?PS [^>\r\n]{0,200}>/;
/** What underlines the heads of a table. */
const UNDERLINE = /^-{2,}(?:[ \t]+-{2,})+[ \t]*$/;

function collectionOf(section: SectionKind, error: string, isFound: boolean): Collection {
  const detail = visible(error.trim()).replace(/[.\s]+$/, '');
  const why = { reason: reasonOfError(error), command: exportCommand(section), detail };
  return { section, pointer: '', state: isFound ? 'partial' : 'failed', why };
}

/** The kinds of a file, with those whose command failed, as its message between the objects says. */
export function failedCommands(
  strays: readonly StrayLine[],
  collections: readonly Collection[],
): readonly Collection[] {
  const failed = new Map<SectionKind, Collection>();
  for (const { text } of strays) {
    const [, command = '', error = ''] = FAILURE.exec(text) ?? [];
    const section = sectionOfCommand(command);
    if (section === undefined || failed.has(section)) continue;
    const isFound = collections.some((one) => one.section === section);
    failed.set(section, collectionOf(section, error, isFound));
  }
  return failed.size === 0
    ? collections
    : [...collections.filter((one) => !failed.has(one.section)), ...failed.values()];
}

/** Says which lines were not read; prompts are left out without a word. */
export function strayDiagnostics(file: TextFile, strays: readonly StrayLine[]): readonly Diagnostic[] {
  const unread = strays.filter(({ text }) => !PROMPT.test(text));
  const [first] = unread;
  if (first === undefined) return [];
  const lines = lineTable(file.text);
  const table = unread.find(({ text }) => UNDERLINE.test(text));
  const place = position(lines, (table ?? first).start);
  const many =
    unread.length === 1 ? '1 line that is no property was' : `${unread.length} lines that are no properties were`;
  const what =
    table === undefined
      ? `the first in line ${place.line}`
      : `among them a table of Format-Table in line ${place.line}`;
  const message = `${many} left out, ${what}. Check that nothing is missing, or export as JSON.`;
  return [fileDiagnostic(file.source.path, 'input/left-out', 'warning', message, place)];
}
