import { formatIpSet } from '../../mail/ip-range.ts';
import type { OutboundConnector, TransportRule } from '../../model/index.ts';
import type { Direction } from '../rules/finding.ts';
import type { FixProposal, PowerShellParameters } from '../rules/fix.ts';
import { freeName } from './free-name.ts';
import type { ServiceView } from './service-view.ts';

/** The value for a new rule: from a rule that stamps the only value of the tenant, else asked for. */
function valueHolder(service: ServiceView): TransportRule | undefined {
  const expected = new Set(service.allRoutingRules.map((route) => route.expected));
  const [only] = expected;
  if (expected.size !== 1 || only === undefined) return undefined;
  return service.allRoutingRules.find((route) => route.stamp === only)?.rule;
}

/** The connector of the direction, one that carries mail first; undefined when there is none. */
function connectorFor(service: ServiceView, direction: Direction): OutboundConnector | undefined {
  const found = service.allConnectors.filter((one) => one.directions.includes(direction));
  return (found.find((one) => one.active === true) ?? found[0])?.connector;
}

/** The first header goes into the pair by words, the second into the pair by patterns: a rule has one of each. */
function guards(headers: readonly string[], holder: TransportRule | undefined): PowerShellParameters {
  const [first, second] = headers;
  return {
    ...(first !== undefined && {
      ExceptIfHeaderContainsMessageHeader: first,
      ExceptIfHeaderContainsWords: { headerValue: holder },
    }),
    ...(second !== undefined && {
      ExceptIfHeaderMatchesMessageHeader: second,
      ExceptIfHeaderMatchesPatterns: { headerValue: holder, as: 'pattern' },
    }),
  };
}

/**
 * The fix for a direction without routing rule: the rule as the guide describes it in words, with both scopes and every
 * exception that it asks for. It names the connector of the direction, which has to be created first when there is none.
 * A service that is known by no header is excepted by its addresses. Title alone when the profile does not know the
 * scopes, the headers or what to except.
 */
export function createRouteFix(
  service: ServiceView,
  direction: Direction,
  existing: readonly TransportRule[],
): FixProposal {
  const { profile, tenantHeader, processedHeader } = service;
  const rest = `rule that routes ${direction} mail to ${profile.name}.`;
  const title = `Create the ${rest}`;
  const scopes = profile.rules[direction];
  if (scopes === null || profile.headers.tenant === null || profile.headers.processed === null) return { title };
  const required = profile.guards[direction]?.required ?? ['processed'];
  const headers = required.flatMap((header) => (header === 'processed' ? processedHeader : tenantHeader) ?? []);
  const addresses = headers.length > 0 ? [] : formatIpSet(service.egress);
  if (headers.length + addresses.length === 0) return { title };
  const holder = valueHolder(service);
  const { inboundRule, outboundRule, inboundConnector, outboundConnector } = profile.names;
  const connector = connectorFor(service, direction);
  const absent = direction === 'inbound' ? inboundConnector : outboundConnector;
  const parameters: PowerShellParameters = {
    Name: freeName(direction === 'inbound' ? inboundRule : outboundRule, existing),
    FromScope: scopes.fromScope,
    SentToScope: scopes.sentToScope,
    RouteMessageOutboundConnector: connector === undefined ? absent : { object: connector },
    ...(tenantHeader !== undefined && { SetHeaderName: tenantHeader, SetHeaderValue: { headerValue: holder } }),
    ...guards(headers, holder),
    ...(addresses.length > 0 && { ExceptIfSenderIpRanges: addresses }),
  };
  return {
    title: connector === undefined ? `Create the connector first, then the ${rest}` : title,
    commands: [{ do: 'new', noun: 'TransportRule', parameters }],
  };
}
