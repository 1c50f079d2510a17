import type { Direction } from '../rules/finding.ts';
import { directionsInForce } from './in-force.ts';
import { comesBack } from './returns.ts';
import type { ServiceView } from './service-view.ts';

/**
 * Whether nothing asks for a guard against processing a message twice: the guide of the service does not, for the
 * directions in force, and by design nothing comes back. Then no header of processed mail matters.
 */
export function isWithoutGuards(service: ServiceView): boolean {
  const { profile, architecture, routingRules } = service;
  const directions = directionsInForce(architecture);
  const isLoop = directions.has('inbound') || architecture.outbound.candidates.includes('loopback');
  const isAsked = (direction: Direction): boolean => {
    const asked = profile.guards[direction];
    return asked === null || asked.required.length > 0 || asked.accepted.length > 0;
  };
  return !isLoop && ![...directions].some(isAsked) && !routingRules.some((route) => comesBack(route, service));
}
