import { text, type Args, type Command } from './command.ts';
import type { Host } from './host.ts';
import { usageError } from './usage-error.ts';

const names = ['tenant', 'config', 'report', 'vendor-profile'] as const;

async function schemaOf(name: (typeof names)[number]): Promise<object> {
  switch (name) {
    case 'tenant':
      return (await import('../schema/tenant-schema.ts')).tenantSchema();
    case 'config':
      return (await import('../schema/config-schema.ts')).configSchema;
    case 'report':
      return (await import('../report/report-schema.ts')).reportSchema;
    case 'vendor-profile':
      return (await import('../vendor/profile-schema.ts')).profileSchema;
  }
}

async function run(args: Args, host: Host): Promise<number> {
  const name = names.find((one) => one === text(args, 'name'));
  if (name === undefined) return usageError(host, `Name one of ${names.join(', ')}.`);
  host.stdout.write(`${JSON.stringify(await schemaOf(name), null, 2)}\n`);
  return 0;
}

/** `mxlint schema`: the published JSON schemas. */
export const schemaCommand: Command = {
  name: 'schema',
  summary: 'Print the JSON schema of a file format',
  positional: { name: 'name', kind: 'text', required: true, choices: names, describe: 'File format' },
  options: [],
  examples: [{ line: '$0 schema tenant', text: 'Schema of the tenant export' }],
  run,
};
