import { normalizeHost } from '../../mail/host.ts';
import type { DkimSigningConfig } from '../../model/index.ts';
import { gap, type GapYield } from '../rules/target.ts';

/** The signing configurations of each domain, by the domain as `Question.name` writes it. */
export interface DkimConfigs {
  readonly byDomain: ReadonlyMap<string, readonly DkimSigningConfig[]>;
  /** One for each configuration that does not say whose it is. */
  readonly gaps: readonly GapYield[];
}

export function dkimConfigs(configs: readonly DkimSigningConfig[]): DkimConfigs {
  const byDomain = new Map<string, DkimSigningConfig[]>();
  const gaps: GapYield[] = [];
  for (const config of configs) {
    const { Domain: name } = config;
    if (!name.known) gaps.push(gap(config, 'Domain', name));
    if (!name.known || name.value === null) continue;
    const domain = normalizeHost(name.value);
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), config]);
  }
  return { byDomain, gaps };
}
