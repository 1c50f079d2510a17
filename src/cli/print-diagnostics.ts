import type { Diagnostic } from '../model/index.ts';
import { escapeTerminal } from '../text/escape-terminal.ts';
import type { Host } from './host.ts';

function placeText({ at }: Diagnostic): string {
  if (at === undefined || at.kind !== 'file') return '';
  const line = at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`;
  return `${escapeTerminal(at.path)}${line}: `;
}

/** Prints diagnostics to standard error, one line each. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], host: Host): void {
  for (const diagnostic of diagnostics) {
    host.stderr.write(`${diagnostic.level}: ${placeText(diagnostic)}${escapeTerminal(diagnostic.message, 2000)}\n`);
  }
}
