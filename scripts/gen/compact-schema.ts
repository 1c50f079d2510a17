import type { JsonSchema } from '../../src/schema/json-schema.ts';

/** A schema as the validator compiler gets it; it has more keywords than the sources use. */
export interface CompactSchema {
  readonly type?: unknown;
  readonly items?: CompactSchema;
  readonly properties?: Readonly<Record<string, CompactSchema>>;
  readonly patternProperties?: Readonly<Record<string, CompactSchema>>;
  readonly additionalProperties?: boolean | CompactSchema;
  readonly [keyword: string]: unknown;
}

const ANNOTATIONS = new Set(['$schema', '$id', 'title', 'description', 'default', 'examples', 'writeOnly']);
const FEWEST_ALIKE = 2;

/**
 * The schema without what only people read, written so that the compiled code is short: properties that ask for the same
 * become one pattern, and objects and lists that occur several times become definitions.
 */
export function compactSchema(schema: JsonSchema): CompactSchema {
  return shareParts(stripped(schema));
}

function stripped(schema: JsonSchema): CompactSchema {
  const kept = Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword));
  return {
    ...Object.fromEntries(kept),
    ...(schema.items !== undefined && { items: typedItems(schema.items) }),
    ...(typeof schema.additionalProperties === 'object' && {
      additionalProperties: stripped(schema.additionalProperties),
    }),
    ...(schema.properties !== undefined && groupedProperties(schema.properties)),
  };
}

/** Entries of a known type are compared without a helper that would have to be bundled. */
function typedItems(items: JsonSchema): CompactSchema {
  const onlyTexts = items.enum?.every((value) => typeof value === 'string') === true;
  return { ...stripped(items), ...(onlyTexts && { type: 'string' }) };
}

function groupedProperties(properties: Readonly<Record<string, JsonSchema>>): CompactSchema {
  const groups = new Map<string, { names: string[]; node: CompactSchema }>();
  for (const [name, part] of Object.entries(properties)) {
    const node = stripped(part);
    const group = groups.get(JSON.stringify(node)) ?? { names: [], node };
    group.names.push(name);
    groups.set(JSON.stringify(node), group);
  }
  const single: [string, CompactSchema][] = [];
  const patterns: [string, CompactSchema][] = [];
  for (const { names, node } of groups.values()) {
    if (names.length >= FEWEST_ALIKE) {
      patterns.push([`^(?:${names.join('|').replaceAll('$', String.raw`\$`)})$`, node]);
    } else {
      single.push(...names.map((name): [string, CompactSchema] => [name, node]));
    }
  }
  return {
    properties: Object.fromEntries(single),
    ...(patterns.length > 0 && { patternProperties: Object.fromEntries(patterns) }),
  };
}

function shareParts(root: CompactSchema): CompactSchema {
  const counts = new Map<string, number>();
  mapParts(root, (part) => {
    const text = JSON.stringify(part);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    return part;
  });
  const names = new Map<string, string>();
  const definitions: Record<string, CompactSchema> = {};
  const shared = mapParts(root, (part, original) => {
    const text = JSON.stringify(original);
    if ((counts.get(text) ?? 0) < 2) {
      return part;
    }
    const name = names.get(text) ?? `part${names.size}`;
    names.set(text, name);
    definitions[name] = part;
    return { $ref: `#/definitions/${name}` };
  });
  return { ...shared, definitions };
}

type Replace = (part: CompactSchema, original: CompactSchema) => CompactSchema;

/** Replaces the objects and lists below a schema, inner ones first. */
function mapParts(schema: CompactSchema, replace: Replace): CompactSchema {
  const one = (part: CompactSchema): CompactSchema => {
    const mapped = mapParts(part, replace);
    return part.properties !== undefined || part.items !== undefined ? replace(mapped, part) : mapped;
  };
  const all = (parts: Readonly<Record<string, CompactSchema>>): Record<string, CompactSchema> =>
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, one(part)]));
  return {
    ...schema,
    ...(schema.items !== undefined && { items: one(schema.items) }),
    ...(typeof schema.additionalProperties === 'object' && { additionalProperties: one(schema.additionalProperties) }),
    ...(schema.properties !== undefined && { properties: all(schema.properties) }),
    ...(schema.patternProperties !== undefined && { patternProperties: all(schema.patternProperties) }),
  };
}
