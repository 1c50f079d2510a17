import { escapedAt } from './powershell-characters.ts';
import { xmlReadings } from './xml-readings.ts';

/** A part of a script as it is written, then with doubled quotes and escapes decoded: what a search must look through. */
export function* powershellReadings(part: string): Generator<string> {
  yield part;
  const undoubled = part.replaceAll(/''|""/g, (quotes) => quotes.charAt(0));
  if (undoubled !== part) yield undoubled;
  if (part.includes('`')) yield unescaped(undoubled);
}

/** The same for scripts within XML. */
export function* commandReadings(part: string): Generator<string> {
  for (const reading of xmlReadings(part)) yield* powershellReadings(reading);
}

function unescaped(text: string): string {
  let result = '';
  let at = 0;
  for (let next = text.indexOf('`'); next !== -1; next = text.indexOf('`', at)) {
    const { value, end } = escapedAt(text, next + 1);
    result += text.slice(at, next) + value;
    at = end;
  }
  return result + text.slice(at);
}
