import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const onlyOutbound = { TransportRule: [routeOutbound()] };

ruleTable(rule, [
  { name: 'guide', state: 'evaluated' },
  {
    name: 'no inbound rule: the fix creates the one of the text, with the value of the outbound rule',
    sections: onlyOutbound,
    findings: [
      {
        message: 'missing',
        subject: '*',
        severity: 'high',
        discriminator: 'inbound',
        text: /^No rule routes inbound mail to mxHERO\..*'smtp-in\.mxhero\.com'/,
        fix: /^\$v = \(Get-TransportRule -Identity 'Route outbound via mxHERO' -ErrorAction Stop\)\.SetHeaderValue; New-TransportRule -Name 'Route inbound mail via mxHERO' -FromScope 'NotInOrganization' -SentToScope 'InOrganization' -RouteMessageOutboundConnector 'mxHERO Inbound Route' -SetHeaderName 'X-mxHero-Transport-Agent' -SetHeaderValue \$v -ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$v$/,
      },
    ],
  },
  {
    name: 'no rules at all: the value is asked for',
    sections: { TransportRule: [] },
    findings: [{ message: 'missing', fix: /^\$v = Read-Host 'Value from the dashboard'; New-TransportRule/ }],
  },
  {
    name: 'no connector either: the fix names the one of the guide',
    sections: { ...onlyOutbound, OutboundConnector: [outboundRoute()] },
    findings: [{ message: 'missing', fix: /-RouteMessageOutboundConnector 'mxHERO Inbound Route'/ }],
  },
  {
    name: 'a connector under another name, and one that is switched off',
    sections: {
      ...onlyOutbound,
      OutboundConnector: [
        inboundRoute({ Name: 'Old', Enabled: false }),
        inboundRoute({ Name: "Hero's" }),
        outboundRoute(),
      ],
    },
    findings: [{ message: 'missing', fix: /-RouteMessageOutboundConnector 'Hero''s'/ }],
  },
  {
    name: 'a connector whose name cannot be copied goes by its Guid',
    sections: {
      ...onlyOutbound,
      OutboundConnector: [
        inboundRoute({ Name: 'x\u202ey', Guid: '0b5f4a5e-0000-4000-8000-00000000beef' }),
        outboundRoute(),
      ],
    },
    findings: [{ message: 'missing', fix: /-RouteMessageOutboundConnector '0b5f4a5e-0000-4000-8000-00000000beef'/ }],
  },
  {
    name: 'the name of the guide is taken by another rule',
    sections: {
      TransportRule: [transportRule({ Name: 'ROUTE inbound mail via mxHERO', PrependSubject: 'x' }), routeOutbound()],
    },
    findings: [{ message: 'missing', fix: /-Name 'Route inbound mail via mxHERO 2'/ }],
  },
  {
    name: 'an inactive rule is there: another finding',
    sections: { TransportRule: [routeInbound({ State: 'Disabled' }), routeOutbound()] },
    state: 'evaluated',
  },
  {
    name: 'a rule that stamps and names a connector that is not exported',
    sections: { TransportRule: [routeInbound({ RouteMessageOutboundConnector: 'Gone' }), routeOutbound()] },
    state: 'evaluated',
  },
  {
    name: 'a rule that routes inbound mail elsewhere',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundRoute({ Name: 'Other', SmartHosts: ['mail.example.com'] }),
      ],
      TransportRule: [
        transportRule({ Name: 'Fax', FromScope: 'NotInOrganization', RouteMessageOutboundConnector: 'Other' }),
        routeOutbound(),
      ],
    },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'a rule without scopes to a connector with the hosts of both directions may be the one',
    sections: {
      OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-in.mxhero.com', 'smtp.mxhero.com'] }), outboundRoute()],
      TransportRule: [routeInbound({ FromScope: null, SentToScope: null }), routeOutbound()],
    },
    gaps: ['FromScope'],
  },
  {
    name: 'a rule whose connector is lost may be the one',
    sections: {
      TransportRule: [transportRule({ Name: 'X', RouteMessageOutboundConnector: { deep: 1 } }), routeOutbound()],
    },
    gaps: ['RouteMessageOutboundConnector'],
  },
  {
    name: 'a connector whose hosts are lost may be the one',
    sections: { ...onlyOutbound, OutboundConnector: [inboundRoute({ SmartHosts: { deep: 1 } }), outboundRoute()] },
    gaps: ['SmartHosts'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  {
    name: 'vendor without a known endpoint',
    config: { overrides: { endpoints: { inbound: null } } },
    gaps: ['endpoints.inbound'],
  },
  {
    name: 'vendor without known scopes: no command',
    sections: onlyOutbound,
    config: { overrides: { rules: { inbound: null } } },
    findings: [{ message: 'missing', fix: /^Create the rule that routes inbound mail to mxHERO\.$/ }],
  },
  {
    name: 'vendor without headers: the rule stamps none and excepts addresses',
    sections: onlyOutbound,
    config: {
      headerValue: null,
      overrides: {
        headers: { tenant: 'none', processed: 'none' },
        guards: { inbound: { required: [], accepted: [] } },
      },
    },
    findings: [
      {
        message: 'missing',
        fix: /^New-TransportRule (?!.*(SetHeader|ExceptIfHeader)).*-ExceptIfSenderIpRanges .*54\.208\.111\.28/,
      },
    ],
  },
  {
    name: 'vendor without headers and known addresses: no command, since the rule would have no exception',
    sections: onlyOutbound,
    config: {
      headerValue: null,
      overrides: { headers: { tenant: 'none', processed: 'none' }, egress: { ipv4: null, ipv6: null } },
    },
    findings: [{ message: 'missing', fix: /^Create the rule that routes inbound mail to mxHERO\.$/ }],
  },
  { name: 'border', config: { inbound: 'border' }, state: 'not-applicable' },
]);

describe('the title of the fix', () => {
  const titles = (sections: Record<string, Record<string, unknown>[]>) =>
    runScene([rule], { sections: { TransportRule: [routeOutbound()], ...sections } }).findings.map(
      ({ fix }) => fix?.title,
    );

  it('says that the connector comes first where there is none', () => {
    expect(titles({ OutboundConnector: [outboundRoute()] })).toEqual([
      'Create the connector first, then the rule that routes inbound mail to mxHERO.',
    ]);
    expect(titles({})).toEqual(['Create the rule that routes inbound mail to mxHERO.']);
  });
});
