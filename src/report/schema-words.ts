/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object that has all of the properties; further ones are allowed, since later versions add some. */
export function object(description: string, properties: Readonly<Record<string, Schema>>): Schema {
  return { description, type: 'object', properties, required: Object.keys(properties) };
}

export function text(description: string): Schema {
  return { description, type: 'string' };
}

export function integer(description: string): Schema {
  return { description, type: 'integer', minimum: 0 };
}

export function arrayOf(description: string, items: Schema): Schema {
  return { description, type: 'array', items };
}

/** One of the values. */
export function oneOf(values: readonly string[], description: string): Schema {
  return { description, type: 'string', enum: values };
}

export function constant(value: number | string, description: string): Schema {
  return { description, const: value };
}

/** A definition of the same schema. */
export function ref(name: string): Schema {
  return { $ref: `#/definitions/${name}` };
}

/** The same, or null. */
export function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}
