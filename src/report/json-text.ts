import type { Secret } from '../analyze/secret.ts';
import { redactFinished } from '../analyze/redact.ts';
import { stringEnd } from '../text/json-token.ts';

// Control and bidirectional characters, line separators and the byte order mark; JSON.stringify escapes C0 and lone
// surrogates by itself. And `##[` and `##vso[`, by which Azure Pipelines and older GitHub runners find commands
// anywhere in a line.
const RISKY = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|#(?=#(?:vso)?\[)/gi;
/** What follows a property name; our own JSON has nothing between the two. */
const COLON = /^\s*:/;
const LONGEST_GAP = 2;

/**
 * JSON that is harmless in a terminal and in the log of a CI job, and loses nothing: risky characters are written as
 * `\uXXXX`. It ends with a newline; indented by `indent` blanks, or on one line.
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent);
  return `${text.replace(RISKY, (character) => escapeUnit(character))}\n`;
}

/**
 * Redacts the strings of a JSON text once it is finished; property names are ours and stay, as do the values of the
 * properties named in `own` (`$schema`, identifiers, enumerations), also when they are lists of strings.
 */
export function redactJson(text: string, values: ReadonlyMap<string, Secret>, own: ReadonlySet<string>): string {
  if (values.size === 0) return text;
  const redact = redactFinished(values);
  const parts: string[] = [];
  let property = '';
  let end = 0;
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', end)) {
    parts.push(text.slice(end, start));
    end = stringEnd(text, start);
    const token = text.slice(start, end);
    const isName = COLON.test(text.slice(end, end + LONGEST_GAP));
    if (isName) property = token.slice(1, -1);
    parts.push(isName || own.has(property) ? token : redactedToken(token, redact));
  }
  return parts.join('') + text.slice(end);
}

function redactedToken(token: string, redact: (text: string) => string): string {
  const data = String(JSON.parse(token));
  const clean = redact(data);
  return clean === data ? token : jsonText(clean).trimEnd();
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
