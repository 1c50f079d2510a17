import { escapeTerminal } from '../text/escape-terminal.ts';

/** An assignment, a cmdlet, this program or a record of a plain name: no line of a command begins with any other text from the input. */
const COMMAND = /^(?:\$\w+ = |[A-Z]\w*-[A-Z]|mxlint |\w[\w.-]*\. (?:TXT "|CNAME \w))/;

/**
 * The lines of a command that can be shown and copied as they are, or undefined: a command that holds a header value, or
 * a name that would have to be escaped, is left out rather than changed.
 */
export function commandLines(command: string, holdsSecret: (text: string) => boolean): readonly string[] | undefined {
  if (holdsSecret(command)) return undefined;
  const lines = command.split('\n').map((line) => line.trimEnd());
  const isSafe = lines.every((line) => COMMAND.test(line) && escapeTerminal(line, Number.POSITIVE_INFINITY) === line);
  return isSafe ? lines : undefined;
}
