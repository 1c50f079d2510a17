import type { Rule } from '../../../src/analyze/rules/rule.ts';
import ipForeign from '../../../rules/connector/inbound-ip-foreign/rule.ts';
import typeMismatch from '../../../rules/connector/inbound-type-mismatch/rule.ts';
import mixed from '../../../rules/connector/outbound-mixed/rule.ts';
import mxRouting from '../../../rules/connector/outbound-mx-routing/rule.ts';
import superfluous from '../../../rules/connector/outbound-superfluous/rule.ts';
import inboundEndpointMissing from '../../../rules/connector/outbound-to-inbound-endpoint-missing/rule.ts';
import outboundEndpointMissing from '../../../rules/connector/outbound-to-outbound-endpoint-missing/rule.ts';
import unknownEndpoint from '../../../rules/connector/outbound-unknown-endpoint/rule.ts';
import wrongEndpoint from '../../../rules/connector/outbound-wrong-endpoint/rule.ts';
import unresolved from '../../../rules/transport-rule/connector-unresolved/rule.ts';
import {
  egress,
  inboundRoute,
  outboundRoute,
  routeInbound,
  routeOutbound,
  tenantConnector,
} from '../../helpers/mxhero.ts';
import type { Scene } from '../../helpers/run-rule.ts';

const lookalike: Scene = {
  sections: { OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'] }), outboundRoute()] },
};

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
];
