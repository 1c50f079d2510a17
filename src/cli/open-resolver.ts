import type { Diagnostic } from '../model/index.ts';
import type { ResolverAddress } from '../collect/dns/resolver-address.ts';
import type { Resolver } from '../collect/dns/resolver.ts';
import type { Host } from './host.ts';

/** A resolver for the length of a command. */
export interface OpenResolver {
  readonly resolver: Resolver;
  /** The servers in the order in which they are asked, as reports show them. */
  readonly servers: readonly string[];
  /** What is to be said of the system's servers. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Opens the resolvers that the command line names, else those of the system; never any other. The code that asks is loaded
 * here, because most of it is not needed otherwise. A text that is no resolver comes back as its problem.
 */
export async function openResolver(texts: readonly string[], host: Host): Promise<OpenResolver | { problem: string }> {
  const { parseResolver, systemResolvers } = await import('../collect/dns/resolver-address.ts');
  const { createResolver } = await import('../collect/dns/resolver.ts');
  const given: ResolverAddress[] = [];
  for (const text of texts) {
    const address = parseResolver(text);
    if ('problem' in address) return address;
    given.push(address);
  }
  const { resolvers, diagnostics } =
    given.length > 0 ? { resolvers: given, diagnostics: [] } : systemResolvers(await host.nameServers());
  const resolver = createResolver({ resolvers, now: host.now, compare: given.length > 1 });
  return { resolver, servers: resolvers.map(({ name }) => name), diagnostics };
}
