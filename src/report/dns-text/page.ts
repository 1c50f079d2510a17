import { escapeTerminal } from '../../text/escape-terminal.ts';
import type { Style } from '../table/style.ts';
import { block } from '../table/layout.ts';

/** How texts about the DNS are laid out. */
export interface DnsPage {
  /** Columns of a line. */
  readonly width: number;
  readonly style: Style;
}

const LABEL = 11;
/** Code points of one name or term that are shown; records have their own limit. */
const SHOWN = 300;

/** A text from the DNS, as a terminal may show it. */
export function shown(text: string, limit: number = SHOWN): string {
  return escapeTerminal(text, limit);
}

/** A text of one character per byte: what is no ASCII is shown by its number, as nobody knows its encoding. */
export function shownBytes(text: string, limit: number = SHOWN): string {
  const bytes = text.replace(/[\u0080-\u00ff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
  return shown(bytes, limit);
}

/** A fact behind its label, which is empty for a further one. */
export function labeled(label: string, text: string, { width, style }: DnsPage): string[] {
  return block(text, width, `  ${label}`.padEnd(LABEL), ' '.repeat(LABEL)).map((line, index) =>
    index === 0 ? style.faint(line.slice(0, LABEL)) + line.slice(LABEL) : line,
  );
}

/** What belongs to the fact above. */
export function below(text: string, page: DnsPage): string[] {
  return labeled('', text, page);
}
