import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const old = outboundRoute({ Name: 'mxHERO test (old)' });
const elsewhere = outboundConnector({ Name: 'Elsewhere', SmartHosts: ['mail.fabrikam.com'] });
const salesRule = routeOutbound({
  Name: 'Route outbound via mxHERO (sales)',
  Guid: '11111111-2222-3333-4444-555555555555',
  Priority: 2,
  RouteMessageOutboundConnector: 'mxHERO test (old)',
});
const guide = [inboundRoute(), outboundRoute()];

ruleTable(rule, [
  { name: 'a connector and a rule for each direction', state: 'evaluated' },
  {
    name: 'named by no rule',
    sections: { OutboundConnector: [...guide, old] },
    findings: [
      {
        message: 'unused',
        subject: 'mxHERO test (old)',
        severity: 'low',
        text: /leads to mxHERO, but no rule names it\./,
        fix: /^Remove-OutboundConnector -Identity 'mxHERO test \(old\)'$/,
      },
    ],
  },
  {
    name: 'named by no rule, and takes mail by recipient domain',
    sections: {
      OutboundConnector: [...guide, { ...old, IsTransportRuleScoped: false, RecipientDomains: ['fabrikam.com'] }],
    },
    findings: [{ message: 'taking', subject: 'mxHERO test (old)', severity: 'low', text: /by recipient domain/ }],
  },
  {
    name: 'named by no rule, and takes mail of all accepted domains',
    sections: {
      OutboundConnector: [...guide, { ...old, IsTransportRuleScoped: false, AllAcceptedDomains: true }],
    },
    findings: [{ message: 'taking' }],
  },
  {
    name: 'named by no rule, and what it takes is lost',
    sections: {
      OutboundConnector: [...guide, { ...old, IsTransportRuleScoped: false, RecipientDomains: 'System.Object[]' }],
    },
    findings: [{ message: 'taking' }],
  },
  {
    name: 'named by no rule, for no recipient domain',
    sections: { OutboundConnector: [...guide, { ...old, IsTransportRuleScoped: false }] },
    findings: [{ message: 'unused' }],
  },
  {
    name: 'disabled and named by no rule',
    sections: { OutboundConnector: [...guide, { ...old, Enabled: false }] },
    findings: [{ message: 'unused', subject: 'mxHERO test (old)' }],
  },
  {
    name: 'disabled and named by no rule, where the rule leads to somebody else: removed, since no mail can take it',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute(), { ...old, Enabled: false }, elsewhere],
      TransportRule: [routeInbound(), routeOutbound({ RouteMessageOutboundConnector: 'Elsewhere' })],
    },
    findings: [
      { message: 'unused', subject: 'mxHERO Outbound Route', fix: /^Set-TransportRule/ },
      { message: 'unused', subject: 'mxHERO test (old)', fix: /^Remove-OutboundConnector/ },
    ],
  },
  {
    name: 'both rules at a connector with both endpoints: the other one will be needed when that is mended',
    sections: {
      OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-in.mxhero.com', 'smtp.mxhero.com'] }), outboundRoute()],
      TransportRule: [routeInbound(), routeOutbound({ RouteMessageOutboundConnector: 'mxHERO Inbound Route' })],
    },
    state: 'evaluated',
  },
  {
    name: 'named by a disabled rule alone: somebody may enable it',
    sections: {
      OutboundConnector: [...guide, { ...old, Enabled: false }],
      TransportRule: [routeInbound(), routeOutbound({ Priority: 1 }), { ...salesRule, State: 'Disabled' }],
    },
    state: 'evaluated',
  },
  {
    name: 'a second one for a direction',
    sections: {
      OutboundConnector: [...guide, old],
      TransportRule: [routeInbound({ Priority: 0 }), routeOutbound({ Priority: 1 }), salesRule],
    },
    findings: [
      {
        message: 'second',
        subject: 'mxHERO test (old)',
        severity: 'low',
        text: /for outbound mail, and so does 'mxHERO Outbound Route'\./,
        fix: /^Set-TransportRule -Identity 'Route outbound via mxHERO \(sales\)' -RouteMessageOutboundConnector 'mxHERO Outbound Route'; Remove-OutboundConnector -Identity 'mxHERO test \(old\)'$/,
      },
    ],
  },
  {
    name: 'the connector of the earlier rule is the one to keep',
    sections: {
      OutboundConnector: [...guide, old],
      TransportRule: [routeInbound({ Priority: 0 }), { ...salesRule, Priority: 1 }, routeOutbound({ Priority: 2 })],
    },
    findings: [{ message: 'second', subject: 'mxHERO Outbound Route' }],
  },
  {
    name: 'the second one is in test mode: another rule says that its rule leads nowhere',
    sections: {
      OutboundConnector: [...guide, { ...old, TestMode: true }],
      TransportRule: [routeInbound({ Priority: 0 }), routeOutbound({ Priority: 1 }), salesRule],
    },
    state: 'evaluated',
  },
  {
    name: 'state of the second one lost',
    sections: {
      OutboundConnector: [...guide, { ...old, Enabled: 'perhaps' }],
      TransportRule: [routeInbound({ Priority: 0 }), routeOutbound({ Priority: 1 }), salesRule],
    },
    gaps: ['Enabled'],
  },
  {
    name: 'one rule with several domains at one connector',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'] }),
        routeInbound({
          Name: 'Second',
          Guid: '11111111-2222-3333-4444-555555555555',
          RecipientDomainIs: ['fabrikam.com'],
        }),
        routeOutbound(),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'no rule for the direction yet: another rule asks for it, so that the connector is not to be removed',
    sections: { TransportRule: [routeInbound()] },
    state: 'evaluated',
  },
  {
    name: 'the connector of the rule has a misspelt host, which is to be mended there',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: ['smtp.mxher.com'] }), old] },
    findings: [{ message: 'unused', subject: 'mxHERO test (old)', fix: /^Remove-OutboundConnector/ }],
  },
  {
    name: 'the rule leads to somebody else instead: it is pointed at the connector',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: ['mail.fabrikam.com'] }), old] },
    findings: [
      {
        message: 'unused',
        subject: 'mxHERO test (old)',
        fix: /^Set-TransportRule -Identity 'Route outbound via mxHERO' -RouteMessageOutboundConnector 'mxHERO test \(old\)'$/,
      },
    ],
  },
  {
    name: 'named by Guid in a rule',
    sections: {
      OutboundConnector: [inboundRoute({ Guid: 'AAAAAAAA-1111-2222-3333-BBBBBBBBBBBB' }), outboundRoute()],
      TransportRule: [
        routeInbound({ RouteMessageOutboundConnector: 'aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb' }),
        routeOutbound(),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'two connectors of one name: the rule may mean either',
    sections: {
      OutboundConnector: [
        inboundRoute({ Guid: 'AAAAAAAA-1111-2222-3333-BBBBBBBBBBBB' }),
        inboundRoute({ Guid: 'CCCCCCCC-1111-2222-3333-BBBBBBBBBBBB' }),
        outboundRoute(),
      ],
    },
    findings: [{ message: 'second', subject: 'mxHERO Inbound Route' }],
    gaps: ['RouteMessageOutboundConnector'],
  },
  {
    name: 'connectors of others, and suspect ones',
    sections: {
      OutboundConnector: [
        ...guide,
        outboundConnector({ Name: 'Fabrikam', SmartHosts: ['mail.fabrikam.com'] }),
        outboundConnector({ Name: 'Retired', SmartHosts: ['gmail.mxhero.com'] }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'a connector of a direction that is not in use',
    sections: { TransportRule: [routeOutbound()] },
    config: { inbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'target of a rule lost: it may be the connector',
    sections: {
      OutboundConnector: [...guide, old],
      TransportRule: [
        routeInbound(),
        routeOutbound({ Priority: 1 }),
        { ...salesRule, RouteMessageOutboundConnector: { Lost: true } },
      ],
    },
    gaps: ['RouteMessageOutboundConnector'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'endpoint unknown', config: { overrides: { endpoints: { inbound: null } } }, gaps: ['endpoints.inbound'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);

describe('connector/outbound-superfluous, the fix', () => {
  it('is to be reviewed where the connector takes mail by recipient domain', () => {
    const safetyOf = (scoped: unknown): string | undefined => {
      const connector = { ...old, IsTransportRuleScoped: scoped };
      return runScene([rule], { sections: { OutboundConnector: [...guide, connector] } }).findings[0]?.fix?.safety;
    };
    expect(safetyOf(true)).toBe('safe');
    expect(safetyOf(false)).toBe('review');
    expect(safetyOf('perhaps')).toBe('review');
  });

  it('relates the connector to keep', () => {
    const sections = {
      OutboundConnector: [...guide, old],
      TransportRule: [routeInbound({ Priority: 0 }), routeOutbound({ Priority: 1 }), salesRule],
    };
    const [finding] = runScene([rule], { sections }).findings;
    expect(finding?.related.map(({ subject }) => subject.identity)).toEqual(['mxHERO Outbound Route']);
  });
});
