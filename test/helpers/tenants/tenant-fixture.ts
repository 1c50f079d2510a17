import type { BundleHeader, Sections } from '../objects/bundle.ts';
import type { Draft } from './draft.ts';

/** Rule ids that the audit must report, by the profile that has them; nothing else is expected of the vendor profile. */
interface Expected {
  readonly vendor: readonly string[];
  /** Rules of the other profiles that report the same mistake. */
  readonly exchange?: readonly string[];
  readonly security?: readonly string[];
  /** Properties that the verifier refutes because of the mistake. */
  readonly verified?: readonly string[];
}

/** One tenant under `fixtures/tenants`. */
export interface TenantFixture {
  readonly name: string;
  /** What the tenant is and, if so, what is wrong with it. */
  readonly about: string;
  /** Which section of which guide it departs from. */
  readonly departs: string;
  /** What the audit should say. */
  readonly says: string;
  readonly expected: Expected;
  readonly draft: Draft;
  /** Changes what is exported after the objects are made: commands that failed, sections that are absent. */
  readonly exported?: (sections: Sections) => { readonly sections: Sections; readonly header: Partial<BundleHeader> };
  /** Further files beside the configuration: name → content. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A tenant about which no profile has more than a note to say. */
export function cleanFixture(name: string, about: string, draft: Draft): TenantFixture {
  return {
    name,
    about,
    departs: 'nothing',
    says: `Nothing above a note in any profile, and no gap.${draft.config.suppress === undefined ? '' : ' The allow list, about which the guide and other sources contradict each other, is accepted in the configuration.'}`,
    expected: { vendor: [] },
    draft,
  };
}
