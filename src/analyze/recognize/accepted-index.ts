import { domainsAbove } from '../../mail/domains-above.ts';
import { normalizeHost } from '../../mail/host.ts';
import type { AcceptedDomain } from '../../model/index.ts';
import { coverageOf } from './accepted-coverage.ts';
import { placeIn } from './once-each.ts';

/** Whether the tenant takes mail for a domain, by the domain. */
export type CoverageByDomain = (domain: string) => ReturnType<typeof coverageOf>;

/** Several rules ask of the same list. */
const cache = placeIn<readonly AcceptedDomain[], CoverageByDomain>();

/**
 * As {@link coverageOf}, for many questions about one list: only accepted domains that have the name asked for, or one
 * above it, are looked at, and those whose name is not known.
 */
export function acceptedIndex(objects: readonly AcceptedDomain[]): CoverageByDomain {
  const before = cache.get(objects);
  if (before !== undefined) return before;
  const index = makeIndex(objects);
  cache.set(objects, index);
  return index;
}

function makeIndex(objects: readonly AcceptedDomain[]): CoverageByDomain {
  const unread: AcceptedDomain[] = [];
  const byName = new Map<string, AcceptedDomain[]>();
  for (const object of objects) {
    const { DomainName: name } = object;
    if (!name.known) unread.push(object);
    if (!name.known || name.value === null) continue;
    const own = normalizeHost(name.value.trim().replace(/^\*\./, ''));
    const same = byName.get(own);
    if (same === undefined) byName.set(own, [object]);
    else same.push(object);
  }
  return (domain) => {
    const exact = byName.get(domain) ?? [];
    if (coverageOf(domain, exact) === 'accepted') return 'accepted';
    const names = [domain, ...domainsAbove(domain)];
    return coverageOf(domain, [...names.flatMap((name) => byName.get(name) ?? []), ...unread]);
  };
}
