import { isCarrying, resolveConnector, unknown } from '../../../src/rule.ts';
import type { OutboundConnector, PresentSection, Unknown } from '../../../src/rule.ts';

type Connectors = PresentSection<'OutboundConnector'>;

/** What a rule finds under the name of a connector. `open`: the fact that keeps one from saying it. */
export type TargetState =
  | { readonly state: 'carries' }
  | { readonly state: 'missing' }
  | { readonly state: 'disabled' | 'testMode'; readonly connector: OutboundConnector }
  /** `object` undefined: the fact is about the rule. */
  | { readonly state: 'open'; readonly object?: OutboundConnector; readonly fact: string; readonly why: Unknown };

const guid = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const path = /^CN=[^,]+,/i;

function hasIdentity(connector: OutboundConnector, fact: 'Guid' | 'DistinguishedName' | 'Name'): boolean {
  if (fact === 'Guid') return connector.guid !== undefined;
  const text = connector[fact];
  return text.known && text.value !== null;
}

/** No connector goes by the name, which only holds when all of them are there with that kind of identity. */
function absentState(name: string, section: Connectors): TargetState {
  if (section.state === 'partial') {
    return { state: 'open', fact: 'OutboundConnector', why: unknown(section.why, section.at) };
  }
  const fact = guid.test(name) ? 'Guid' : path.test(name) ? 'DistinguishedName' : 'Name';
  const object = section.objects.find((connector) => !hasIdentity(connector, fact));
  if (object === undefined) return { state: 'missing' };
  const text = object[fact];
  const why = text.known ? unknown({ reason: 'unknown-value', detail: 'the export has none' }, text.at) : text;
  return { state: 'open', object, fact, why };
}

/**
 * Looks up the connector that a rule names, by Guid, distinguished name or name (New-TransportRule), and says whether it
 * carries mail.
 */
export function targetState(name: string, section: Connectors): TargetState {
  const [connector, ...more] = resolveConnector(name, section.objects);
  if (connector === undefined) return absentState(name.trim(), section);
  if (more.length > 0) {
    const detail = `${more.length + 1} connectors go by that name`;
    return { state: 'open', fact: 'RouteMessageOutboundConnector', why: unknown({ reason: 'undetermined', detail }) };
  }
  const carries = isCarrying(connector);
  const { Enabled: enabled } = connector;
  if (carries === true) return { state: 'carries' };
  if (carries === false) return { state: enabled.known && !enabled.value ? 'disabled' : 'testMode', connector };
  return { state: 'open', object: connector, fact: enabled.known ? 'TestMode' : 'Enabled', why: carries };
}
