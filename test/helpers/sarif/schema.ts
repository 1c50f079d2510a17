import { readFileSync } from 'node:fs';

import ajvDraft4 from 'ajv-draft-04';
import ajvFormats from 'ajv-formats';

import { issue, type SarifIssue } from './issue.ts';

let validate: ReturnType<InstanceType<typeof ajvDraft4.default>['compile']> | undefined;

/** Compiles the schema of the standard (errata 01) once. */
function validator(): NonNullable<typeof validate> {
  if (validate === undefined) {
    const ajv = new ajvDraft4.default({ allErrors: true, strict: false });
    ajvFormats.default(ajv);
    // The one that comes with it compares each pair: minutes for 5,000 results.
    ajv.removeKeyword('uniqueItems');
    ajv.addKeyword({
      keyword: 'uniqueItems',
      type: 'array',
      validate: (on: boolean, items: unknown[]) => !on || isUnique(items),
    });
    const schema: unknown = JSON.parse(readFileSync(new URL('../sarif-schema-2.1.0.json', import.meta.url), 'utf8'));
    validate = ajv.compile(schema as object);
  }
  return validate;
}

/** Holds a log against the schema of the standard. */
export function schemaIssues(log: unknown): SarifIssue[] {
  const check = validator();
  if (check(log)) return [];
  return (check.errors ?? []).map(({ instancePath, message = '', params }) =>
    issue('schema', instancePath, `${message} ${JSON.stringify(params)}`),
  );
}

function isUnique(items: readonly unknown[]): boolean {
  return new Set(items.map((item) => JSON.stringify(item))).size === items.length;
}
