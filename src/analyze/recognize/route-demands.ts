import { unknown } from '../../model/index.ts';
import type { RoutingRuleFacts } from '../../vendor/profile.ts';
import type { Direction } from '../rules/finding.ts';
import { notInProfile } from '../rules/profile-gap.ts';
import { gap, on, type GapYield } from '../rules/target.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

/** What the guide of a service asks of the conditions of one routing rule. */
export interface RouteDemands {
  readonly direction: Direction;
  readonly asked: RoutingRuleFacts;
}

/**
 * The demands that hold for a routing rule, by its direction. A gap when nothing says which direction it is for, or when
 * the profile does not know what the guide asks there.
 */
export function demandsOn({ rule, direction }: RoutingRule, { profile }: ServiceView): RouteDemands | GapYield {
  if (direction === undefined) {
    const detail = 'Neither its scopes nor its connector say in which direction the rule routes.';
    return gap(rule, 'FromScope', unknown({ reason: 'undetermined', detail }, on(rule, 'FromScope').at));
  }
  const asked = profile.rules[direction];
  return asked === null ? notInProfile(profile, `rules.${direction}`) : { direction, asked };
}
