import type { Severity } from '../../config/config.ts';

/** Colors a text that has its final width; the plain style changes nothing. */
export interface Style {
  readonly severity: (severity: Severity, text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly command: (text: string) => string;
}

/** Parameters of Select Graphic Rendition (ECMA-48, 8.3.117): bold red, red, yellow, cyan, and the terminal's own color. */
const severityCodes: Readonly<Record<Severity, string>> = {
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '36',
  info: '2',
};

/** Text attributes as ANSI codes, or none. */
export function styleOf(color: boolean): Style {
  const paint = (codes: string) => (text: string) => (color && text !== '' ? `\u001b[${codes}m${text}\u001b[0m` : text);
  return {
    severity: (severity, text) => paint(severityCodes[severity])(text),
    strong: paint('1'),
    faint: paint('2'),
    good: paint('1;32'),
    warning: paint('1;33'),
    bad: paint('1;31'),
    command: paint('36'),
  };
}
