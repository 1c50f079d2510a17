import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { shownPath } from '../collect/shown-path.ts';
import type { DnsSource } from '../dns-evidence.ts';
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

function readAnswers(name: string, host: Host, advice: string): RequestedDns | string {
  const path = resolve(host.cwd, name);
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

/** Reads `--dns` and `--resolver`; what is wrong with them is a sentence. Nothing is asked yet. `advice`: what to give in place of a file that cannot be read. */
export async function readDnsSource(
  dns: string | undefined,
  resolvers: readonly string[],
  host: Host,
  advice: string = ADVICE,
): Promise<RequestedDns | string> {
  if (dns !== undefined && dns !== 'live' && resolvers.length > 0) {
    return `--resolver asks the DNS and --dns ${dns} does not; leave one of them out.`;
  }
  if (dns === 'off') return { source: { mode: 'off' }, readPaths: [] };
  if (dns === undefined || dns === 'live') return live(dns === 'live', resolvers, host);
  return readAnswers(dns, host, advice);
}
