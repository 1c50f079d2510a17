import type { InboundConnector } from '../../model/index.ts';
import { grantsRelay } from './relay-connectors.ts';
import { coversClientName } from './return-connectors.ts';
import type { ServiceView } from './service-view.ts';

/** The connectors by which the service hands mail over, by what comes in; one may be on both lists. */
export interface ReturnPaths {
  /** Mail of the internet. */
  readonly inbound: readonly InboundConnector[];
  /** Outbound mail that comes back. */
  readonly outbound: readonly InboundConnector[];
}

/**
 * Which connectors take what from a service. Where one connector grants relay and another does not, Exchange attributes
 * to the former what may be relayed, which is what comes back, and to the latter mail of the internet; a certificate alone
 * decides where nothing comes back (Exchange team blog, message attribution). A connector of which that is not known, and
 * one that stands alone, takes both. Disabled ones take nothing.
 */
export function returnPaths({ returnConnectors, architecture, profile }: ServiceView): ReturnPaths {
  const all = returnConnectors.filter(({ Enabled: enabled }) => !enabled.known || enabled.value);
  const isLoop = architecture.outbound.candidates.includes('loopback');
  const relays = all.filter((connector) => grantsRelay(connector) === true);
  const others = all.filter((connector) => grantsRelay(connector) === false);
  if (relays.length === 0 || others.length === 0) return { inbound: all, outbound: isLoop ? all : [] };
  const forOwnMail = new Set(relays.filter((connector) => isLoop || coversClientName(connector, profile) === false));
  return {
    inbound: all.filter((connector) => !forOwnMail.has(connector)),
    outbound: isLoop ? all.filter((connector) => !others.includes(connector)) : [],
  };
}
