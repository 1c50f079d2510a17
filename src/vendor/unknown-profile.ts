import type { VendorProfile } from './profile.ts';

/** What holds of a service of which only the identity is known: everything else is unknown, and lists are empty. */
export function unknownProfile(
  identity: Pick<VendorProfile, 'id' | 'name' | 'reviewed' | 'architectures'>,
): VendorProfile {
  return {
    schema: 1,
    id: identity.id,
    name: identity.name,
    reviewed: identity.reviewed,
    architectures: identity.architectures,
    sources: [],
    domains: [],
    endpoints: { inbound: null, outbound: null, retired: [] },
    egress: { ipv4: null, ipv6: null, shared: null, published: [] },
    spf: { include: null, wrongNames: [], requiredFor: null },
    arc: { sealer: null },
    dkim: { resignsOutbound: null, selectors: null },
    modifiesContent: null,
    headers: { tenant: null, processed: null, valueScope: null, placeholders: [] },
    guards: { inbound: null, outbound: null },
    rules: { inbound: null, outbound: null },
    outbound: { connectorType: null, tls: null, ruleScoped: null },
    return: { connectorType: null, identifyBy: null, requireTls: null, restrict: null, senderDomains: null },
    tls: { serverNames: null, clientNames: null, dane: null },
    tnefOff: null,
    ipAllowList: null,
    behavior: {
      stampsProcessed: { inbound: null, outbound: null },
      keepsTenant: null,
      stripsOnExit: null,
      preservesMailFrom: null,
    },
    alignment: { envelope: null, signature: null },
    mx: { loopback: null, border: null, hosts: [], service: null },
    dashboard: { server: null, relayServer: null, requiredSettings: [] },
    provisioning: {
      by: null,
      inboundConnectors: null,
      outboundConnectors: null,
      connectors: null,
      rules: null,
      app: null,
      leavesObjects: null,
    },
    names: {
      returnConnector: `${identity.name} return`,
      inboundConnector: `${identity.name} inbound`,
      outboundConnector: `${identity.name} outbound`,
      inboundRule: `Route inbound mail via ${identity.name}`,
      outboundRule: `Route outbound mail via ${identity.name}`,
    },
    guides: [],
    askUser: [],
  };
}
