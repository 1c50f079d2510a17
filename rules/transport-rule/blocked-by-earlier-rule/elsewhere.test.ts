import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleBefore } from '../../../test/helpers/rule-order.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { signatureHost, twoServices } from '../../../test/helpers/two-services.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const outbound = 'Route outbound via mxHERO';
const stop = { StopRuleProcessing: true };
const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const partner = { SenderDomainIs: ['fabrikam.com'] };
const away = { RouteMessageOutboundConnector: 'Signatures' };

/** Another rule before the two routing rules. */
function before(over: Over, route: Over = {}, leaving: Over = {}) {
  return {
    OutboundConnector: [
      inboundRoute(),
      outboundRoute(),
      outboundConnector({ Name: 'Signatures', SmartHosts: [signatureHost], UseMXRecord: false }),
    ],
    TransportRule: ruleBefore(over, route, leaving),
  };
}

ruleTable(rule, [
  {
    name: 'routes to another connector and waits for the mail to come back',
    sections: before({
      ...inward,
      ...away,
      ...stop,
      ExceptIfHeaderContainsMessageHeader: 'X-Signed',
      ExceptIfHeaderContainsWords: ['yes'],
    }),
    findings: [
      {
        message: 'elsewhere',
        severity: 'low',
        text: /routes to another connector and stops \(Other\)\. .* only if it comes back/,
        fix: /-Priority 0$/,
      },
    ],
  },
  {
    name: 'routes to another connector and waits for the mail, known by addresses',
    sections: before({ ...inward, ...away, ...stop, ExceptIfSenderIpRanges: ['192.0.2.0/24'] }),
    findings: [{ message: 'elsewhere' }],
  },
  {
    name: 'the same, known by a pattern',
    sections: before({
      ...inward,
      ...away,
      ...stop,
      ExceptIfHeaderMatchesMessageHeader: 'X-Signed',
      ExceptIfHeaderMatchesPatterns: ['.'],
    }),
    findings: [{ message: 'elsewhere' }],
  },
  {
    name: 'routes to another connector, waits for the mail, but holds a part of it',
    sections: before({ ...inward, ...away, ...stop, Quarantine: true, ExceptIfSenderIpRanges: ['192.0.2.0/24'] }),
    findings: [{ message: 'met' }],
  },
  {
    name: 'a blank connector is none',
    sections: before({
      ...inward,
      ...stop,
      RouteMessageOutboundConnector: ' ',
      ExceptIfSenderIpRanges: ['192.0.2.0/24'],
    }),
    findings: [{ message: 'met' }],
  },
  {
    name: 'routes to another connector without waiting',
    sections: before({ ...inward, ...partner, ...away, ...stop }),
    findings: [{ message: 'met' }],
  },
  {
    name: 'routes to another connector, excepts senders only',
    sections: before({ ...inward, ...away, ...stop, ExceptIfFrom: ['alice@contoso.com'] }),
    findings: [{ message: 'met' }],
  },
  {
    name: 'routes to another connector and redirects',
    sections: before({
      ...inward,
      ...away,
      RedirectMessageTo: ['bob@contoso.com'],
      ExceptIfSenderIpRanges: ['192.0.2.0/24'],
    }),
    findings: [{ message: 'met' }],
  },
  {
    name: 'excepts a header but routes nowhere',
    sections: before({ ...inward, ...stop, ExceptIfSenderIpRanges: ['192.0.2.0/24'] }),
    findings: [{ message: 'met' }],
  },
  {
    name: 'another service in the path takes the mail first and brings it back',
    sections: before({ ...inward, ...stop, RouteMessageOutboundConnector: 'Signatures' }),
    declared: { services: twoServices('loopback') },
    state: 'evaluated',
  },
  {
    name: 'the same where that service has another rule',
    sections: {
      ...before({ ...inward, ...stop, ...away }),
      TransportRule: [
        ...before({ ...inward, ...stop, ...away }).TransportRule,
        transportRule({ Name: 'Sign too', Priority: 3, FromScope: 'InOrganization', ...away, State: 'Disabled' }),
      ],
    },
    declared: { services: twoServices('standard') },
    state: 'evaluated',
  },
  {
    name: 'another service in the path delivers the mail itself',
    sections: before({ FromScope: 'InOrganization', ...stop, RouteMessageOutboundConnector: 'Signatures' }),
    declared: { services: twoServices('standard') },
    findings: [{ message: 'covered', subject: outbound }],
  },
  {
    name: 'routes a part and stops: the routing rule in front would only conflict with it',
    sections: before({ ...inward, ...partner, ...away, ...stop }),
    findings: [{ message: 'met', fix: /^Decide which way this mail takes: declare under "exclude"/ }],
  },
  {
    name: 'routes all mail and stops: the same',
    sections: before({ ...inward, ...away, ...stop }),
    findings: [{ message: 'covered', fix: /^Decide which way this mail takes/ }],
  },
]);
