import { escapeTerminal } from '../text/escape-terminal.ts';
import { auditCommand } from './audit.ts';
import { collectDnsCommand } from './collect-dns.ts';
import type { Command } from './command.ts';
import { dnsCommand } from './dns.ts';
import { explainCommand } from './explain.ts';
import type { Host } from './host.ts';
import { initCommand } from './init.ts';
import { inspectCommand } from './inspect.ts';
import { namedCommand, nameWords } from './named-command.ts';
import { parsePlain } from './parse-plain.ts';
import { profileCommand } from './profile.ts';
import { rulesCommand } from './rules.ts';
import { schemaCommand } from './schema.ts';
import { spfCheckCommand } from './spf-check.ts';

/** All commands, in the order of the help text. */
export const commands: readonly Command[] = [
  auditCommand,
  inspectCommand,
  dnsCommand,
  spfCheckCommand,
  collectDnsCommand,
  rulesCommand,
  explainCommand,
  initCommand,
  profileCommand,
  schemaCommand,
];

async function dispatch(argv: readonly string[], host: Host): Promise<number> {
  const named = namedCommand(argv, commands);
  const plain = named === undefined ? undefined : parsePlain(named, argv.slice(nameWords(named).length));
  if (named !== undefined && plain !== undefined) return named.run(plain, host);
  const { parseFull } = await import('./parse-full.ts');
  const parsed = await parseFull(argv, commands, host.stdout.columns ?? 80);
  if ('run' in parsed) return parsed.run.run(parsed.args, host);
  const stream = parsed.mistake ? host.stderr : host.stdout;
  stream.write(`${parsed.print}\n`);
  return parsed.mistake ? 2 : 0;
}

/** Where it happened, and what. A SyntaxError quotes the text that it is about, which may hold a header value: no more than its name. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const detail = error.stack ?? error.message;
  if (!(error instanceof SyntaxError)) return detail;
  return [error.name, ...detail.split('\n').filter((line) => /^ +at /.test(line))].join('\n');
}

/**
 * Runs the program on its arguments. The result is the exit code: 0 nothing at or above the threshold, 1 findings,
 * 2 wrong usage or unusable input, 3 incomplete run.
 */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  try {
    return await dispatch(argv, host);
  } catch (error) {
    const lines = detailOf(error)
      .split('\n')
      .map((line) => escapeTerminal(line, 1000));
    host.stderr.write(`mxlint: unexpected error. Please report it with the lines below.\n${lines.join('\n')}\n`);
    return 3;
  }
}
