import { redact } from '../analyze/redact.ts';
import type { Secrets } from '../analyze/secret.ts';
import type { Diagnostic } from '../model/index.ts';
import { escapeTerminal } from '../text/escape-terminal.ts';
import type { Host } from './host.ts';

function placeText({ at }: Diagnostic): string {
  if (at === undefined || at.kind !== 'file') return '';
  const line = at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`;
  return `${at.path}${line}: `;
}

/** Prints diagnostics to standard error, one line each, without header values. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], secrets: Secrets, host: Host): void {
  const redacted = redact(secrets.texts());
  for (const diagnostic of diagnostics) {
    const text = escapeTerminal(redacted(`${placeText(diagnostic)}${diagnostic.message}`), 2000);
    host.stderr.write(`${diagnostic.level}: ${text}\n`);
  }
}
