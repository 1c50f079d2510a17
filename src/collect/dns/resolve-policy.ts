import type { DnsAnswer, Question } from '../../model/index.ts';
import { fetchPolicy, type PolicyFetch } from './fetch-policy.ts';
import { policyAddresses } from './policy-addresses.ts';
import type { Resolved } from './resolve-question.ts';

/** What fetching needs. */
export interface PolicyOptions {
  readonly ask: (question: Question) => Promise<DnsAnswer>;
  /** Runs the request when there is room for one more. */
  readonly limit: <T>(work: () => Promise<T>) => Promise<T>;
  /** Milliseconds for the request, once the addresses are known. */
  readonly deadlineMs: number;
  /** Ends the request when the run ends. */
  readonly closing: AbortSignal;
  readonly port: number;
  readonly ca?: string | Buffer | undefined;
}

/** Answers a question of kind `https`: looks the host up, then fetches from its addresses until one responds. */
export async function resolvePolicy(host: string, options: PolicyOptions): Promise<Resolved> {
  const question = { name: host, type: 'https', records: [], chain: [] } as const;
  const found = await policyAddresses(host, options.ask);
  if ('outcome' in found) return { ...question, outcome: found.outcome, detail: found.detail };
  const { server, fetched } = await options.limit(() => fetchFirst(host, found.addresses, options));
  const common = { ...question, server, transport: 'https' } as const;
  if (fetched.outcome === 'answer') return { ...common, outcome: 'answer', records: [fetched.response] };
  return { ...common, outcome: fetched.outcome, detail: fetched.detail };
}

async function fetchFirst(
  host: string,
  addresses: readonly string[],
  { port, ca, deadlineMs, closing }: PolicyOptions,
): Promise<{ readonly server: string; readonly fetched: PolicyFetch }> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(deadlineMs)]);
  let server = '';
  let fetched: PolicyFetch = { outcome: 'unreachable', detail: 'the host has no address' };
  for (const address of addresses) {
    server = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
    // An address that stays silent must leave time for the next one.
    const share = AbortSignal.timeout(Math.ceil(deadlineMs / addresses.length));
    fetched = await fetchPolicy({ host, address, port, ca, signal: AbortSignal.any([signal, share]) });
    const mayHelp = fetched.outcome === 'unreachable' || fetched.outcome === 'timeout';
    if (!mayHelp || signal.aborted) break;
  }
  return { server, fetched };
}
