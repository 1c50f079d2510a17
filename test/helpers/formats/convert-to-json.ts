import { type Cmdlet, type CmdletSections, type Files, isVersion, kindsOf, timeIn } from './cmdlet-sections.ts';
import { utf16 } from './utf16.ts';

/** Midnight of 1 January 0001 on a computer five hours west of UTC (exports.md 4.2). */
const NEVER = -62_135_578_800_000;
const MIN_YEAR = Date.UTC(1602, 0, 1);

/** A text as JavaScriptSerializer writes it: what HTML gives a meaning is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>&']/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Members are indented to the column of their bracket and four more, and an empty list is a blank line between brackets. */
function between(open: string, parts: readonly string[], close: string, column: number): string {
  const inner = parts.map((part) => ' '.repeat(column + 4) + part).join(',\r\n');
  return `${open}\r\n${inner}\r\n${' '.repeat(column)}${close}`;
}

function written(value: unknown, column: number): string {
  if (Array.isArray(value)) {
    const parts = value.map((one) => written(one, column + 4));
    return between('[', parts, ']', column);
  }
  if (isVersion(value)) {
    const parts = Object.entries(value).map(([name, one]) => {
      const head = `${quoted(name)}:  `;
      return head + written(one, column + 4 + head.length);
    });
    return between('{', parts, '}', column);
  }
  const time = timeIn(value);
  if (time !== undefined) return String.raw`"\/Date(${time < MIN_YEAR ? NEVER : time})\/"`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** What a pipeline of several items, of one and of none hands on. */
function piped(objects: readonly Cmdlet[]): unknown {
  return objects.length === 1 ? objects[0] : objects;
}

/** `Get-X | ConvertTo-Json -Depth 6 > Get-X.json` of Windows PowerShell 5.1 (exports.md 4.2). */
export function windowsPowerShellJson(objects: readonly Cmdlet[]): Uint8Array {
  return utf16(objects.length === 0 ? '' : `${written(piped(objects), 0)}\r\n`);
}

/** The same of PowerShell 7 (exports.md 4.3). */
export function powerShell7Json(objects: readonly Cmdlet[]): string {
  const text = JSON.stringify(piped(objects), null, 2);
  return objects.length === 0 ? '' : `${text.replaceAll('\n', '\r\n')}\r\n`;
}

/** One file per cmdlet. */
export function fileEach(
  sections: CmdletSections,
  extension: string,
  write: (objects: readonly Cmdlet[], kind: string) => string | Uint8Array,
): Files {
  return Object.fromEntries(
    kindsOf(sections).map(([kind, objects]) => [`Get-${kind}.${extension}`, write(objects, kind)]),
  );
}

/** A list below the depth limit, as its text. */
function flattened(object: Cmdlet): Cmdlet {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      if (Array.isArray(value)) return [name, value.join(' ')];
      return [name, isVersion(value) ? `${String(value['Major'])}.0.0.0` : value];
    }),
  );
}

/** `@{ inbound = (Get-InboundConnector); … } | ConvertTo-Json` without `-Depth`: lists are joined by blanks (exports.md 4.2). */
export function shallowWrapper(sections: CmdletSections): Files {
  const members = kindsOf(sections).map(([, objects], index) => [`part${index}`, objects.map(flattened)]);
  return { 'everything.json': utf16(`${written(Object.fromEntries(members), 0)}\r\n`) };
}
