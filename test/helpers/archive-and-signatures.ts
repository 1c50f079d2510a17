import { outboundRoute } from './mxhero.ts';
import { outboundConnector } from './objects/outbound-connector.ts';
import { transportRule } from './objects/transport-rule.ts';

const signatureHost = 'out.fabrikam.com';

/** Signs outbound mail and hands it back. */
export const signatures = {
  vendor: 'heimdal',
  id: 'signatures',
  inbound: 'none',
  outbound: 'loopback',
  overrides: { endpoints: { inbound: ['in.fabrikam.com'], outbound: [signatureHost] } },
};

/** Takes outbound mail for good. */
export const archive = { vendor: 'mxhero', id: 'archive', inbound: 'none', outbound: 'standard' };
export const services = [archive, signatures];

/** Mail is signed first. */
export const order = { outbound: ['signatures', 'archive'] };

export const signatureSettings = {
  Name: 'Signatures',
  SmartHosts: [signatureHost],
  UseMXRecord: false,
  IsTransportRuleScoped: true,
};
export const signatureRoute = outboundConnector(signatureSettings);
export const OutboundConnector = [outboundRoute(), signatureRoute];

type Over = Readonly<Record<string, unknown>>;

/** The rule that routes to the archive, evaluated first. */
export const toArchive = (over: Over = {}) =>
  transportRule({
    Name: 'To archive',
    Priority: 0,
    FromScope: 'InOrganization',
    RouteMessageOutboundConnector: 'mxHERO Outbound Route',
    ...over,
  });

/** The rule that routes to the signatures, evaluated second. */
export const toSignatures = (over: Over = {}) =>
  transportRule({
    Name: 'To signatures',
    Priority: 1,
    FromScope: 'InOrganization',
    RouteMessageOutboundConnector: 'Signatures',
    ...over,
  });

/** Sections of the export with these rules. */
export const scene = (TransportRule: readonly Over[], connectors: readonly Over[] = OutboundConnector) => ({
  TransportRule,
  OutboundConnector: connectors,
});

/** Either service with its rule. */
export const both = scene([toArchive(), toSignatures()]);

/** A third service, with its connector and its rule. */
export const banner = {
  ...signatures,
  id: 'banner',
  overrides: { endpoints: { inbound: ['in.example.com'], outbound: ['out.example.com'] } },
};
export const bannerRoute = outboundConnector({
  ...signatureSettings,
  Name: 'Banner',
  SmartHosts: ['out.example.com'],
});
export const toBanner = (over: Over = {}) =>
  toSignatures({ Name: 'To banner', Priority: 2, RouteMessageOutboundConnector: 'Banner', ...over });
