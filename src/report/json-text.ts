import type { Secret } from '../analyze/secret.ts';
import { redactFinished } from './redact.ts';

// Control and bidirectional characters, line separators and the byte order mark; JSON.stringify escapes C0 and lone
// surrogates by itself. And `##[` and `##vso[`, by which Azure Pipelines and older GitHub runners find commands
// anywhere in a line.
const RISKY = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|#(?=#(?:vso)?\[)/gi;
const STRING = /"((?:[^"\\]|\\.)*)"(\s*:)?/g;

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
  let property = '';
  return text.replace(STRING, (token: string, inner: string, colon: string | undefined) => {
    if (colon !== undefined) {
      property = inner;
      return token;
    }
    if (own.has(property)) return token;
    const data = inner.includes('\\') ? String(JSON.parse(`"${inner}"`)) : inner;
    const clean = redact(data);
    return clean === data ? token : jsonText(clean).trimEnd();
  });
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
