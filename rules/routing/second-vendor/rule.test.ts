import { inboundRoute, outboundRoute, routeInbound } from '../../../test/helpers/mxhero.ts';
import {
  archive,
  banner,
  bannerRoute,
  both,
  order,
  OutboundConnector,
  scene,
  services,
  signatureRoute,
  signatures,
  signatureSettings,
  toArchive,
  toBanner,
  toSignatures,
} from '../../../test/helpers/archive-and-signatures.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const undeclared = { message: 'undeclared', severity: 'medium', subject: 'signatures' } as const;

ruleTable(rule, [
  { name: 'one service', state: 'not-applicable' },
  {
    name: 'two services in the same direction, order not declared',
    declared: { services },
    sections: both,
    findings: [
      {
        ...undeclared,
        kind: 'Service',
        discriminator: 'outbound archive signatures',
        place: '/TransportRule/0/Priority',
        related: [
          /^To archive, .*\/Priority: This rule routes to mxHERO\.$/,
          /^To signatures, .*\/Priority: This rule routes to Heimdal\.$/,
        ],
        text: /^Services mxHERO and Heimdal all take outbound mail|^Services mxHERO, Heimdal all take outbound mail/,
        fix: /^Declare under "order" of the configuration/,
      },
    ],
  },
  {
    name: 'both inbound',
    declared: {
      services: [
        { ...archive, inbound: 'loopback', outbound: 'none' },
        { ...signatures, inbound: 'loopback', outbound: 'none' },
      ],
    },
    sections: scene([]),
    findings: [
      {
        ...undeclared,
        discriminator: 'inbound archive signatures',
        place: '/services/1',
        text: /inbound mail/,
        related: [],
      },
    ],
  },
  {
    name: 'a service that takes mail of both directions: told of the rules of the shared one',
    declared: { services: [{ ...archive, inbound: 'loopback' }, signatures] },
    sections: scene(
      [routeInbound({ Priority: 0 }), toSignatures({ Priority: 1 }), toArchive({ Priority: 2 })],
      [inboundRoute(), ...OutboundConnector],
    ),
    findings: [{ ...undeclared, place: '/TransportRule/1/Priority', related: [/^To archive/, /^To signatures/] }],
  },
  {
    name: 'three services: told of the last one, with the rules of all',
    declared: { services: [...services, banner] },
    sections: scene([toBanner({ Priority: 2 }), toSignatures(), toArchive()], [...OutboundConnector, bannerRoute]),
    findings: [
      {
        ...undeclared,
        subject: 'banner',
        discriminator: 'outbound archive signatures banner',
        place: '/TransportRule/2/Priority',
        related: [/^To archive/, /^To signatures/, /^To banner/],
      },
    ],
  },
  {
    name: 'three services, of which one shares no message with the others: told of the two',
    declared: { services: [...services, banner] },
    sections: scene(
      [
        toArchive({ SenderDomainIs: ['contoso.com'] }),
        toSignatures({ SenderDomainIs: ['contoso.com'] }),
        toBanner({ SenderDomainIs: ['fabrikam.com'] }),
      ],
      [...OutboundConnector, bannerRoute],
    ),
    findings: [{ ...undeclared, discriminator: 'outbound archive signatures' }],
  },
  {
    name: 'two rules of each service, of which one of each can match the same message',
    declared: { services },
    sections: scene([
      toArchive({ SenderDomainIs: ['contoso.com'] }),
      toArchive({ Name: 'To archive 2', Priority: 1, SenderDomainIs: ['example.com'] }),
      toSignatures({ Priority: 2, SenderDomainIs: ['fabrikam.com'] }),
      toSignatures({ Name: 'To signatures 2', Priority: 3, SenderDomainIs: ['example.com'] }),
    ]),
    findings: [undeclared],
  },
  {
    name: 'one in each direction',
    declared: { services: [{ ...archive, inbound: 'loopback', outbound: 'none' }, signatures] },
    sections: both,
    state: 'not-applicable',
  },
  {
    name: 'a gateway before a loopback: the MX is the order',
    declared: {
      services: [
        { vendor: 'hornetsecurity', inbound: 'border', outbound: 'none' },
        { ...archive, inbound: 'loopback', outbound: 'standard' },
      ],
    },
    state: 'not-applicable',
  },
  {
    name: 'the order declares only one of them',
    declared: { services, order: { outbound: ['archive'] } },
    sections: both,
    findings: [undeclared],
  },
  {
    name: 'the order of the other direction',
    declared: { services, order: { inbound: ['archive', 'signatures'] } },
    sections: both,
    findings: [undeclared],
  },
  {
    name: 'rules that no message can match at once',
    declared: { services },
    sections: scene([
      toArchive({ SenderDomainIs: ['contoso.com'] }),
      toSignatures({ SenderDomainIs: ['fabrikam.com'] }),
    ]),
    state: 'evaluated',
  },
  {
    name: 'such rules, but a connector takes mail by itself',
    declared: { services },
    sections: scene(
      [toArchive({ SenderDomainIs: ['contoso.com'] }), toSignatures({ SenderDomainIs: ['fabrikam.com'] })],
      [outboundRoute(), { ...signatureRoute, IsTransportRuleScoped: false }],
    ),
    findings: [undeclared],
  },
  {
    name: 'such rules, and one of two connectors of a service takes mail by itself',
    declared: { services },
    sections: scene(
      [toArchive({ SenderDomainIs: ['contoso.com'] }), toSignatures({ SenderDomainIs: ['fabrikam.com'] })],
      [
        outboundRoute(),
        signatureRoute,
        outboundConnector({ ...signatureSettings, Name: 'All mail', IsTransportRuleScoped: false }),
      ],
    ),
    findings: [undeclared],
  },
  {
    name: 'such rules, and the connector that takes mail by itself is disabled',
    declared: { services },
    sections: scene(
      [toArchive({ SenderDomainIs: ['contoso.com'] }), toSignatures({ SenderDomainIs: ['fabrikam.com'] })],
      [outboundRoute(), { ...signatureRoute, IsTransportRuleScoped: false, Enabled: false }],
    ),
    state: 'evaluated',
  },
  {
    name: 'one of them is declared and has no active rule',
    declared: { services },
    sections: scene([toArchive(), toSignatures({ State: 'Disabled', SenderDomainIs: ['fabrikam.com'] })]),
    findings: [{ ...undeclared, discriminator: 'outbound archive signatures', related: [/^To archive/] }],
  },
  {
    name: 'a routing that the evidence leaves open',
    declared: { services: [archive, { ...signatures, outbound: undefined }] },
    sections: scene(
      [toArchive()],
      [outboundRoute(), outboundConnector({ Name: 'Lost', SmartHosts: 'System.Object[]' })],
    ),
    gaps: ['outbound routing'],
    why: /^undetermined It can be \w+ or .*\. declare "outbound" of the service/,
  },
  {
    name: 'a routing that the evidence leaves open, of a service that the order names',
    declared: { services: [archive, { ...signatures, outbound: undefined }], order },
    sections: scene(
      [toArchive()],
      [outboundRoute(), outboundConnector({ Name: 'Lost', SmartHosts: 'System.Object[]' })],
    ),
    state: 'evaluated',
  },
  {
    name: 'rules not exported',
    declared: { services },
    sections: { TransportRule: null },
    gaps: ['TransportRule'],
  },
]);
