import type { Rule } from '../../../src/analyze/rules/rule.ts';
import certificateInert from '../../../rules/connector/inbound-certificate-inert/rule.ts';
import ipForeign from '../../../rules/connector/inbound-ip-foreign/rule.ts';
import ipMissing from '../../../rules/connector/inbound-ip-missing/rule.ts';
import blocksSenders from '../../../rules/connector/inbound-lockdown-blocks-senders/rule.ts';
import excludesService from '../../../rules/connector/inbound-lockdown-excludes-service/rule.ts';
import inboundMissing from '../../../rules/connector/inbound-missing/rule.ts';
import lockdownMissing from '../../../rules/connector/inbound-lockdown-missing/rule.ts';
import unrestricted from '../../../rules/connector/inbound-partner-unrestricted/rule.ts';
import tlsNotRequired from '../../../rules/connector/inbound-tls-not-required/rule.ts';
import typeMismatch from '../../../rules/connector/inbound-type-mismatch/rule.ts';
import catchAll from '../../../rules/connector/outbound-catch-all/rule.ts';
import wizardEdited from '../../../rules/connector/outbound-hybrid-wizard-edited/rule.ts';
import mixed from '../../../rules/connector/outbound-mixed/rule.ts';
import mxRouting from '../../../rules/connector/outbound-mx-routing/rule.ts';
import onPremisesFeatures from '../../../rules/connector/outbound-onpremises-features/rule.ts';
import notRuleScoped from '../../../rules/connector/outbound-not-rule-scoped/rule.ts';
import superfluous from '../../../rules/connector/outbound-superfluous/rule.ts';
import tlsDomain from '../../../rules/connector/outbound-tls-domain-mismatch/rule.ts';
import inboundEndpointMissing from '../../../rules/connector/outbound-to-inbound-endpoint-missing/rule.ts';
import outboundEndpointMissing from '../../../rules/connector/outbound-to-outbound-endpoint-missing/rule.ts';
import unknownEndpoint from '../../../rules/connector/outbound-unknown-endpoint/rule.ts';
import wrongEndpoint from '../../../rules/connector/outbound-wrong-endpoint/rule.ts';
import leftover from '../../../rules/routing/vendor-leftover/rule.ts';
import unresolved from '../../../rules/transport-rule/connector-unresolved/rule.ts';
import {
  egress,
  inboundRoute,
  outboundRoute,
  routeInbound,
  routeOutbound,
  tenantConnector,
} from '../../helpers/mxhero.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import type { Scene } from '../../helpers/run-rule.ts';

