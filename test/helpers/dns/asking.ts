import { createResolver, type Resolver, type ResolverOptions } from '../../../src/collect/dns/resolver.ts';
import { parseResolver, type ResolverAddress } from '../../../src/collect/dns/resolver-address.ts';

/** For questions that only the limits end. */
export const hasty = { tryMs: 120, deadlineMs: 1200 } as const;

/** For questions that something ends before: long enough for a busy machine. */
export const patient = { tryMs: 2000, deadlineMs: 15_000 } as const;

function resolverAddress(text: string): ResolverAddress {
  const found = parseResolver(text);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

/** A patient resolver that asks these servers, given as `--resolver` takes them. Close it when the test ends. */
export function asking(servers: readonly string[], options: Partial<ResolverOptions> = {}): Resolver {
  return createResolver({
    resolvers: servers.map(resolverAddress),
    now: () => Date.parse('2026-11-20T12:00:00Z'),
    ...patient,
    ...options,
  });
}
