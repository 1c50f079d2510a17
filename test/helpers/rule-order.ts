import { routeInbound, routeOutbound } from './mxhero.ts';
import { transportRule } from './objects/transport-rule.ts';

type Over = Readonly<Record<string, unknown>>;

/** Another rule before the two routing rules of the guide, by priority. */
export function ruleBefore(over: Over, route: Over = {}, leaving: Over = {}) {
  return [
    transportRule({ Name: 'Other', Priority: 0, ...over }),
    routeInbound({ Priority: 1, ...route }),
    routeOutbound({ Priority: 2, ...leaving }),
  ];
}

/** Another rule behind the two routing rules of the guide, by priority. */
export function ruleBehind(over: Over, route: Over = {}, leaving: Over = {}) {
  return [
    routeInbound({ Priority: 0, ...route }),
    routeOutbound({ Priority: 1, ...leaving }),
    transportRule({ Name: 'Other', Priority: 2, ...over }),
  ];
}
