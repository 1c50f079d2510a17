/** How a console of PowerShell prints objects: what the tests of Format-List and Export-Csv read. */

type Printed = Readonly<Record<string, unknown>>;

/** A time as `ToString()` prints it in the culture en-US; every other text as it is. */
function usDate(text: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|\+00:00)?$/.exec(text);
  if (parts === null) return text;
  const [year, month, day, hour] = parts.slice(1, 5).map(Number);
  const half = (hour ?? 0) < 12 ? 'AM' : 'PM';
  return `${month}/${day}/${year} ${(((hour ?? 0) + 11) % 12) + 1}:${parts[5]}:${parts[6]} ${half}`;
}

function scalar(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? usDate(value) : '14.0.0.0';
}

/** `{a, b, c, d...}`: at most four entries. */
function listText(entries: readonly unknown[]): string {
  const shown = entries.slice(0, 4).map(scalar).join(', ');
  return `{${shown}${entries.length > 4 ? '...' : ''}}`;
}

/** Breaks one line behind blanks and hyphens, and a word that is too long where the line ends. */
function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.match(/[^ -]*[ -]|[^ -]+$/g) ?? ['']) {
    if (word.length <= width) {
      if (current.length + word.length > width) {
        lines.push(current);
        current = '';
      }
      current += word;
      continue;
    }
    for (const character of word) {
      if (current.length === width) {
        lines.push(current);
        current = '';
      }
      current += character;
    }
  }
  return [...lines, current];
}

/** `Format-List *`, with lines as long as the console is wide. */
export function asFormatList(objects: readonly Printed[], width = 80): string {
  const blocks = objects.map((object) => {
    const pad = Math.max(...Object.keys(object).map((name) => name.length));
    const lines = Object.entries(object).map(([name, value]) => {
      const text = Array.isArray(value) ? listText(value) : scalar(value);
      const printed = text.split(/\r?\n/).flatMap((line) => wrapLine(line, Math.max(width - pad - 3, 10)));
      return `${name.padEnd(pad)} : ${printed.join(`\r\n${' '.repeat(pad + 3)}`)}`;
    });
    return lines.join('\r\n');
  });
  return `\r\n\r\n${blocks.join('\r\n\r\n')}\r\n\r\n\r\n`;
}

/** `Export-Csv` of Windows PowerShell 5.1: everything in quotes but null, lists lost. */
export function asCsv(objects: readonly Printed[], join?: string): string {
  const [first] = objects;
  const names = Object.keys(first ?? {});
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const field = (value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (!Array.isArray(value)) return quote(scalar(value));
    return quote(join === undefined ? 'System.Object[]' : value.map(scalar).join(join));
  };
  const rows = objects.map((object) => names.map((name) => field(object[name])).join(','));
  return [names.map(quote).join(','), ...rows, ''].join('\r\n');
}
