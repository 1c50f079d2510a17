import { unescapeClixml } from './clixml-value.ts';

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function character(reference: string, name: string): string {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (!name.startsWith('#')) return named.get(name) ?? reference;
  return Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}

/** A part of an XML text as it is written, then as it reads, then with the escapes of `Export-Clixml` decoded too. */
export function* xmlReadings(part: string): Generator<string> {
  yield part;
  const text = part.replaceAll(/&(#?\w+);/g, character);
  if (text !== part) yield text;
  const unescaped = unescapeClixml(text);
  if (unescaped !== text) yield unescaped;
}
