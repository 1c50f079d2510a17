import type { Records } from '../load/loaded.ts';

/** Suffixes of the initial domains that Microsoft gives to organizations, by cloud. */
const initialDomain = /\.(?:onmicrosoft\.com|onmicrosoft\.us|partner\.onmschina\.cn)$/;

/**
 * The organizations that the input is from, in lower case and sorted; more than one means that exports of several
 * tenants were mixed. Files name them in their header, objects by the root that they lie under. Initial domains are
 * unique, so other names are only used where no initial domain is known.
 */
export function organizationsOf(loaded: readonly Records[]): readonly string[] {
  const named = new Set<string>();
  for (const { organization, records } of loaded) {
    add(named, organization);
    for (const { raw } of records) {
      add(named, Object.hasOwn(raw, 'OrganizationalUnitRoot') ? raw['OrganizationalUnitRoot'] : undefined);
    }
  }
  const initial = [...named].filter((name) => initialDomain.test(name));
  const known = initial.length > 0 ? initial : [...named].filter((name) => name.includes('.'));
  return known.toSorted((a, b) => (a < b ? -1 : 1));
}

function add(names: Set<string>, value: unknown): void {
  if (typeof value === 'string' && value.trim() !== '') {
    names.add(value.trim().toLowerCase());
  }
}
