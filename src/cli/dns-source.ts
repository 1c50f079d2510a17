import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_MAX_BYTES } from '../collect/files.ts';
import { shownPath } from '../collect/shown-path.ts';
import type { DnsSource } from '../dns-evidence.ts';
import { statusOf } from './file-status.ts';
import type { Host } from './host.ts';
import { openResolver } from './open-resolver.ts';
import { dnsProgress } from './progress.ts';

/** Where `--dns` takes the answers from, and the file that it reads. */
export interface RequestedDns {
  readonly source: DnsSource;
  readonly readPaths: readonly string[];
}

/** What `--dns` takes where the DNS is a part of what is judged. */
const ADVICE = 'Give --dns live, off, or a file that mxlint collect dns wrote.';

/** A device or a pipe may never end, and a file of answers has the size of an export. */
function readAnswers(
  name: string,
  host: Host,
  { advice = ADVICE, maxBytes = DEFAULT_MAX_BYTES }: Limits,
): RequestedDns | string {
  const path = resolve(host.cwd, name);
  const status = statusOf(path);
  if (status !== undefined && !status.isFile()) return `'${name}' is no file. ${advice}`;
  if (status !== undefined && status.size > maxBytes) {
    return `'${name}' has ${status.size} bytes, more than the limit of ${maxBytes} for a file that is read. ${advice}`;
  }
  try {
    return {
      source: { mode: 'file', file: { path: shownPath(path, host.cwd), bytes: readFileSync(path) } },
      readPaths: [path],
    };
  } catch {
    return `'${name}' cannot be read. ${advice}`;
  }
}

async function live(always: boolean, resolvers: readonly string[], host: Host): Promise<RequestedDns | string> {
  const opened = resolvers.length === 0 ? undefined : await openResolver(resolvers, host);
  if (opened !== undefined && 'problem' in opened) return opened.problem;
  const source: DnsSource = {
    mode: 'live',
    always: always || resolvers.length > 0,
    collect: async (askers) => {
      const open = opened ?? (await openResolver([], host));
      if ('problem' in open) throw new Error(open.problem);
      const { collectAnswers } = await import('../collect/dns/collect-answers.ts');
      const { onProgress, done } = dnsProgress(host);
      const { resolver, servers, diagnostics: skipped } = open;
      const collecting = collectAnswers(askers, resolver, onProgress);
      const { diagnostics } = await collecting.finally(async () => {
        done();
        await resolver.close();
      });
      return {
        answers: resolver.answered(),
        resolvers: servers,
        diagnostics: [...skipped, ...diagnostics, ...resolver.diagnostics()],
      };
    },
  };
  return { source, readPaths: [] };
}

interface Limits {
  /** What to give in place of a file that cannot be read. */
  readonly advice?: string;
  /** Largest file of answers. */
  readonly maxBytes?: number;
}

/** Reads `--dns` and `--resolver`; what is wrong with them is a sentence. Nothing is asked yet. */
export async function readDnsSource(
  dns: string | undefined,
  resolvers: readonly string[],
  host: Host,
  limits: Limits = {},
): Promise<RequestedDns | string> {
  if (dns !== undefined && dns !== 'live' && resolvers.length > 0) {
    return `--resolver asks the DNS and --dns ${dns} does not; leave one of them out.`;
  }
  if (dns === 'off') return { source: { mode: 'off' }, readPaths: [] };
  if (dns === undefined || dns === 'live') return live(dns === 'live', resolvers, host);
  return readAnswers(dns, host, limits);
}
