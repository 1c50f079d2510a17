import { unknown, type ObjectOf } from '../../model/index.ts';
import type { PresentSection } from '../rules/context.ts';
import { absent, gap, type GapYield } from '../rules/target.ts';
import { isDefaultPolicy } from './default-policy.ts';

/** The policies of the connection filter that count, and what is missing where there is none. */
export interface DefaultPolicies {
  readonly policies: readonly ObjectOf['HostedConnectionFilterPolicy'][];
  readonly gaps: readonly GapYield[];
}

/** The default policy, of which a tenant has one that cannot be removed: an export without it lacks something. */
export function defaultPolicies(section: PresentSection<'HostedConnectionFilterPolicy'>): DefaultPolicies {
  const policies = section.objects.filter(isDefaultPolicy);
  if (policies.length > 0 || section.state === 'partial') return { policies, gaps: [] };
  const detail = 'the default policy, which cannot be removed, is not in the export';
  const why = unknown({ reason: 'partial', detail, command: 'Get-HostedConnectionFilterPolicy' }, section.at);
  const at = absent('HostedConnectionFilterPolicy', section);
  return { policies, gaps: [gap(at, 'HostedConnectionFilterPolicy', why)] };
}
