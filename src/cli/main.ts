import { auditCommand } from './audit.ts';
import type { Command } from './command.ts';
import { explainCommand } from './explain.ts';
import type { Host } from './host.ts';
import { initCommand } from './init.ts';
import { parsePlain } from './parse-plain.ts';
import { rulesCommand } from './rules.ts';
import { schemaCommand } from './schema.ts';

/** All commands, in the order of the help text. */
export const commands: readonly Command[] = [auditCommand, rulesCommand, explainCommand, initCommand, schemaCommand];

async function dispatch(argv: readonly string[], host: Host): Promise<number> {
  const named = commands.find((command) => command.name === argv[0]);
  const plain = named === undefined ? undefined : parsePlain(named, argv.slice(1));
  if (named !== undefined && plain !== undefined) return named.run(plain, host);
  const { parseFull } = await import('./parse-full.ts');
  const parsed = await parseFull(argv, commands, host.stdout.columns ?? 80);
  if ('run' in parsed) return parsed.run.run(parsed.args, host);
  const stream = parsed.mistake ? host.stderr : host.stdout;
  stream.write(`${parsed.print}\n`);
  return parsed.mistake ? 2 : 0;
}

/**
 * Runs the program on its arguments. The result is the exit code: 0 nothing at or above the threshold, 1 findings,
 * 2 wrong usage or unusable input, 3 incomplete run.
 */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  try {
    return await dispatch(argv, host);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    host.stderr.write(`mxlint: unexpected error. Please report it with the lines below.\n${detail}\n`);
    return 3;
  }
}
