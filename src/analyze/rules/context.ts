import type { Config } from '../../config/config.ts';
import type { ObjectOf, Section, SectionKind, Unknown } from '../../model/index.ts';
import type { DnsView } from '../dns/dns-view.ts';
import type { ServiceView } from '../recognize/service-view.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { Secrets } from '../secret.ts';

/** A section that the engine has seen to be there. */
export type PresentSection<K extends SectionKind> = Exclude<Section<ObjectOf[K]>, { state: 'missing' }>;

/** What a rule sees: the sections it named, the service as recognized, what is declared, and the time of judgement. */
export interface RuleContext<R extends SectionKind, U extends SectionKind> {
  readonly tenant: { readonly [K in R]: PresentSection<K> } & { readonly [K in Exclude<U, R>]: Section<ObjectOf[K]> };
  /** The service the rule runs for; for rules that run once per tenant, the first one. */
  readonly service: ServiceView;
  /** All services; what a rule that runs once per tenant unites. */
  readonly services: readonly ServiceView[];
  /** Profiles of all services that the run knows, in its path or not: those of the program, and those that the user gave. */
  readonly profiles: readonly VendorProfile[];
  readonly declared: Pick<Config, 'domains' | 'gateway' | 'senders' | 'onPremises' | 'allow' | 'order'>;
  /** In-scope domains: declared, else derived from the accepted domains. */
  readonly domains: readonly string[];
  /** What is known of the DNS. */
  readonly dns: DnsView;
  readonly secrets: Secrets;
  /** Time of judgement, milliseconds since 1970 UTC. */
  readonly at: number;
  /** Why one cannot say that an object of this kind does not exist; undefined when one can. */
  readonly whyIncomplete: (kind: R | U) => Unknown | undefined;
}
