import type { OutboundConnector } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { Direction } from '../rules/finding.ts';
import type { Command, FixProposal, PowerShellParameters } from '../rules/fix.ts';
import { freeName } from './free-name.ts';
import type { RoutingRule, ServiceView } from './service-view.ts';

/** TLS parameters of a connector to the service: a checked certificate, with its name where the profile asks for that. */
export function tlsParameters(profile: VendorProfile): PowerShellParameters {
  const accepted = profile.outbound.tls ?? [];
  if (!accepted.includes('DomainValidation') || accepted.includes('CertificateValidation')) {
    return { TlsSettings: 'CertificateValidation' };
  }
  const [name] = profile.tls.serverNames ?? [];
  const ask = { ask: 'Name in the certificate of the endpoint', variable: 'n' };
  return { TlsSettings: 'DomainValidation', TlsDomain: name ?? ask };
}

/** The endpoint that a guide prints first for a direction; undefined when the profile does not know it. */
export function endpointOf(profile: VendorProfile, direction: Direction): string | undefined {
  return profile.endpoints[direction]?.[0];
}

/** Rules of a direction that lead to no connector of the service: to none at all, or to one with other hosts. */
function strayRules(service: ServiceView, direction: Direction): readonly RoutingRule[] {
  return service.routingRules.filter(({ direction: its, target }) => {
    if (its !== direction || target.state === 'ambiguous') return false;
    if (target.state === 'missing') return true;
    return !service.allConnectors.some((one) => one.connector === target.connector && one.directions.length > 0);
  });
}

/** What the connector takes: what a rule routes to it, or all outgoing mail where the service is the smart host for it. */
function scopeOf({ outbound }: VendorProfile, direction: Direction): PowerShellParameters {
  if (direction === 'inbound' || outbound.ruleScoped !== false) return { IsTransportRuleScoped: true };
  return { IsTransportRuleScoped: false, RecipientDomains: '*' };
}

/** The command that creates the connector to an endpoint as the guide does, under a name that is free. */
export function newEndpointConnector(
  service: ServiceView,
  direction: Direction,
  existing: readonly OutboundConnector[],
): { readonly name: string; readonly command: Command } {
  const { profile } = service;
  const wanted = direction === 'inbound' ? profile.names.inboundConnector : profile.names.outboundConnector;
  const name = freeName(wanted, existing);
  const host = endpointOf(profile, direction);
  const parameters: PowerShellParameters = {
    Name: name,
    ConnectorType: profile.outbound.connectorType ?? 'Partner',
    SmartHosts: host === undefined ? { ask: 'Host from the guide', variable: 'n' } : [host],
    UseMXRecord: false,
    ...scopeOf(profile, direction),
    ...tlsParameters(profile),
  };
  return { name, command: { do: 'new', noun: 'OutboundConnector', parameters } };
}

/** The fix for an endpoint that no connector has: creates one and lets the rules that lead nowhere route to it. */
export function createEndpointFix(
  service: ServiceView,
  direction: Direction,
  existing: readonly OutboundConnector[],
): FixProposal {
  const { name, command } = newEndpointConnector(service, direction, existing);
  const rules = strayRules(service, direction).map(({ rule }): Command => ({
    do: 'set',
    object: rule,
    parameters: { RouteMessageOutboundConnector: name },
  }));
  return { title: 'Create the connector to the endpoint of the service.', commands: [command, ...rules] };
}
