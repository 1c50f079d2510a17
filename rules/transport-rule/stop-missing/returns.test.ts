import { routeInbound, routeOutbound, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleBehind } from '../../../test/helpers/rule-order.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const stop = { StopRuleProcessing: true };
const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const banner = { ...inward, PrependSubject: '[External] ' };

/** Another rule behind the two routing rules. */
function behind(over: Over, leaving: Over = {}) {
  return {
    TransportRule: ruleBehind(over, {}, leaving),
  };
}

ruleTable(rule, [
  {
    name: 'a banner on all mail: twice on mail that comes back, once on mail that leaves',
    sections: behind({ PrependSubject: 'x' }),
    findings: [
      {
        message: 'twice',
        subject: inbound,
        text: /: Other\./,
        related: [/^Other, .*: A later rule that acts on the mail/],
      },
      {
        message: 'once',
        subject: outbound,
        text: /: Other\./,
        related: [/^Other, .*: A later rule that acts on the mail/],
      },
    ],
  },
  {
    name: 'a spam confidence level on all mail: told of the mail that leaves alone, since twice is the same',
    sections: behind({ SetSCL: 0 }),
    findings: [{ message: 'once', subject: outbound }],
  },
  {
    name: 'a text that one of the routing rules excepts: told of the other one',
    sections: behind(
      { PrependSubject: 'x', SubjectContainsWords: ['invoice'] },
      { ExceptIfSubjectContainsWords: ['invoice'] },
    ),
    findings: [{ message: 'twice', subject: inbound }],
  },
  {
    name: 'outbound loopback: what comes back over a Partner connector counts as from outside',
    sections: behind({ PrependSubject: 'x', FromScope: 'InOrganization' }),
    config: { outbound: 'loopback' },
    state: 'evaluated',
  },
  {
    name: 'outbound loopback: a rule that does not ask for the sender',
    sections: behind({ PrependSubject: 'x', SentToScope: 'NotInOrganization' }),
    config: { outbound: 'loopback' },
    findings: [{ message: 'twice', subject: outbound, severity: 'low', fix: /-StopRuleProcessing \$true$/ }],
  },
  ...(
    [
      ['keeps the headers of the organization', { CloudServicesMailEnabled: true }],
      ['has own senders count as inside', { TreatMessagesAsInternal: true }],
      ['may keep the headers', { CloudServicesMailEnabled: { deep: 1 } }],
    ] as const satisfies readonly (readonly [string, Over])[]
  ).map(([name, over]): Row => ({
    name: `outbound loopback: the return ${name}`,
    sections: {
      ...behind({ PrependSubject: 'x', FromScope: 'InOrganization' }),
      InboundConnector: [tenantConnector({ ConnectorType: 'OnPremises', ...over })],
    },
    config: { outbound: 'loopback' },
    findings: [
      {
        message: 'twice',
        subject: outbound,
        fix: /^First move in front of the rule those later ones/,
        related: [/^Other, .*: A later rule that acts on the mail/],
      },
    ],
  })),
  {
    name: 'a later rule by the address of a server would never act behind a stop',
    sections: {
      TransportRule: [
        routeInbound({ Priority: 0 }),
        transportRule({ Name: 'Banner', Priority: 1, ...banner }),
        transportRule({ Name: 'Scanner', Priority: 2, SenderIpRanges: ['203.0.113.20'], SetSCL: -1 }),
        routeOutbound({ Priority: 3, ...stop }),
      ],
    },
    findings: [
      {
        message: 'twice',
        text: /: Banner\./,
        fix: /because of the address it then comes from/,
        related: [
          /^Banner, .*: A later rule that acts on the mail/,
          /^Scanner, .*: A later rule that would no longer act/,
        ],
      },
    ],
  },
  {
    name: 'a later report by the address of a server would never be made behind a stop',
    sections: {
      TransportRule: [
        routeInbound({ Priority: 0 }),
        transportRule({ Name: 'Banner', Priority: 1, ...banner }),
        transportRule({
          Name: 'Report',
          Priority: 2,
          SenderIpRanges: ['203.0.113.20'],
          GenerateIncidentReport: 'alice@contoso.com',
        }),
        routeOutbound({ Priority: 3, ...stop }),
      ],
    },
    findings: [
      {
        message: 'twice',
        text: /: Banner\./,
        fix: /^First move/,
        related: [/^Banner, /, /^Report, .*would no longer act/],
      },
    ],
  },
]);
