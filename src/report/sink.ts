import { isSecret, type Secret, type Secrets } from '../analyze/secret.ts';
import type { DataValue } from '../analyze/rules/finding.ts';
import { redact } from '../analyze/redact.ts';

/** Escapes a text for one output and cuts it to a number of code points (by default what `visible` shows). */
export type Escape = (text: string, limit?: number) => string;

/** How texts from the input are written into one output: without header values, and escaped for that output. */
export interface Sink {
  readonly text: Escape;
  readonly secret: (secret: Secret) => string;
}

/** Elements of a list that are printed before `and n more`. */
const SHOWN_ELEMENTS = 12;

/** A sink that names header values by their labels. */
export function sinkOf(secrets: Secrets, escape: Escape): Sink {
  const redacted = redact(secrets.texts());
  return { text: (text, limit) => escape(redacted(text), limit), secret: (secret) => secret.label };
}

/** A sink that prints header values: for `--show-secrets` of the table. */
export function revealingSink(secrets: Secrets, escape: Escape): Sink {
  const textOf = new Map([...secrets.texts()].map(([text, { label }]) => [label, text]));
  return { text: escape, secret: ({ label }) => escape(textOf.get(label) ?? label) };
}

/** Writes what a slot holds; a list as `a, b, c`, a long one as its first elements `and 5 more`, an empty one as `none`. */
export function printValue(value: DataValue, sink: Sink, shown: number = SHOWN_ELEMENTS): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return sink.text(value);
  if (isSecret(value)) return sink.secret(value);
  return joinSome(
    value.map((element) => (typeof element === 'string' ? sink.text(element) : sink.secret(element))),
    shown,
  );
}

/** Joins texts with commas; those after the first `shown` are only counted. */
export function joinSome(texts: readonly string[], shown: number = SHOWN_ELEMENTS): string {
  if (texts.length === 0) return 'none';
  const rest = texts.length - shown;
  const list = texts.slice(0, shown).join(', ');
  return rest > 0 ? `${list} and ${rest} more` : list;
}
