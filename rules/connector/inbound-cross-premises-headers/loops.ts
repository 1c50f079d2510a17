import { allOf, asked } from '../../../src/rule.ts';
import type { Answer, Direction, InboundConnector, OutboundConnector, ServiceView } from '../../../src/rule.ts';

/** Whether a connector keeps the headers by which Exchange on two premises tells mail of its own. */
export function keepsHeaders(connector: InboundConnector | OutboundConnector): Answer {
  return asked(connector, 'CloudServicesMailEnabled', connector.CloudServicesMailEnabled, (isOn) => isOn);
}

const directions = ['inbound', 'outbound'] as const;

function loopsOf({ architecture }: ServiceView): readonly Direction[] {
  return directions.filter((direction) =>
    architecture[direction].candidates.every((candidate) => candidate === 'loopback'),
  );
}

/** Whether mail that the tenant hands to the service comes back to it. */
export function hasLoop(service: ServiceView): boolean {
  return loopsOf(service).length > 0;
}

/** The connectors that hand mail to the service from where it comes back, but for those that carry nothing. */
export function departures(service: ServiceView): readonly OutboundConnector[] {
  const loops = loopsOf(service);
  const leads = service.connectors.filter((one) => one.directions.some((direction) => loops.includes(direction)));
  return leads.filter(({ active }) => active !== false).map(({ connector }) => connector);
}

/** Whether a connector of a loop carries mail. */
export function carries(connector: OutboundConnector): Answer {
  return allOf(
    asked(connector, 'Enabled', connector.Enabled, (isOn) => isOn),
    asked(connector, 'TestMode', connector.TestMode, (isOn) => !isOn),
  );
}
