import type { Config, Service } from '../../config/config.ts';
import type { AcceptedDomain, Section } from '../../model/index.ts';
import type { Architecture } from '../recognize/architecture.ts';
import type { DnsView } from './dns-view.ts';

/** A service, with its routing where that is known: before the tenant is analyzed, it may be in use in any direction. */
export type SpfService = Pick<Service, 'config' | 'profile'> & { readonly architecture?: Architecture };

/** What the SPF record of a domain has to do with; the context of a rule that uses `AcceptedDomain` is one. */
export interface SpfScope {
  readonly dns: DnsView;
  readonly services: readonly SpfService[];
  readonly declared: Pick<Config, 'senders'>;
  readonly tenant: { readonly AcceptedDomain: Section<AcceptedDomain> };
}

/** Whether mail leaves through a service, or may do so as far as the evidence goes. */
export function maySend({ architecture }: SpfService): boolean {
  return architecture === undefined || architecture.outbound.candidates.some((candidate) => candidate !== 'none');
}

/**
 * The SPF include that a service has its customers publish, whether they need it or not; undefined where it is not known,
 * and where there is none.
 */
export function includeOf({ profile }: SpfService): string | undefined {
  const { include } = profile.spf;
  return include === null || include === 'none' ? undefined : include;
}
