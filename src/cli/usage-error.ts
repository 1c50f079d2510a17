import { escapeTerminal } from '../text/escape-terminal.ts';
import type { Host } from './host.ts';

/** Says on standard error why a command cannot run; what was typed may stand in the message. The result is the exit code. */
export function usageError(host: Host, message: string): number {
  host.stderr.write(`error: ${escapeTerminal(message, 2000)}\n`);
  return 2;
}
