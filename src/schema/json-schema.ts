type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/** The part of JSON Schema draft-07 that the schemas of this program use. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  /** On a part of a schema: what it asks for, as a noun phrase that completes "must be …". */
  readonly title?: string;
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** The value is a secret: no message quotes it. */
  readonly writeOnly?: boolean;
}

export const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

/** An object with the named properties and no others. */
export function objectOf(
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  const base: JsonSchema = { description, type: 'object', properties, additionalProperties: false };
  return required.length === 0 ? base : { ...base, required };
}

/** The same schema, which also admits null. Only for schemas with one `type`, or with `enum`. */
export function nullable(schema: JsonSchema): JsonSchema {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return {
    ...schema,
    ...(types.length > 0 && { type: [...types, 'null'] }),
    ...(schema.enum !== undefined && { enum: [...schema.enum, null] }),
  };
}

/** A text with at least one visible character. */
export function textOf(description: string, examples: readonly string[] = []): JsonSchema {
  const base: JsonSchema = { description, type: 'string', pattern: '\\S', title: 'text that is not blank' };
  return examples.length === 0 ? base : { ...base, examples };
}

/** A list without repetitions of texts that are not blank. */
export function textsOf(description: string, examples: readonly (readonly string[])[] = []): JsonSchema {
  const items: JsonSchema = { type: 'string', pattern: '\\S', title: 'text that is not blank' };
  const base: JsonSchema = { description, type: 'array', items, uniqueItems: true };
  return examples.length === 0 ? base : { ...base, examples };
}

/** A day as `YYYY-MM-DD`; whether the calendar has it is checked elsewhere. */
export function dateOf(description: string, example: string): JsonSchema {
  return {
    description,
    type: 'string',
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    title: 'a date as YYYY-MM-DD',
    examples: [example],
  };
}
