import type { Architecture } from '../../../src/analyze/recognize/architecture.ts';
import type { CmdletObject } from '../../helpers/objects/cmdlet-object.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

export type Sections = Readonly<Record<string, readonly CmdletObject[] | null>>;

const nothing = { TransportRule: [], OutboundConnector: [], InboundConnector: [] };
const undeclared = { inbound: null, outbound: null, domains: null };

/** What is inferred of a tenant with these sections and no others that route, nothing declared. */
export function architectureFor(
  sections: Sections,
  config: Readonly<Record<string, unknown>> = {},
  dns: Scene['dns'] = 'off',
): Architecture {
  const [service] = runScene([], {
    sections: { ...nothing, ...sections },
    config: { ...undeclared, ...config },
    dns,
  }).services;
  if (service === undefined) throw new Error('no service');
  return service.architecture;
}
