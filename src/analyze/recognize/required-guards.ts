import type { Guard, RoutingRule, ServiceView } from './service-view.ts';

/**
 * Headers that the guide wants in the exceptions of a rule, by its direction; undefined when the profile does not say it.
 * A rule of which no direction is known needs at least the processed header.
 */
export function requiredGuards(
  { direction }: Pick<RoutingRule, 'direction'>,
  { profile }: Pick<ServiceView, 'profile'>,
): readonly Guard['header'][] | undefined {
  return direction === undefined ? ['processed'] : profile.guards[direction]?.required;
}
