/** `_xHHHH_` for characters that XML cannot hold, and for `_` in front of what would look like one (MS-PSRP 2.2.5.3.2). */
const ESCAPE = /_x([0-9a-f]{4})_/gi;

/** Decodes the escapes of a text or a name, from left to right, each once. */
export function unescapeClixml(text: string): string {
  if (!text.includes('_')) return text;
  return text.replaceAll(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function wholeNumber(text: string): number | string {
  const number = Number(text);
  // More digits than a number can hold stay a text, which is exact.
  return text !== '' && Number.isSafeInteger(number) ? number : text;
}

function realNumber(text: string): number | string {
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : text;
}

function truth(text: string): boolean | string {
  const word = text.trim().toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : text;
}

function character(text: string): string {
  const code = Number(text);
  return Number.isInteger(code) && code >= 0 && code <= 0xffff ? String.fromCharCode(code) : text;
}

const same = (text: string): string => text;

type Reader = (text: string) => boolean | number | string | null;

/** How the text of an element for a primitive value is read (MS-PSRP 2.2.5.1), by the name of the element. */
export const primitives: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['S', unescapeClixml],
  ['C', character],
  ['B', truth],
  ...['By', 'SB', 'I16', 'U16', 'I32', 'U32', 'I64', 'U64'].map((name) => [name, wholeNumber] as const),
  ...['Db', 'Sg', 'D'].map((name) => [name, realNumber] as const),
  ...['DT', 'TS', 'G', 'Version', 'SemanticVersion'].map((name) => [name, same] as const),
  ['URI', unescapeClixml],
  ['Nil', () => null],
]);
