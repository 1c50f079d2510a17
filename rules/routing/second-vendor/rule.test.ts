import { outboundRoute } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const signatureHost = 'out.fabrikam.com';
const signatures = {
  vendor: 'heimdal',
  id: 'signatures',
  inbound: 'none',
  outbound: 'loopback',
  overrides: { endpoints: { inbound: ['in.fabrikam.com'], outbound: [signatureHost] } },
};
const archive = { vendor: 'mxhero', id: 'archive', inbound: 'none', outbound: 'standard' };
const services = [archive, signatures];
const order = { outbound: ['signatures', 'archive'] };

const signatureRoute = outboundConnector({
  Name: 'Signatures',
  SmartHosts: [signatureHost],
  UseMXRecord: false,
  IsTransportRuleScoped: true,
});
const OutboundConnector = [outboundRoute(), signatureRoute];

type Over = Readonly<Record<string, unknown>>;
const toArchive = (over: Over = {}) =>
  transportRule({
    Name: 'To archive',
    Priority: 0,
    FromScope: 'InOrganization',
    RouteMessageOutboundConnector: 'mxHERO Outbound Route',
    ...over,
  });
const toSignatures = (over: Over = {}) =>
  transportRule({
    Name: 'To signatures',
    Priority: 1,
    FromScope: 'InOrganization',
    RouteMessageOutboundConnector: 'Signatures',
    ...over,
  });
const scene = (TransportRule: readonly Over[], connectors: readonly Over[] = OutboundConnector) => ({
  TransportRule,
  OutboundConnector: connectors,
});
const both = scene([toArchive(), toSignatures()]);
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
        discriminator: 'outbound archive signatures',
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
    findings: [{ ...undeclared, discriminator: 'inbound archive signatures', text: /inbound mail/ }],
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
    findings: [undeclared],
  },
  {
    name: 'the declared order is kept: the first one is evaluated last and nothing stops',
    declared: { services, order },
    sections: both,
    state: 'evaluated',
  },
  {
    name: 'the declared order is kept: the first one stops',
    declared: { services, order },
    sections: scene([toSignatures({ Priority: 0, StopRuleProcessing: true }), toArchive({ Priority: 1 })]),
    state: 'evaluated',
  },
  {
    name: 'against the order: the second one stops',
    declared: { services, order },
    sections: scene([toSignatures(), toArchive({ StopRuleProcessing: true })]),
    findings: [
      {
        message: 'contradicts',
        severity: 'medium',
        subject: 'archive',
        text: /^Service mxHERO gets outbound mail before Heimdal, .* 'To archive' and 'To signatures', the one that is evaluated first/,
        fix: /^Give the rule of the first service the smaller priority/,
      },
    ],
  },
  {
    name: 'against the order: the second one is evaluated last',
    declared: { services, order },
    sections: scene([toArchive({ Priority: 5 }), toSignatures({ Priority: 3 })]),
    findings: [
      {
        message: 'likely',
        severity: 'medium',
        subject: 'archive',
        text: /^Service mxHERO probably gets outbound mail before Heimdal, .* 'To signatures' and 'To archive'/,
      },
    ],
  },
  {
    name: 'a declared order of rules that never meet',
    declared: { services, order },
    sections: scene([
      toArchive({ StopRuleProcessing: true, SenderDomainIs: ['contoso.com'] }),
      toSignatures({ SenderDomainIs: ['fabrikam.com'] }),
    ]),
    state: 'evaluated',
  },
  {
    name: 'three services: each is held against the next one',
    declared: {
      services: [
        ...services,
        {
          ...signatures,
          id: 'banner',
          overrides: { endpoints: { inbound: ['in.example.com'], outbound: ['out.example.com'] } },
        },
      ],
      order: { outbound: ['archive', 'banner', 'signatures'] },
    },
    sections: scene(
      [
        toArchive({ StopRuleProcessing: true }),
        toSignatures({ StopRuleProcessing: true }),
        toSignatures({ Name: 'To banner', Priority: 2, RouteMessageOutboundConnector: 'Banner' }),
      ],
      [
        ...OutboundConnector,
        outboundConnector({
          Name: 'Banner',
          SmartHosts: ['out.example.com'],
          UseMXRecord: false,
          IsTransportRuleScoped: true,
        }),
      ],
    ),
    findings: [{ message: 'contradicts', subject: 'signatures', text: /'To signatures' and 'To banner'/ }],
  },
  {
    name: 'whether the earlier one stops is not known',
    declared: { services, order },
    sections: scene([toArchive({ StopRuleProcessing: undefined }), toSignatures()]),
    gaps: ['StopRuleProcessing'],
  },
  {
    name: 'the priority is not known',
    declared: { services, order },
    sections: scene([toArchive({ Priority: 'first' }), toSignatures()]),
    gaps: ['Priority'],
  },
  {
    name: 'whether a rule is active is not known',
    declared: { services, order },
    sections: scene([toArchive({ State: undefined }), toSignatures()]),
    gaps: ['State'],
  },
  {
    name: 'a routing that the evidence leaves open',
    declared: { services: [archive, { ...signatures, outbound: undefined }] },
    sections: scene(
      [toArchive()],
      [outboundRoute(), outboundConnector({ Name: 'Lost', SmartHosts: 'System.Object[]' })],
    ),
    gaps: ['outbound routing'],
  },
  {
    name: 'rules not exported',
    declared: { services },
    sections: { TransportRule: null },
    gaps: ['TransportRule'],
  },
]);
