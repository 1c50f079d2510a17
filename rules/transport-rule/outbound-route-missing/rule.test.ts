import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const onlyInbound = { TransportRule: [routeInbound()] };
const gateway = { overrides: { outbound: { ruleScoped: false } } };
const unscoped = { IsTransportRuleScoped: false, RecipientDomains: ['*'] };
const smartHost = (over: Record<string, unknown>) => ({
  OutboundConnector: [inboundRoute(), outboundRoute({ ...unscoped, ...over })],
});

ruleTable(rule, [
  { name: 'guide', state: 'evaluated' },
  {
    name: 'no outbound rule: the fix excepts both headers, one by words and one by pattern',
    sections: onlyInbound,
    findings: [
      {
        message: 'missing',
        subject: '*',
        severity: 'high',
        discriminator: 'outbound',
        text: /^No rule routes outbound mail to mxHERO\./,
        fix: /New-TransportRule -Name 'Route outbound via mxHERO' -FromScope 'InOrganization' -SentToScope 'NotInOrganization' -RouteMessageOutboundConnector 'mxHERO Outbound Route' .* -ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$v -ExceptIfHeaderMatchesMessageHeader 'X-mxHero-Transport-Agent' -ExceptIfHeaderMatchesPatterns \(\[regex\]::Escape\(\$v\)\)$/,
      },
    ],
  },
  {
    name: 'a gateway is the smart host for all outgoing mail, so it needs no rule',
    sections: { ...onlyInbound, ...smartHost({}) },
    config: gateway,
    state: 'evaluated',
  },
  {
    name: 'nobody has said whether its connector is to wait for rules',
    sections: { ...onlyInbound, ...smartHost({ RecipientDomains: ['contoso.com', 'smtp:*;1'] }) },
    config: { overrides: { outbound: { ruleScoped: null } } },
    state: 'evaluated',
  },
  {
    name: 'the connector of the gateway waits for rules, or takes some domains only, or nothing',
    sections: {
      ...onlyInbound,
      OutboundConnector: [
        ...smartHost({ IsTransportRuleScoped: true }).OutboundConnector,
        outboundRoute({ Name: 'Some', IsTransportRuleScoped: false, RecipientDomains: ['*.fabrikam.com'] }),
        outboundRoute({ ...unscoped, Name: 'Off', Enabled: false }),
        outboundRoute({ ...unscoped, Name: 'Test', TestMode: true }),
        inboundRoute(unscoped),
      ],
    },
    config: gateway,
    findings: [{ message: 'missing' }],
  },
  {
    name: 'not known what the connector takes',
    sections: { ...onlyInbound, ...smartHost({ RecipientDomains: undefined, TestMode: undefined }) },
    config: gateway,
    gaps: ['TestMode', 'RecipientDomains'],
    state: 'not-evaluated',
  },
  {
    name: 'outbound loopback',
    sections: onlyInbound,
    config: { outbound: 'loopback' },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'rules with two values: the value is asked for',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'] }),
        routeInbound({ Name: 'In 2', RecipientDomainIs: ['fabrikam.com'], SetHeaderValue: '$other' }),
      ],
    },
    config: { headerValue: null },
    findings: [{ message: 'missing', fix: /^\$v = Read-Host/ }],
  },
  {
    name: 'not declared: an enabled connector to the endpoint shows that outbound mail is meant to pass the service',
    sections: onlyInbound,
    config: { outbound: null },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'not declared, and no connector: outbound mail does not pass the service',
    sections: { ...onlyInbound, OutboundConnector: [inboundRoute()] },
    config: { outbound: null },
    state: 'not-applicable',
  },
  {
    name: 'an inactive rule is there: another finding',
    sections: { TransportRule: [routeInbound(), routeOutbound({ Mode: 'AuditAndNotify' })] },
    state: 'evaluated',
  },
  {
    name: 'the scope of a rule is lost: its endpoint says outbound',
    sections: { TransportRule: [routeInbound(), routeOutbound({ FromScope: { deep: 1 } })] },
    gaps: ['FromScope'],
  },
  {
    name: 'two connectors of the name that the rule gives, one for each direction',
    sections: {
      OutboundConnector: [
        inboundRoute({ Name: 'Hero' }),
        outboundRoute({ Name: 'hero', Guid: '0b5f4a5e-0000-4000-8000-00000000beef' }),
      ],
      TransportRule: [routeOutbound({ RouteMessageOutboundConnector: 'HERO', FromScope: null, SentToScope: null })],
    },
    config: { inbound: 'none' },
    gaps: ['FromScope', 'RouteMessageOutboundConnector'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  {
    name: 'vendor without a known endpoint',
    config: { overrides: { endpoints: { outbound: null } } },
    gaps: ['endpoints.outbound'],
  },
  { name: 'no outbound mail through the service', config: { outbound: 'none' }, state: 'not-applicable' },
]);

describe('the title of the fix', () => {
  const titles = (sections: Record<string, Record<string, unknown>[]>) =>
    runScene([rule], { sections: { TransportRule: [routeInbound()], ...sections } }).findings.map(
      ({ fix }) => fix?.title,
    );

  it('says that the connector comes first where there is none', () => {
    expect(titles({ OutboundConnector: [inboundRoute()] })).toEqual([
      'Create the connector first, then the rule that routes outbound mail to mxHERO.',
    ]);
    expect(titles({})).toEqual(['Create the rule that routes outbound mail to mxHERO.']);
  });
});
