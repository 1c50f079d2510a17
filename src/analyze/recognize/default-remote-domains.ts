import { unknown, type ObjectOf } from '../../model/index.ts';
import type { PresentSection } from '../rules/context.ts';
import { absent, gap, type GapYield } from '../rules/target.ts';

/** The entries for `*`, and what leaves it open which entry that is. */
export interface DefaultRemoteDomains {
  readonly entries: readonly ObjectOf['RemoteDomain'][];
  readonly gaps: readonly GapYield[];
}

const withoutDefault = {
  reason: 'partial',
  detail: 'the default entry, which cannot be removed, is not among the remote domains',
  command: 'Get-RemoteDomain',
} as const;

/** The default remote domain, which holds for every domain without an entry of its own and cannot be removed. */
export function defaultRemoteDomains(section: PresentSection<'RemoteDomain'>): DefaultRemoteDomains {
  const entries = section.objects.filter(({ DomainName: name }) => name.known && name.value?.trim() === '*');
  if (entries.length > 0) return { entries, gaps: [] };
  const unnamed = section.objects.flatMap((entry) => {
    const { DomainName: name } = entry;
    return name.known ? [] : [gap(entry, 'DomainName', name)];
  });
  if (unnamed.length > 0 || section.state === 'partial') return { entries, gaps: unnamed };
  const why = unknown(withoutDefault, section.at);
  return { entries, gaps: [gap(absent('RemoteDomain', section), 'RemoteDomain', why)] };
}
