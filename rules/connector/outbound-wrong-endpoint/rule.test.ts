import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const toInbound = { SmartHosts: ['smtp-in.mxhero.com'] };
const toOutbound = { SmartHosts: ['smtp.mxhero.com'] };
const swapped = [inboundRoute(toOutbound), outboundRoute(toInbound)];
const viaOutbound = { RouteMessageOutboundConnector: 'mxHERO Outbound Route' };
const viaInbound = { RouteMessageOutboundConnector: 'mxHERO Inbound Route' };

ruleTable(rule, [
  { name: 'each rule at its endpoint', state: 'evaluated' },
  {
    name: 'either alias is the outbound endpoint',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: ['SMTP.mxhero.com.', 'smtp-relay.mxhero.com'] })],
    },
    state: 'evaluated',
  },
  {
    name: 'hosts swapped: a finding at each connector, and each gets the right host',
    sections: { OutboundConnector: swapped },
    findings: [
      {
        message: 'mixed',
        subject: 'mxHERO Inbound Route',
        property: 'SmartHosts',
        severity: 'high',
        text: /leads to smtp\.mxhero\.com, the endpoint of mxHERO for outbound mail, but gets the inbound mail of rule 'Route inbound mail via mxHERO'\./,
        fix: /^\$l = @\(\(Get-OutboundConnector -Identity 'mxHERO Inbound Route' -ErrorAction Stop\)\.SmartHosts\) \+ 'smtp-in\.mxhero\.com' \| Where-Object \{ \$_ -and \$_ -notin 'smtp\.mxhero\.com' \} .*; Set-OutboundConnector -Identity 'mxHERO Inbound Route' -SmartHosts \$l$/,
      },
      {
        message: 'mixed',
        subject: 'mxHERO Outbound Route',
        text: /gets the outbound mail of rule 'Route outbound via mxHERO'\./,
        fix: /\+ 'smtp\.mxhero\.com' \| Where-Object \{ \$_ -and \$_ -notin 'smtp-in\.mxhero\.com' \}/,
      },
    ],
  },
  {
    name: 'names of connectors say nothing: swapped names with the right hosts',
    sections: {
      OutboundConnector: swapped,
      TransportRule: [routeInbound(viaOutbound), routeOutbound(viaInbound)],
    },
    state: 'evaluated',
  },
  {
    name: 'both rules at one connector: the wrong one moves to the connector that is there',
    sections: { TransportRule: [routeInbound(viaOutbound), routeOutbound()] },
    findings: [
      {
        message: 'mixed',
        subject: 'mxHERO Outbound Route',
        text: /gets the inbound mail of rule 'Route inbound mail via mxHERO'/,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -RouteMessageOutboundConnector 'mxHERO Inbound Route'$/,
      },
    ],
  },
  {
    name: 'both rules at the only connector: a second connector is created, the right rule keeps its host',
    sections: { OutboundConnector: [outboundRoute()], TransportRule: [routeInbound(viaOutbound), routeOutbound()] },
    findings: [
      {
        message: 'mixed',
        fix: /^New-OutboundConnector -Name 'mxHERO Inbound Route' .* -SmartHosts 'smtp-in\.mxhero\.com' .*; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -RouteMessageOutboundConnector 'mxHERO Inbound Route'$/,
      },
    ],
  },
  {
    name: 'a disabled connector is no place to move to',
    sections: {
      OutboundConnector: [inboundRoute({ Enabled: false }), outboundRoute()],
      TransportRule: [routeInbound(viaOutbound)],
    },
    findings: [
      {
        message: 'mixed',
        fix: /\+ 'smtp-in\.mxhero\.com' \| Where-Object \{ \$_ -and \$_ -notin 'smtp-relay\.mxhero\.com' \}/,
      },
    ],
  },
  {
    name: 'selective rule: the group of recipients says the direction',
    sections: {
      TransportRule: [
        routeInbound({ ...viaOutbound, FromScope: null, SentToScope: null, SentToMemberOf: ['mxhero@contoso.com'] }),
        routeOutbound(),
      ],
    },
    findings: [{ message: 'mixed', subject: 'mxHERO Outbound Route' }],
  },
  {
    name: 'two wrong rules at one connector: one finding that names both',
    sections: {
      TransportRule: [
        routeInbound(viaOutbound),
        routeInbound({ ...viaOutbound, Name: 'Second', Priority: 1, Guid: '11111111-2222-3333-4444-555555555555' }),
        routeOutbound({ Priority: 2 }),
      ],
    },
    findings: [{ message: 'mixed', text: /of rule 'Route inbound mail via mxHERO, Second'/ }],
  },
  {
    name: 'a rule whose scope says nothing agrees with any endpoint',
    sections: {
      TransportRule: [routeInbound({ ...viaOutbound, FromScope: null, SentToScope: null }), routeOutbound()],
    },
    state: 'evaluated',
  },
  {
    name: 'a disabled rule beside an active one is not judged',
    sections: {
      TransportRule: [
        routeInbound(),
        routeInbound({ ...viaOutbound, Name: 'Old', State: 'Disabled' }),
        routeOutbound(),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'a disabled rule is judged one step lower when its direction has no other',
    sections: { TransportRule: [routeInbound({ ...viaOutbound, State: 'Disabled' }), routeOutbound()] },
    findings: [{ message: 'mixed', severity: 'medium' }],
  },
  {
    name: 'by Guid in braces',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute({ Guid: 'AAAAAAAA-1111-2222-3333-BBBBBBBBBBBB' })],
      TransportRule: [
        routeInbound({ RouteMessageOutboundConnector: '{aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb}' }),
        routeOutbound(),
      ],
    },
    findings: [{ message: 'mixed', subject: 'mxHERO Outbound Route' }],
  },
  {
    name: 'a connector with both endpoints is the matter of another rule',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: ['smtp-in.mxhero.com', 'smtp.mxhero.com'] })],
    },
    state: 'evaluated',
  },
  {
    name: 'connectors and rules of somebody else',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundConnector({ Name: 'Signatures', SmartHosts: ['smtp.signatures.example.com'] }),
      ],
      TransportRule: [
        routeInbound(),
        routeOutbound(),
        transportRule({ Name: 'Sign', FromScope: 'InOrganization', RouteMessageOutboundConnector: 'Signatures' }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'scope of one rule lost, the other wrong',
    sections: { TransportRule: [routeInbound(viaOutbound), routeOutbound({ FromScope: 7, SentToScope: 7 })] },
    findings: [{ message: 'mixed', subject: 'mxHERO Outbound Route' }],
    gaps: ['FromScope'],
  },
  {
    name: 'hosts lost',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: 'System.Object[]' })] },
    gaps: ['SmartHosts'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'endpoint unknown', config: { overrides: { endpoints: { inbound: null } } }, gaps: ['endpoints.inbound'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);

describe('connector/outbound-wrong-endpoint, context', () => {
  it('relates the rules at the property that routes', () => {
    const { findings } = runScene([rule], { sections: { OutboundConnector: swapped } });
    expect(findings.map(({ related }) => related.map(({ subject, at }) => [subject.identity, at.kind]))).toEqual([
      [['Route inbound mail via mxHERO', 'property']],
      [['Route outbound via mxHERO', 'property']],
    ]);
  });

  it('names a connector by its Guid where its name cannot be quoted', () => {
    const guid = 'aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb';
    const hostile = inboundRoute({ Name: 'Inbound\u202e', Guid: guid });
    const sections = {
      OutboundConnector: [hostile, outboundRoute()],
      TransportRule: [routeInbound(viaOutbound), routeOutbound()],
    };
    const [finding] = runScene([rule], { sections }).findings;
    expect(finding?.fix?.command).toMatch(new RegExp(`-RouteMessageOutboundConnector '${guid}'$`));
  });
});
