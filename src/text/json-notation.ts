import { locateJson } from './json-locate.ts';
import { stringEnd, stringValue } from './json-token.ts';
import type { Notation } from './notation.ts';

/** A part of a JSON text as it is written, followed by each string in it as it reads: what a search must look through. */
function* readings(part: string): Generator<string> {
  yield part;
  if (!part.includes('\\')) return;
  let end = 0;
  for (let start = part.indexOf('"'); start !== -1; start = part.indexOf('"', end)) {
    end = stringEnd(part, start);
    const value = decoded(part, start, end);
    if (value !== undefined) yield value;
  }
}

function decoded(part: string, start: number, end: number): string | undefined {
  try {
    return stringValue(part, start, end);
  } catch {
    return undefined;
  }
}

/** How JSON writes values (RFC 8259). */
export const jsonNotation: Notation = { spansOf: locateJson, readings };