const lookalike: Scene = {
  sections: { OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'] }), outboundRoute()] },
};

const checkedName = { TlsSettings: 'DomainValidation', TlsDomain: 'smtp-in.mxhero.com' };

const behindGateway: Scene = { config: { inbound: 'border' } };
const locking = (over: Over) => tenantConnector({ RestrictDomainsToIPAddresses: true, ...over });

/** A connector to the service beside those of the guide, which no rule names. */
const unnamed = (over: Over): Scene => ({
  sections: { OutboundConnector: [inboundRoute(), outboundRoute(), outboundRoute({ Name: 'Old', ...over })] },
});

/** Scenes in which two rules about connectors see one cause: the higher rule, the lower one. */
export const connectorPairs: readonly (readonly [string, Rule, Rule, Scene])[] = [
  [
    'a disabled connector of an active rule, inbound',
    unresolved,
    inboundEndpointMissing,
    { sections: { OutboundConnector: [inboundRoute({ Enabled: false }), outboundRoute()] } },
  ],
  [
    'a connector in test mode of an active rule, outbound',
    unresolved,
    outboundEndpointMissing,
    { sections: { OutboundConnector: [inboundRoute(), outboundRoute({ TestMode: true })] } },
  ],
  ['a suspect connector, inbound', unknownEndpoint, inboundEndpointMissing, lookalike],
  [
    'a suspect connector, outbound',
    unknownEndpoint,
    outboundEndpointMissing,
    { sections: { OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: ['gmail-out.mxhero.com'] })] } },
  ],
  [
    'both rules at one connector',
    wrongEndpoint,
    mixed,
    {
      sections: {
        TransportRule: [routeInbound({ RouteMessageOutboundConnector: 'mxHERO Outbound Route' }), routeOutbound()],
      },
    },
  ],
  [
    'a second connector to an endpoint, which a rule of the other direction uses',
    wrongEndpoint,
    superfluous,
    {
      sections: {
        OutboundConnector: [inboundRoute({ SmartHosts: ['smtp.mxhero.com'] }), outboundRoute()],
      },
    },
  ],
  [
    'a connector that no rule names and that takes no mail, not for rules only',
    superfluous,
    notRuleScoped,
    unnamed({ IsTransportRuleScoped: false }),
  ],
  ['for rules only, but no rule names it', superfluous, notRuleScoped, unnamed({ RecipientDomains: ['*'] })],
  [
    'a connector that no rule names and that takes mail by itself',
    notRuleScoped,
    superfluous,
    unnamed({ IsTransportRuleScoped: false, RecipientDomains: ['*'] }),
  ],
  [
    'both rules at the only connector, whose mending creates the other one',
    wrongEndpoint,
    outboundEndpointMissing,
    {
      sections: {
        OutboundConnector: [inboundRoute()],
        TransportRule: [routeInbound(), routeOutbound({ RouteMessageOutboundConnector: 'mxHERO Inbound Route' })],
      },
    },
  ],
  [
    'the same for inbound mail',
    wrongEndpoint,
    inboundEndpointMissing,
    {
      sections: {
        OutboundConnector: [outboundRoute()],
        TransportRule: [routeInbound({ RouteMessageOutboundConnector: 'mxHERO Outbound Route' }), routeOutbound()],
      },
    },
  ],
  [
    'a connector of a stamping rule by MX and without host, outbound',
    mxRouting,
    outboundEndpointMissing,
    { sections: { OutboundConnector: [inboundRoute(), outboundRoute({ UseMXRecord: true, SmartHosts: [] })] } },
  ],
  [
    'the same, inbound, with the host of somebody else',
    mxRouting,
    inboundEndpointMissing,
    {
      sections: {
        OutboundConnector: [inboundRoute({ UseMXRecord: true, SmartHosts: ['mail.fabrikam.com'] }), outboundRoute()],
      },
    },
  ],
  [
    'a name for the certificate that fits the host which was meant',
    unknownEndpoint,
    tlsDomain,
    {
      sections: {
        OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'], ...checkedName }), outboundRoute()],
      },
    },
  ],
  [
    'a name for the certificate that fits the host of the right direction',
    wrongEndpoint,
    tlsDomain,
    {
      sections: {
        OutboundConnector: [inboundRoute({ SmartHosts: ['smtp.mxhero.com'], ...checkedName }), outboundRoute()],
      },
    },
  ],
  [
    'a connector of the hybrid wizard with its settings',
    wizardEdited,
    onPremisesFeatures,
    {
      sections: {
        OutboundConnector: [
          inboundRoute(),
          outboundRoute({ ConnectorSource: 'HybridWizard', ConnectorType: 'OnPremises', AllAcceptedDomains: true }),
        ],
      },
    },
  ],
  [
    'a connector to a service that nobody declared, which takes all outgoing mail',
    catchAll,
    leftover,
    {
      known: [
        {
          id: 'fabrikam',
          name: 'Fabrikam Mail',
          domains: ['fabrikam.com'],
          endpoints: { inbound: ['in.fabrikam.com'], outbound: ['out.fabrikam.com'], retired: [] },
          egress: { ipv4: ['203.0.113.7'] },
          arc: { sealer: 'fabrikam.com' },
          spf: { include: '_spf.fabrikam.com' },
          headers: { tenant: null, processed: null },
        },
      ],
      sections: {
        OutboundConnector: [
          inboundRoute(),
          outboundRoute(),
          outboundConnector({
            Name: 'All',
            SmartHosts: ['out.fabrikam.com'],
            IsTransportRuleScoped: false,
            RecipientDomains: ['*'],
          }),
        ],
      },
    },
  ],
  [
    'own servers and the service on one connector of type OnPremises',
    typeMismatch,
    ipForeign,
    {
      sections: {
        InboundConnector: [
          tenantConnector({ ConnectorType: 'OnPremises', SenderIPAddresses: [...egress, '198.51.100.4'] }),
        ],
      },
    },
  ],
  [
    'a lock that lacks an address of the service',
    excludesService,
    ipMissing,
    { ...behindGateway, sections: { InboundConnector: [locking({ SenderIPAddresses: egress.slice(1) })] } },
  ],
  [
    'the same, in two parts',
    excludesService,
    ipMissing,
    {
      ...behindGateway,
      sections: {
        InboundConnector: [
          locking({ Name: 'First', SenderIPAddresses: egress.slice(0, 3) }),
          locking({ Name: 'Second', SenderIPAddresses: egress.slice(3, 7) }),
        ],
      },
    },
  ],
  [
    'a lock for a gateway that is gone, without the service',
    blocksSenders,
    excludesService,
    { sections: { InboundConnector: [locking({ Name: 'Old gateway', SenderIPAddresses: ['203.0.113.7'] })] } },
  ],
  [
    'a certificate and no TLS on the connector of the service',
    tlsNotRequired,
    certificateInert,
    {
      sections: {
        InboundConnector: [tenantConnector({ RequireTls: false, TlsSenderCertificateName: 'relay.contoso.com' })],
      },
    },
  ],
  [
    'a restriction to a certificate without its name',
    certificateInert,
    unrestricted,
    { sections: { InboundConnector: [tenantConnector({ RestrictDomainsToCertificate: true })] } },
  ],
  [
    'a gateway whose own connector refuses nobody',
    lockdownMissing,
    unrestricted,
    {
      config: { inbound: 'border', overrides: { return: { restrict: true } } },
      dns: { 'contoso.com': { MX: [[10, 'mx.gateway.example.com']] } },
    },
  ],
  [
    'the connector of the guide without its addresses',
    inboundMissing,
    unrestricted,
    { sections: { InboundConnector: [tenantConnector({ SenderIPAddresses: [] })] } },
  ],
  [
    'a lock that is disabled',
    inboundMissing,
    lockdownMissing,
    {
      config: { inbound: 'border' },
      sections: { InboundConnector: [locking({ Enabled: false })] },
      dns: { 'contoso.com': { MX: [[10, 'mx.gateway.example.com']] } },
    },
  ],
  [
    'the connector of a service that is gone',
    leftover,
    unrestricted,
    {
      known: [{ id: 'former', domains: ['former.example.com'], egress: { ipv4: ['198.51.100.9'] } }],
      sections: { InboundConnector: [tenantConnector({ Name: 'Former', SenderIPAddresses: ['198.51.100.9'] })] },
    },
  ],
];
