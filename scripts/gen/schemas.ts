import { reportSchema } from '../../src/report/report-schema.ts';
import { configSchema } from '../../src/schema/config-schema.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { tenantSchema } from '../../src/schema/tenant-schema.ts';
import { profileSchema } from '../../src/vendor/profile-schema.ts';

/** The published JSON schemas, from their sources. */
export function generate(): Record<string, string> {
  return {
    'schemas/config.schema.json': json(configSchema),
    'schemas/report.schema.json': json(reportSchema),
    'schemas/tenant.schema.json': json(tenantSchema()),
    'schemas/vendor-profile.schema.json': json(profileSchema),
  };
}

function json(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
