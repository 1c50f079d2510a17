import {
  formerServices,
  isDomainName,
  isIpLiteral,
  isNearSealer,
  normalizeHost,
  sealerEntries,
  vendorFacts,
} from '../../../src/rule.ts';
import type { RuleContext } from '../../../src/rule.ts';

type Context = Pick<RuleContext<never, never>, 'services' | 'profiles' | 'declared'>;

/** Entries of one kind and, where they have to do with a service, of that one. */
export interface Group {
  readonly kind: 'malformed' | 'former' | 'unrelated';
  readonly entries: readonly string[];
  /** Id of the service that the entries are, or were perhaps meant to be, the sealer of. */
  readonly discriminator?: string;
  /** Name of a service out of use. */
  readonly vendor?: string;
}

type Sorted = Omit<Group, 'entries'>;

function isMalformed(entry: string): boolean {
  return isIpLiteral(entry) || !isDomainName(normalizeHost(entry));
}

/** Says what an entry is that no service of the configuration and nobody else has declared; undefined for one that belongs there. */
function sorter(context: Context, listed: ReadonlySet<string>): (entry: string) => Sorted | undefined {
  const { services, declared } = context;
  const sealing = services.flatMap(({ id, profile: { arc } }) => {
    return arc.sealer === null || arc.sealer === 'none' ? [] : [{ id, sealer: normalizeHost(arc.sealer) }];
  });
  const expected = new Set([...sealing.map(({ sealer }) => sealer), ...declared.allow.sealers.map(normalizeHost)]);
  const absent = sealing.filter(({ sealer }) => !listed.has(sealer));
  const { gone, kept } = formerServices(context);
  const former = gone.map((profile) => vendorFacts(profile, kept));
  return (entry) => {
    if (expected.has(normalizeHost(entry))) return undefined;
    const owner = former.find(({ sealer }) => sealer?.(entry) === true);
    if (owner !== undefined) return { kind: 'former', discriminator: owner.profile.id, vendor: owner.profile.name };
    const kind = isMalformed(entry) ? 'malformed' : 'unrelated';
    const meant = absent.find(({ sealer }) => isNearSealer(entry, sealer));
    return { kind, ...(meant !== undefined && { discriminator: meant.id }) };
  };
}

/**
 * Sorts the entries of a list that do not belong there. Near misses of a sealer that is not listed stand apart: they are the
 * cause that the service is not trusted.
 */
export function groupsOf(list: readonly string[], context: Context): readonly Group[] {
  const entries = [...new Set(sealerEntries(list))];
  const sort = sorter(context, new Set(entries.map(normalizeHost)));
  const groups = new Map<string, Sorted & { readonly entries: string[] }>();
  for (const entry of entries) {
    const sorted = sort(entry);
    if (sorted === undefined) continue;
    const key = JSON.stringify([sorted.kind, sorted.discriminator]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...sorted, entries: [entry] });
    else group.entries.push(entry);
  }
  return [...groups.values()];
}
