import { nearest } from '../text/edit-distance.ts';
import { pointer, segments } from '../text/pointer.ts';
import { displayPath } from './display-path.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SchemaError } from './validators.generated.js';
import { didYouMean, quoted, wordedProblem } from './worded-problem.ts';
import type { WordedProblem } from './worded-problem.ts';

/** What was checked: `base` is put before every pointer, for a value that stands inside a larger file. */
export interface Checked {
  readonly schema: JsonSchema;
  readonly data: unknown;
  readonly base?: string;
}

/** Only other errors say what these mean; alone they are worded in general terms. */
const COMBINERS: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'if', 'not']);

/**
 * Words the errors that a validator left behind: one problem per place, in the order of the errors. Values are quoted
 * only where they are one of few choices, and never where the schema says `writeOnly`.
 */
export function wordErrors(errors: readonly SchemaError[], checked: Checked): WordedProblem[] {
  const places = new Map<string, SchemaError[]>();
  for (const error of withoutCascades(errors)) {
    const place = placeOf(error);
    places.set(place, [...(places.get(place) ?? []), error]);
  }
  return [...places.values()].flatMap((group) => wordPlace(group, checked));
}

/** A missing or unknown property is a place of its own; all else that is said about one value is one place. */
function placeOf(error: SchemaError): string {
  const name = error.params['missingProperty'] ?? error.params['additionalProperty'];
  return typeof name === 'string' ? `${error.instancePath}${pointer(name)}` : error.instancePath;
}

function withoutCascades(errors: readonly SchemaError[]): SchemaError[] {
  return errors.filter((error) => {
    if (!COMBINERS.has(error.keyword)) {
      return true;
    }
    return !errors.some((other) => !COMBINERS.has(other.keyword) && isWithin(other, error));
  });
}

function isWithin(inner: SchemaError, outer: SchemaError): boolean {
  return inner.instancePath === outer.instancePath || inner.instancePath.startsWith(`${outer.instancePath}/`);
}

function wordPlace(group: readonly SchemaError[], checked: Checked): WordedProblem[] {
  const types = group.filter((error) => error.keyword === 'type');
  const error = group.find(({ keyword }) => keyword === 'enum') ?? types[0] ?? group[0];
  if (error === undefined) {
    return [];
  }
  const at = (checked.base ?? '') + error.instancePath;
  const data = valueAt(checked.data, error.instancePath);
  const schema = schemaAt(checked.schema, error.instancePath);
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(error.params['additionalProperty']);
      return [wordedProblem(at + pointer(name), unknownProperty(name, schema), 'key')];
    }
    case 'uniqueItems':
      return [repetition(at, error.params)];
    case 'type': {
      const allowed = new Set(types.flatMap(({ params }) => params['type']));
      const given = typeof data === 'number' && allowed.has('integer') ? String(data) : typeOf(data);
      return [wordedProblem(at, `must be ${joined([...allowed].map(typeName), 'or')}, not ${given}`)];
    }
    default:
      return [wordedProblem(at, words(error, schema, data))];
  }
}

function words(error: SchemaError, schema: JsonSchema, data: unknown): string {
  const { params } = error;
  switch (error.keyword) {
    case 'required':
      return `the property '${String(params['missingProperty'])}' is missing`;
    case 'enum':
      return notAllowed(listOf(params['allowedValues']), schema, data);
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`;
    case 'minItems':
      return 'must have at least one entry';
    case 'minimum':
      return `must be at least ${String(params['limit'])}`;
    default:
      return schema.title === undefined ? 'is not valid here' : `must be ${schema.title}`;
  }
}

function notAllowed(allowed: readonly unknown[], schema: JsonSchema, data: unknown): string {
  const choices = `allowed: ${allowed.map(String).join(', ')}`;
  if (schema.writeOnly === true) {
    return `the value is not allowed here; ${choices}`;
  }
  const given = typeof data === 'string' ? quoted(data) : typeOf(data);
  const suggestion = typeof data === 'string' ? nearest(data, allowed.filter(isText)) : undefined;
  return `${given} is not allowed here; ${choices}${didYouMean(suggestion)}`;
}

function unknownProperty(name: string, schema: JsonSchema): string {
  const known = Object.keys(schema.properties ?? {});
  const suggestion = nearest(name, known);
  const help = suggestion === undefined ? `; known: ${known.join(', ')}` : didYouMean(suggestion);
  return `there is no such property${help}`;
}

function repetition(at: string, params: Readonly<Record<string, unknown>>): WordedProblem {
  const [i, j] = [Number(params['i']), Number(params['j'])];
  const earlier = displayPath(at + pointer(Math.min(i, j)));
  return wordedProblem(at + pointer(Math.max(i, j)), `repeats ${earlier}`);
}

/** The part of a schema that speaks of the value at a place; the schemas have no choices between shapes, so there is one. */
function schemaAt(root: JsonSchema, path: string): JsonSchema {
  let schema = root;
  for (const token of segments(path)) {
    const further = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
    schema =
      schema.items ?? (Object.hasOwn(schema.properties ?? {}, token) ? schema.properties?.[token] : further) ?? {};
  }
  return schema;
}

function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const token of segments(path)) {
    value = Array.isArray(value) ? value[Number(token)] : isRecord(value) ? value[token] : undefined;
  }
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function typeOf(value: unknown): string {
  if (value === null || Array.isArray(value)) {
    return typeName(value === null ? 'null' : 'array');
  }
  return typeName(typeof value);
}

function typeName(type: unknown): string {
  switch (type) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    default:
      return String(type);
  }
}

function joined(names: readonly string[], word: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}
