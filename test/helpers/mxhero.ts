import { type CmdletObject, type Over } from './objects/cmdlet-object.ts';
import { headerValue } from './objects/header-value.ts';
import type { Home } from './objects/home.ts';
import { inboundConnector } from './objects/inbound-connector.ts';
import { outboundConnector } from './objects/outbound-connector.ts';
import { transportRule } from './objects/transport-rule.ts';

/** Egress addresses, mxHERO Office 365 Configuration Guide 2.2, in its order. */
export const egress: readonly string[] = [
  '54.208.111.28',
  '54.236.184.32',
  '54.165.252.128',
  '54.165.253.193',
  '3.211.77.148',
  '52.22.51.97',
  '54.209.222.83',
  '107.23.152.206',
];

/** Header that the tenant's rules set, and header that the service sets on what it has processed (guide 5.4). */
export const tenantHeader = 'X-mxHero-Transport-Agent';
export const processedHeader = 'X-mxHero-Server';

export const recipientsGroup = 'mxhero-recipients@contoso.com';
export const sendersGroup = 'mxhero-senders@contoso.com';

/** Guide 5.1, with the sender domains that the cmdlet asks for. */
export const tenantConnectorSettings: Over = {
  Name: 'mxHERO Tenant Connector',
  ConnectorType: 'Partner',
  SenderIPAddresses: egress,
  SenderDomains: ['smtp:*;1'],
  RequireTls: true,
};

/** Guide 5.3. */
export const inboundRouteSettings: Over = {
  Name: 'mxHERO Inbound Route',
  SmartHosts: ['smtp-in.mxhero.com'],
  UseMXRecord: false,
  IsTransportRuleScoped: true,
  TlsSettings: 'CertificateValidation',
};

/** Guide 6.1. */
export const outboundRouteSettings: Over = {
  ...inboundRouteSettings,
  Name: 'mxHERO Outbound Route',
  SmartHosts: ['smtp-relay.mxhero.com'],
};

/** Guide 5.4, full organization, as its text says. */
export const routeInboundSettings: Over = {
  Name: 'Route inbound mail via mxHERO',
  FromScope: 'NotInOrganization',
  SentToScope: 'InOrganization',
  ExceptIfHeaderContainsMessageHeader: processedHeader,
  ExceptIfHeaderContainsWords: [headerValue],
  SetHeaderName: tenantHeader,
  SetHeaderValue: headerValue,
  RouteMessageOutboundConnector: 'mxHERO Inbound Route',
};

/** Guide 6.2, full organization; a rule takes one exception of each kind, so the two headers need one of each. */
export const routeOutboundSettings: Over = {
  Name: 'Route outbound via mxHERO',
  FromScope: 'InOrganization',
  SentToScope: 'NotInOrganization',
  ExceptIfHeaderContainsMessageHeader: processedHeader,
  ExceptIfHeaderContainsWords: [headerValue],
  ExceptIfHeaderMatchesMessageHeader: tenantHeader,
  ExceptIfHeaderMatchesPatterns: [headerValue],
  SetHeaderName: tenantHeader,
  SetHeaderValue: headerValue,
  RouteMessageOutboundConnector: 'mxHERO Outbound Route',
};

/** Guide 5.4, selective: members of a group instead of everybody inside. */
export const routeInboundSelectiveSettings: Over = {
  ...routeInboundSettings,
  Name: 'Route inbound mail via mxHERO (selective)',
  SentToScope: null,
  SentToMemberOf: [recipientsGroup],
};

/** Guide 6.2, selective: senders of a group. */
export const routeOutboundSelectiveSettings: Over = {
  ...routeOutboundSettings,
  Name: 'Route outbound via mxHERO (selective)',
  FromMemberOf: [sendersGroup],
};

/** The inbound connector on which mail returns from the service (guide 5.1). */
export function tenantConnector(over: Over = {}, home?: Home): CmdletObject {
  return inboundConnector({ ...tenantConnectorSettings, ...over }, home);
}

/** The outbound connector to the endpoint for inbound mail (guide 5.3). */
export function inboundRoute(over: Over = {}, home?: Home): CmdletObject {
  return outboundConnector({ ...inboundRouteSettings, ...over }, home);
}

/** The outbound connector to the endpoint for outbound mail (guide 6.1). */
export function outboundRoute(over: Over = {}, home?: Home): CmdletObject {
  return outboundConnector({ ...outboundRouteSettings, ...over }, home);
}

/** The rule that routes inbound mail to the service (guide 5.4). */
export function routeInbound(over: Over = {}, home?: Home): CmdletObject {
  return transportRule({ ...routeInboundSettings, ...over }, home);
}

/** The rule that routes outbound mail to the service (guide 6.2). */
export function routeOutbound(over: Over = {}, home?: Home): CmdletObject {
  return transportRule({ ...routeOutboundSettings, ...over }, home);
}

/** The inbound rule of guide 5.4 for the members of a group. */
export function routeInboundSelective(over: Over = {}, home?: Home): CmdletObject {
  return transportRule({ ...routeInboundSelectiveSettings, ...over }, home);
}

/** The outbound rule of guide 6.2 for the members of a group. */
export function routeOutboundSelective(over: Over = {}, home?: Home): CmdletObject {
  return transportRule({ ...routeOutboundSelectiveSettings, ...over }, home);
}
