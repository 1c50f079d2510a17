import type { Diagnostic } from '../model/diagnostic.ts';
import { problemOffset } from '../schema/problem-offset.ts';
import { position } from '../text/lines.ts';
import type { LineTable } from '../text/lines.ts';
import { findInJsonc } from './jsonc.ts';
import type { Jsonc, JsoncError } from './jsonc.ts';
import type { ConfigProblem } from './reading.ts';

/** The trouble that keeps a text from being JSON, with its line and column. */
export function syntaxDiagnostic(path: string, lines: LineTable, { words, offset }: JsoncError): Diagnostic {
  return {
    id: 'config/not-json',
    level: 'error',
    message: `The configuration cannot be read: ${words}.`,
    at: { kind: 'file', path, ...position(lines, offset) },
  };
}

/** Problems with their line and column, in the order of the file. */
export function configDiagnostics(
  path: string,
  lines: LineTable,
  jsonc: Jsonc,
  problems: readonly ConfigProblem[],
): Diagnostic[] {
  const placed = problems.map((problem, index) => ({
    problem,
    index,
    offset: problemOffset(problem, (pointer) => findInJsonc(jsonc, pointer)),
  }));
  placed.sort((a, b) => a.offset - b.offset || a.index - b.index);
  return placed.map(({ problem: { id, level, message }, offset }) => ({
    id,
    level,
    message: `${message}.`,
    at: { kind: 'file', path, ...position(lines, offset) },
  }));
}
