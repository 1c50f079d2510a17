import type { Service } from '../../config/config.ts';
import { evaluateSelector } from '../../mail/dkim/selector.ts';
import type { SelectorState } from '../../mail/dkim/selector-state.ts';
import { normalizeHost } from '../../mail/host.ts';
import type { DkimSigningConfig, DnsAnswers } from '../../model/index.ts';

/** A selector that something says is in use for a domain, with what is published. */
export interface DkimSelector {
  readonly selector: string;
  /** The tenant's signing configuration, or the service whose profile names it. */
  readonly from: DkimSigningConfig | Service;
  readonly expectedTarget: string | undefined;
  readonly state: SelectorState;
}

function ofTenant(domain: string, config: DkimSigningConfig, answers: DnsAnswers): readonly DkimSelector[] {
  const name = config.Domain;
  if (!name.known || name.value === null || normalizeHost(name.value) !== domain) return [];
  const targets = [
    ['selector1', config.Selector1CNAME],
    ['selector2', config.Selector2CNAME],
  ] as const;
  return targets.map(([selector, fact]) => {
    const expectedTarget = fact.known && fact.value !== null && fact.value !== '' ? fact.value : undefined;
    const state = evaluateSelector(selector, domain, expectedTarget, answers);
    return { selector, from: config, expectedTarget, state };
  });
}

/** The selectors of a domain: those of Microsoft by the tenant's signing configuration, and those that profiles name. */
export function dkimSelectors(
  domain: string,
  configs: readonly DkimSigningConfig[],
  services: readonly Service[],
  answers: DnsAnswers,
): readonly DkimSelector[] {
  const ofServices = services.flatMap((service) =>
    (service.profile.dkim.selectors ?? []).map((selector): DkimSelector => {
      const state = evaluateSelector(selector, domain, undefined, answers);
      return { selector, from: service, expectedTarget: undefined, state };
    }),
  );
  return [...configs.flatMap((config) => ofTenant(domain, config, answers)), ...ofServices];
}
