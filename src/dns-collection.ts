import { questions } from './analyze/questions.ts';
import type { Asker } from './model/index.ts';
import { inScopeDomains } from './analyze/recognize/domains.ts';
import type { Config, Service } from './config/config.ts';
import { loadFiles } from './load/load-files.ts';
import type { InputFile, Refused } from './load/loaded.ts';
import type { Diagnostic } from './model/index.ts';
import { normalize } from './normalize/normalize.ts';

/** What is read of the exports before the DNS is asked for them. */
export interface CollectionRequest {
  readonly files: AsyncIterable<InputFile | Refused>;
  readonly services: readonly Service[];
  readonly config: Config;
  /** Domains beside those of the exports. */
  readonly domains: readonly string[];
}

/** What an audit of the exports would ask, and of whom they are. */
export interface Collection {
  readonly askers: readonly Asker[];
  /** Domains that are asked for, sorted. */
  readonly domains: readonly string[];
  /** In lower case and sorted; of one audit there is only one. */
  readonly organizations: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether there were files of which none could be read. */
  readonly isUnreadable: boolean;
}

/** A file that was not read among others that were is trouble, but the run goes on. */
function demoted(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.level === 'error' ? { ...diagnostic, level: 'warning' } : diagnostic;
}

/** Loads the exports and gathers what the rules would want to know of the DNS. */
export async function dnsCollection({ files, services, config, domains }: CollectionRequest): Promise<Collection> {
  const { loaded, refused } = await loadFiles(files);
  const isUnreadable = loaded.length === 0 && refused.length > 0;
  const refusals = refused.flatMap(({ diagnostics }) => diagnostics.map((one) => (isUnreadable ? one : demoted(one))));
  const { tenant, organizations } = normalize(loaded);
  const inScope = inScopeDomains(config.domains, tenant.AcceptedDomain);
  const all = [...new Set([...inScope, ...domains])].toSorted();
  return {
    askers: questions({ tenant, services, config: { ...config, domains: all } }),
    domains: all,
    organizations,
    diagnostics: [...refusals, ...loaded.flatMap((one) => one.diagnostics)],
    isUnreadable,
  };
}
