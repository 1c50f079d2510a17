import type { Asker } from '../model/index.ts';
import { declaredSecrets } from '../analyze/recognize/declared-values.ts';
import { gatherDns, type GatheredDns } from '../dns-evidence.ts';
import { text, texts, type Args } from './command.ts';
import { readDnsSource } from './dns-source.ts';
import type { Host } from './host.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { usageError } from './usage-error.ts';

/**
 * What the askers want to know, asked at the resolvers of the command line or taken from its `--dns FILE`. What there is
 * to say of servers and files goes to standard error, but for `said`: ids of diagnostics that the command itself words. A number is the exit code of a
 * run that cannot go on.
 */
export async function askDns(
  args: Args,
  host: Host,
  askers: readonly Asker[],
  said: readonly string[] = [],
): Promise<GatheredDns | number> {
  const dns = text(args, 'dns');
  if (dns === 'off') return usageError(host, 'Without the DNS there is nothing to say; leave --dns off out.');
  const advice = 'Give a file that mxlint collect dns wrote.';
  const requested = await readDnsSource(dns ?? 'live', texts(args, 'resolver'), host, { advice });
  if (typeof requested === 'string') return usageError(host, requested);
  const gathered = await gatherDns(requested.source, [], async () => askers);
  const diagnostics = gathered.diagnostics.filter(({ id }) => !said.includes(id));
  printDiagnostics(diagnostics, declaredSecrets([]), host);
  return 'path' in gathered ? 2 : gathered;
}
