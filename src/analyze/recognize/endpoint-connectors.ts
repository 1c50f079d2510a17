import type { OutboundConnector, Unknown } from '../../model/index.ts';
import type { Direction } from '../rules/finding.ts';
import type { ServiceConnector, ServiceView } from './service-view.ts';

/** A property of a connector that decides whether it carries mail, and why it is not known. */
export interface UnreadState {
  readonly connector: OutboundConnector;
  readonly property: 'Enabled' | 'TestMode';
  readonly why: Unknown;
}

/**
 * Whether a connector leads to the endpoint of one direction: `served` by one that is enabled and not in test mode;
 * `unread` when one might be; `idle` when all of them stand still; `absent` when no connector has the endpoint.
 */
export type EndpointState =
  | { readonly state: 'served' }
  | { readonly state: 'unread'; readonly unread: readonly UnreadState[] }
  | { readonly state: 'idle'; readonly connector: ServiceConnector; readonly others: readonly ServiceConnector[] }
  | { readonly state: 'absent' };

/** What keeps the state of a connector from being known; undefined when it is known. */
export function unreadState({ connector, active }: ServiceConnector): UnreadState | undefined {
  if (typeof active === 'boolean') return undefined;
  return { connector, property: connector.Enabled.known ? 'TestMode' : 'Enabled', why: active };
}

/** How mail of a direction gets to the service; of several idle connectors one that a rule names comes first. */
export function endpointState(service: ServiceView, direction: Direction): EndpointState {
  const candidates = service.allConnectors.filter((one) => one.directions.includes(direction));
  if (candidates.some((one) => one.active === true)) return { state: 'served' };
  const unread = candidates.flatMap((one) => unreadState(one) ?? []);
  if (unread.length > 0) return { state: 'unread', unread };
  const [connector, ...others] = candidates.toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
  return connector === undefined ? { state: 'absent' } : { state: 'idle', connector, others };
}

function isNamed(one: ServiceConnector): boolean {
  return one.usedFor.length > 0;
}
