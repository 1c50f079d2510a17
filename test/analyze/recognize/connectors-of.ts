import type { InboundConnector, OutboundConnector } from '../../../src/model/index.ts';
import type { CmdletObject } from '../../helpers/objects/cmdlet-object.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

/** Outbound connectors as rules see them. */
export function outboundOf(...objects: readonly CmdletObject[]): readonly OutboundConnector[] {
  const section = tenantOf({ OutboundConnector: objects }).OutboundConnector;
  return section.state === 'missing' ? [] : section.objects;
}

/** One inbound connector as rules see it. */
export function inboundOf(object: CmdletObject): InboundConnector {
  const section = tenantOf({ InboundConnector: [object] }).InboundConnector;
  const [connector] = section.state === 'missing' ? [] : section.objects;
  if (connector === undefined) throw new Error('the connector was not read');
  return connector;
}
