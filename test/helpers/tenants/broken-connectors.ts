import type { Over } from '../objects/cmdlet-object.ts';
import { borderStandard } from './clean-border.ts';
import { loopbackStandard } from './clean-loopback.ts';
import { noneLoopback, noneStandard } from './clean-outbound.ts';
import { changed, type Draft, without } from './draft.ts';
import type { TenantFixture } from './tenant-fixture.ts';

const inboundRoute = 'mxHERO Inbound Route';
const outboundRoute = 'mxHERO Outbound Route';

function withOutbound(draft: Draft, name: string, over: Over): Draft {
  return { ...draft, outbound: changed(draft.outbound, name, over) };
}

function swapped(): Draft {
  const half = withOutbound(loopbackStandard(), inboundRoute, { SmartHosts: ['smtp.mxhero.com'] });
  return withOutbound(half, outboundRoute, { SmartHosts: ['smtp-in.mxhero.com'] });
}

function connectorGone(): Draft {
  const draft = loopbackStandard();
  return { ...draft, outbound: without(draft.outbound, inboundRoute) };
}

function partnerOnly(): Draft {
  const draft = noneLoopback();
  const partnerPath = withOutbound(draft, outboundRoute, { CloudServicesMailEnabled: false });
  return { ...partnerPath, inbound: without(draft.inbound, 'mxHERO Outbound Return') };
}

function lockdown(): Draft {
  const draft = borderStandard();
  const gateway = {
    Name: 'Only from our gateway',
    Comment: 'Front door lock, do not remove',
    ConnectorType: 'Partner',
    SenderDomains: ['smtp:*;1'],
    SenderIPAddresses: draft.config.gateway?.addresses ?? [],
    RestrictDomainsToIPAddresses: true,
    RequireTls: true,
  };
  const open = changed(draft.inbound, 'mxHERO Tenant Connector', { RestrictDomainsToIPAddresses: false });
  return { ...draft, inbound: [gateway, ...open] };
}

export const brokenConnectors: readonly TenantFixture[] = [
  {
    name: 'endpoints-swapped',
    about: 'The tenant of `clean-loopback-standard`; the smart hosts of the two outbound connectors are swapped.',
    departs: 'mxHERO Office 365 Configuration Guide 2.1, 5.3 and 6.1',
    says: 'A high finding at each of the two connectors: the direction of its rule is not that of its endpoint.',
    expected: { vendor: ['connector/outbound-wrong-endpoint'], verified: ['mail-flow/wrong-endpoint'] },
    draft: swapped(),
  },
  {
    name: 'connector-disabled',
    about:
      'The tenant of `clean-loopback-standard`; the connector to the inbound endpoint is disabled while its rule is active.',
    departs: 'mxHERO Office 365 Configuration Guide 5.3',
    says: 'A high finding at the rule (exchange), which takes the place of the one at the connector (vendor) when both profiles run.',
    expected: {
      vendor: [],
      exchange: ['transport-rule/connector-unresolved'],
      verified: ['mail-flow/broken-route'],
    },
    draft: withOutbound(loopbackStandard(), inboundRoute, { Enabled: false }),
  },
  {
    name: 'connector-gone',
    about:
      'The tenant of `clean-loopback-standard`; somebody deleted the connector to the inbound endpoint, the rule still names it.',
    departs: 'mxHERO Office 365 Configuration Guide 5.3',
    says: 'A high finding at the rule (exchange), which names a connector that is not exported (deleted, or in test mode); it takes the place of the one that no connector leads to the inbound endpoint (vendor).',
    expected: {
      vendor: [],
      exchange: ['transport-rule/connector-unresolved'],
      verified: ['mail-flow/broken-route'],
    },
    draft: connectorGone(),
  },
  {
    name: 'outbound-loopback-partner',
    about:
      'The tenant of `clean-none-loopback` as the guide describes it: Relay Server is the tenant, and outbound mail returns over the Partner connector alone.',
    departs:
      'Microsoft Learn, updated requirements for SMTP relay; mxHERO Office 365 Configuration Guide 6.4 holds that nothing more is needed',
    says: 'A critical finding of the profile exchange: a Partner connector may not relay, returning mail for outside is refused (550 5.7.64).',
    expected: { vendor: [], exchange: ['connector/inbound-return-relay-denied'], verified: ['mail-flow/relay-denied'] },
    draft: partnerOnly(),
  },
  {
    name: 'lockdown-excludes-service',
    about:
      'The tenant of `clean-border-standard`; another connector locks the front door for all but the gateway, although it is the service that delivers.',
    departs: 'Microsoft Learn, manage mail flow using a third-party cloud service, step 4',
    says: 'A critical finding of the profile exchange at "Only from our gateway": mail from the service is refused (550 5.7.51).',
    expected: {
      vendor: [],
      exchange: ['connector/inbound-lockdown-excludes-service'],
      verified: ['mail-flow/arrival-refused'],
    },
    draft: lockdown(),
  },
  {
    name: 'not-rule-scoped',
    about:
      'The tenant of `clean-none-standard`; the connector to the outbound endpoint takes all mail by recipient domain instead of waiting for its rule.',
    departs: 'mxHERO Office 365 Configuration Guide 6.1 (only when a mail flow rule routes to this connector)',
    says: 'A high finding at "mxHERO Outbound Route": mail goes to the service without the header that identifies the tenant.',
    expected: { vendor: ['connector/outbound-not-rule-scoped'], verified: ['mail-flow/implicit-capture'] },
    draft: withOutbound(noneStandard(), outboundRoute, { IsTransportRuleScoped: false, RecipientDomains: ['*'] }),
  },
];
