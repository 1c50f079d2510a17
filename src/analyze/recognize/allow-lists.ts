import type { ObjectOf } from '../../model/index.ts';
import type { PresentSection } from '../rules/context.ts';
import { gap, type GapYield } from '../rules/target.ts';
import { defaultPolicies } from './default-policies.ts';

/** The allow list of a policy of the connection filter, as far as it is known. */
interface AllowList {
  readonly policy: ObjectOf['HostedConnectionFilterPolicy'];
  readonly entries: readonly string[];
}

/** The allow lists that count, and what is missing where one is not known or no policy is there. */
export function allowLists(section: PresentSection<'HostedConnectionFilterPolicy'>): {
  readonly lists: readonly AllowList[];
  readonly gaps: readonly GapYield[];
} {
  const { policies, gaps } = defaultPolicies(section);
  const read = policies.map((policy) => ({ policy, list: policy.IPAllowList }));
  return {
    lists: read.flatMap(({ policy, list }) => (list.known ? [{ policy, entries: list.value }] : [])),
    gaps: [...gaps, ...read.flatMap(({ policy, list }) => (list.known ? [] : [gap(policy, 'IPAllowList', list)]))],
  };
}
