import { describe, expect, it } from 'vitest';
import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const inbound = 'Route inbound mail via mxHERO';
const rules = (...TransportRule: Record<string, unknown>[]) => ({ TransportRule });
const inboundWith = (over: Record<string, unknown>) => rules(routeInbound(over), routeOutbound());

ruleTable(rule, [
  { name: 'both rules act', state: 'evaluated' },
  {
    name: 'disabled',
    sections: inboundWith({ State: 'Disabled' }),
    findings: [
      {
        message: 'disabled',
        subject: inbound,
        property: 'State',
        severity: 'high',
        text: /^Rule 'Route inbound mail via mxHERO' is switched off, and no other active rule routes inbound mail to mxHERO\./,
        fix: /^Enable-TransportRule -Identity 'Route inbound mail via mxHERO'$/,
      },
    ],
  },
  {
    name: 'disabled, without a loop guard: the guard comes first',
    sections: inboundWith({
      State: 'Disabled',
      ExceptIfHeaderContainsMessageHeader: null,
      ExceptIfHeaderContainsWords: null,
    }),
    findings: [
      {
        message: 'disabled',
        fix: /^\$v = .*-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$l; Enable-TransportRule /,
      },
    ],
  },
  {
    name: 'disabled, with another value in the exception and the stamp: exception, stamp, then the rule',
    sections: inboundWith({
      State: 'Disabled',
      ExceptIfHeaderContainsWords: ['$other'],
      SetHeaderValue: '$other',
    }),
    findings: [
      {
        message: 'disabled',
        fix: /-ExceptIfHeaderContainsWords \$l; Set-[^;]* -SetHeaderValue \$v; Enable-TransportRule /,
      },
    ],
  },
  {
    name: 'disabled, guarded, but with another stamp',
    sections: inboundWith({ State: 'Disabled', SetHeaderValue: '$other' }),
    findings: [{ message: 'disabled', fix: /^\$v = [^;]*; Set-[^;]* -SetHeaderValue \$v; Enable-TransportRule / }],
  },
  {
    name: 'disabled, guarded by the addresses of the service',
    sections: inboundWith({
      State: 'Disabled',
      ExceptIfHeaderContainsMessageHeader: null,
      ExceptIfHeaderContainsWords: null,
      ExceptIfSenderIpRanges: '$egress',
    }),
    findings: [{ message: 'disabled', fix: /^Enable-TransportRule/ }],
  },
  {
    name: 'left in audit mode',
    sections: rules(routeInbound(), routeOutbound({ Mode: 'AuditAndNotify' })),
    findings: [
      {
        message: 'audit',
        subject: 'Route outbound via mxHERO',
        property: 'Mode',
        severity: 'high',
        text: /mode AuditAndNotify, .* routes outbound mail/,
        fix: /^Set-TransportRule -Identity 'Route outbound via mxHERO' -Mode 'Enforce'$/,
      },
    ],
  },
  {
    name: 'expired at the very moment of judgement',
    sections: inboundWith({ ExpiryDate: '2026-06-30T22:00:00Z' }),
    at: '2026-06-30T22:00:00Z',
    findings: [
      {
        message: 'expired',
        property: 'ExpiryDate',
        severity: 'high',
        text: /since 2026-06-30T22:00:00Z/,
        fix: /-ExpiryDate \$null$/,
      },
    ],
  },
  {
    name: 'about to expire',
    sections: inboundWith({ ExpiryDate: '2026-06-30T22:00:00Z' }),
    at: '2026-06-30T21:59:59Z',
    state: 'evaluated',
  },
  {
    name: 'not yet active',
    sections: inboundWith({ ActivationDate: '/Date(1795000000000)/' }),
    findings: [
      {
        message: 'notYet',
        property: 'ActivationDate',
        severity: 'high',
        text: /before 2026-11-18T11:06:40Z/,
        fix: /-ActivationDate \$null$/,
      },
    ],
  },
  {
    name: 'active from the very moment of judgement',
    sections: inboundWith({ ActivationDate: '2026-11-15T08:30:00Z', ExpiryDate: '2026-12-01T00:00:00Z' }),
    state: 'evaluated',
  },
  {
    name: 'several reasons are one finding, and the fix undoes them all',
    sections: inboundWith({ State: 'Disabled', Mode: 'Audit', ExpiryDate: '2026-01-01T00:00:00Z' }),
    findings: [
      {
        message: 'disabled',
        fix: /^Enable-TransportRule .*; Set-TransportRule .* -Mode 'Enforce'; Set-TransportRule .* -ExpiryDate \$null$/,
      },
    ],
  },
  {
    name: 'another rule of the direction acts',
    sections: rules(routeInbound({ State: 'Disabled', Name: 'Old' }), routeInbound(), routeOutbound()),
    state: 'evaluated',
  },
  {
    name: 'each inactive rule of the direction is named',
    sections: rules(
      routeInbound({ State: 'Disabled' }),
      routeInbound({ Name: 'Second', Mode: 'Audit' }),
      routeOutbound(),
    ),
    findings: [
      { message: 'disabled', subject: inbound },
      { message: 'audit', subject: 'Second' },
    ],
  },
  {
    name: 'an export without State does not say it',
    sections: inboundWith({ State: undefined }),
    gaps: ['State'],
  },
  {
    name: 'one known reason settles it',
    sections: inboundWith({ State: undefined, Mode: 'Audit' }),
    findings: [{ message: 'audit' }],
  },
  {
    name: 'a leftover of a direction that is not routed here',
    sections: inboundWith({ State: 'Disabled' }),
    config: { inbound: 'border' },
    state: 'evaluated',
  },
  {
    name: 'inactive rules of others are their own affair',
    sections: rules(
      routeInbound(),
      routeOutbound(),
      transportRule({ Name: 'Other', State: 'Disabled', PrependSubject: 'x' }),
    ),
    state: 'evaluated',
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);

describe('the safety of switching a rule on', () => {
  const fixOf = (over: Record<string, unknown>) =>
    runScene([rule], { sections: inboundWith({ State: 'Disabled', ...over }) }).findings.map(({ fix }) => fix);

  it('is safe where guard and value are right, else it asks for a review', () => {
    expect(fixOf({})).toMatchObject([{ safety: 'safe', title: 'Let the rule act.' }]);
    const condition = { HeaderContainsMessageHeader: 'X-mxHero-Server', HeaderContainsWords: ['$value'] };
    const flaws = [
      condition,
      { SetHeaderName: null, SetHeaderValue: null },
      { ExceptIfHeaderContainsWords: ['$other'] },
    ];
    for (const flaw of flaws) {
      expect(fixOf(flaw)).toMatchObject([{ safety: 'review', title: expect.stringContaining('only then') }]);
    }
  });
});
