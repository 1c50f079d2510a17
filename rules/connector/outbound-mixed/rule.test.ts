import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const both = { SmartHosts: ['smtp-in.mxhero.com', 'SMTP.mxhero.com.'] };
const viaOutbound = { RouteMessageOutboundConnector: 'mxHERO Outbound Route' };
const viaInbound = { RouteMessageOutboundConnector: 'mxHERO Inbound Route' };

ruleTable(rule, [
  { name: 'one connector for each direction', state: 'evaluated' },
  {
    name: 'the two aliases of one endpoint',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: ['smtp.mxhero.com', 'smtp-relay.mxhero.com'] })],
    },
    state: 'evaluated',
  },
  {
    name: 'hosts of both endpoints, used for inbound mail: the outbound host goes',
    sections: { OutboundConnector: [inboundRoute(both), outboundRoute()] },
    findings: [
      {
        message: 'endpoints',
        subject: 'mxHERO Inbound Route',
        property: 'SmartHosts',
        severity: 'high',
        text: /both directions: smtp-in\.mxhero\.com, SMTP\.mxhero\.com\.\. /,
        fix: /^\$l = @\(\(Get-OutboundConnector -Identity 'mxHERO Inbound Route' -ErrorAction Stop\)\.SmartHosts\) \| Where-Object \{ \$_ -and \$_ -notin 'SMTP\.mxhero\.com\.' \}/,
      },
    ],
  },
  {
    name: 'hosts of both endpoints, used for outbound mail: the inbound host goes',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute(both)] },
    findings: [{ message: 'endpoints', subject: 'mxHERO Outbound Route', fix: /-notin 'smtp-in\.mxhero\.com' \}/ }],
  },
  {
    name: 'hosts of both endpoints, rules of both directions: one finding, the outbound rule moves',
    sections: {
      OutboundConnector: [inboundRoute(both)],
      TransportRule: [routeInbound(), routeOutbound(viaInbound)],
    },
    findings: [
      {
        message: 'endpoints',
        fix: /^New-OutboundConnector -Name 'mxHERO Outbound Route' .*; Set-TransportRule -Identity 'Route outbound via mxHERO' -RouteMessageOutboundConnector 'mxHERO Outbound Route'; \$l = .* -notin 'SMTP\.mxhero\.com\.' /,
      },
    ],
  },
  {
    name: 'the same with a connector of its own at hand',
    sections: {
      OutboundConnector: [inboundRoute(both), outboundRoute()],
      TransportRule: [routeInbound(), routeOutbound(viaInbound)],
    },
    findings: [
      {
        message: 'endpoints',
        fix: /^Set-TransportRule -Identity 'Route outbound via mxHERO' -RouteMessageOutboundConnector 'mxHERO Outbound Route'; \$l = /,
      },
    ],
  },
  {
    name: 'hosts of both endpoints, no rule: nothing says which one to keep',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute(), outboundConnector({ Name: 'Old', ...both })] },
    findings: [{ message: 'endpoints', subject: 'Old', fix: /^Use one connector for each direction\.$/ }],
  },
  {
    name: 'rules of both directions at one endpoint',
    sections: { TransportRule: [routeInbound(viaOutbound), routeOutbound()] },
    findings: [
      {
        message: 'rules',
        subject: 'mxHERO Outbound Route',
        severity: 'high',
        text: /serves rules of both directions: Route inbound mail via mxHERO, Route outbound via mxHERO\. /,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -RouteMessageOutboundConnector 'mxHERO Inbound Route'$/,
      },
    ],
  },
  {
    name: 'a host beside the endpoint',
    sections: {
      OutboundConnector: [
        inboundRoute({ SmartHosts: ['smtp-in.mxhero.com', 'mail.fabrikam.com', '192.0.2.1'] }),
        outboundRoute(),
      ],
    },
    findings: [
      {
        message: 'foreign',
        subject: 'mxHERO Inbound Route',
        property: 'SmartHosts',
        text: /beside the endpoints of mxHERO: mail\.fabrikam\.com, 192\.0\.2\.1\. /,
        fix: /-notin 'mail\.fabrikam\.com','192\.0\.2\.1' \}/,
      },
    ],
  },
  {
    name: 'a host of the service that is no endpoint',
    sections: {
      OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-in.mxhero.com', 'smtp-in2.mxhero.com'] }), outboundRoute()],
    },
    findings: [{ message: 'foreign', text: /smtp-in2\.mxhero\.com/ }],
  },
  {
    name: 'both endpoints and another host: two causes',
    sections: {
      OutboundConnector: [inboundRoute({ SmartHosts: [...both.SmartHosts, 'mail.fabrikam.com'] }), outboundRoute()],
    },
    findings: [
      { message: 'endpoints', text: /smtp-in\.mxhero\.com, SMTP\.mxhero\.com\.\. / },
      { message: 'foreign', text: /: mail\.fabrikam\.com\. / },
    ],
  },
  {
    name: 'several hosts of somebody else',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundConnector({ Name: 'Gateway', SmartHosts: ['a.example.com', 'b.example.com'] }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'a suspect connector with several hosts is the matter of another rule',
    sections: {
      OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com', 'mail.fabrikam.com'] }), outboundRoute()],
    },
    state: 'evaluated',
  },
  {
    name: 'hosts lost',
    sections: { OutboundConnector: [inboundRoute(both), outboundRoute({ SmartHosts: 'System.Object[]' })] },
    findings: [{ message: 'endpoints', subject: 'mxHERO Inbound Route' }],
    gaps: ['SmartHosts'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'endpoint unknown', config: { overrides: { endpoints: { outbound: null } } }, gaps: ['endpoints.outbound'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);

describe('connector/outbound-mixed, context', () => {
  it('relates the rules of the connector', () => {
    const { findings } = runScene([rule], { sections: { OutboundConnector: [inboundRoute(both), outboundRoute()] } });
    expect(findings[0]?.related.map(({ subject }) => subject.identity)).toEqual(['Route inbound mail via mxHERO']);
  });
});
