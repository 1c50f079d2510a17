const BASE = 'https://mxlint.github.io/schemas/';

/** The published schemas, by file name. */
export type SchemaFile = 'config.schema.json' | 'vendor-profile.schema.json' | 'tenant.schema.json';

/** The `$id` of a published schema: what a file's `$schema` may name so that an editor finds it. */
export function schemaAddress(file: SchemaFile): string {
  return BASE + file;
}
