import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene, type Scene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const leading = (...hosts: readonly unknown[]) => ({
  OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: hosts })],
});
const unused = (...hosts: readonly unknown[]) => ({
  OutboundConnector: [inboundRoute(), outboundRoute(), outboundConnector({ Name: 'Old', SmartHosts: hosts })],
});

ruleTable(rule, [
  { name: 'endpoints of the guide', state: 'evaluated' },
  { name: 'any case, a final dot, blanks', sections: leading(' SMTP.MXHERO.COM. '), state: 'evaluated' },
  {
    name: 'a host of the service that is no endpoint',
    sections: leading('smtp-out.mxhero.com'),
    findings: [
      {
        message: 'other',
        subject: 'mxHERO Outbound Route',
        property: 'SmartHosts',
        severity: 'high',
        text: /leads to 'smtp-out\.mxhero\.com', a host of mxHERO that is none of its endpoints \(smtp\.mxhero\.com, smtp-relay\.mxhero\.com\)\./,
        fix: /SmartHosts\) \+ 'smtp\.mxhero\.com' \| Where-Object \{ \$_ -and \$_ -notin 'smtp-out\.mxhero\.com' \}.*Set-OutboundConnector -Identity 'mxHERO Outbound Route' -SmartHosts \$l$/,
      },
    ],
  },
  {
    name: 'the domain of the service itself',
    sections: leading('mxhero.com'),
    findings: [{ message: 'other', text: /'mxhero\.com'/ }],
  },
  {
    name: 'a retired host, although it is under the domain of the service',
    sections: leading('gmail.mxhero.com'),
    findings: [
      { message: 'retired', severity: 'high', text: /a host that mxHERO has retired\. Use smtp\.mxhero\.com, / },
    ],
  },
  {
    name: 'a misspelt host',
    sections: leading('smtp-relay.mxhereo.com'),
    findings: [{ message: 'lookalike', severity: 'high', text: /'smtp-relay\.mxhereo\.com', which is nearly/ }],
  },
  {
    name: 'a misspelt host is shown as it is spelled',
    sections: leading(' SMTP-Rely.mxHERO.com.'),
    findings: [{ message: 'lookalike', text: /SMTP-Rely\.mxHERO\.com\./ }],
  },
  {
    name: 'an address from which the service delivers',
    sections: leading('[54.208.111.28]'),
    findings: [
      {
        message: 'address',
        severity: 'high',
        text: /leads to '\[54\.208\.111\.28\]', an address from which mxHERO delivers/,
      },
    ],
  },
  {
    name: 'a block that touches such an address',
    sections: leading('54.208.111.0/24'),
    findings: [{ message: 'address' }],
  },
  {
    name: 'the first suspicious host of several is named, all go',
    sections: leading('mail.fabrikam.com', 'smtp-out.mxhero.com'),
    findings: [
      {
        message: 'other',
        text: /'smtp-out\.mxhero\.com'/,
        fix: /-notin 'mail\.fabrikam\.com','smtp-out\.mxhero\.com'/,
      },
    ],
  },
  {
    name: 'beside an endpoint it is the matter of another rule',
    sections: leading('smtp.mxhero.com', 'smtp-out.mxhero.com'),
    state: 'evaluated',
  },
  {
    name: 'not used by a rule: removed instead of mended, one step lower since no mail takes it',
    sections: unused('smtp-inn.mxhero.com'),
    findings: [
      {
        message: 'lookalike',
        subject: 'Old',
        severity: 'medium',
        text: /\(smtp-in\.mxhero\.com\)/,
        fix: /^Remove-OutboundConnector -Identity 'Old'$/,
      },
    ],
  },
  {
    name: 'not used by a rule, and takes mail by recipient domain',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundConnector({ Name: 'Old', SmartHosts: ['gmail-out.mxhero.com'], IsTransportRuleScoped: false }),
      ],
    },
    findings: [{ message: 'retired', subject: 'Old', severity: 'high', fix: /^Remove-OutboundConnector/ }],
  },
  {
    name: 'used by a rule without direction, and like none: nobody knows which endpoint is meant',
    sections: {
      ...leading('gmail-out.mxhero.com'),
      TransportRule: [routeInbound(), routeOutbound({ FromScope: null, SentToScope: null })],
    },
    findings: [{ message: 'retired', fix: /^Lead the connector to the endpoint of its direction, or remove it/ }],
  },
  {
    name: 'whether a rule uses it is not known: mended',
    sections: {
      ...unused('smtp-inn.mxhero.com'),
      TransportRule: [routeInbound(), routeOutbound({ RouteMessageOutboundConnector: { Lost: true } })],
    },
    findings: [{ message: 'lookalike', severity: 'high', fix: /\+ 'smtp-in\.mxhero\.com'/ }],
    gaps: ['RouteMessageOutboundConnector'],
  },
  {
    name: 'disabled',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute({ SmartHosts: ['smtp-out.mxhero.com'], Enabled: false })],
    },
    findings: [{ message: 'other', subject: 'mxHERO Outbound Route' }],
  },
  {
    name: 'hosts of others, with similar names or none',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundConnector({ Name: 'mxHERO copy', SmartHosts: ['smtp.notmxhero.com', 'mxhero.com.example.com'] }),
        outboundConnector({ Name: 'By MX', UseMXRecord: true }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'suspect because of its rule alone: its hosts say nothing',
    sections: { OutboundConnector: [inboundRoute({ SmartHosts: ['mail.fabrikam.com'] }), outboundRoute()] },
    state: 'evaluated',
  },
  {
    name: 'hosts of one lost, another suspect',
    sections: {
      OutboundConnector: [
        inboundRoute({ SmartHosts: 'System.Object[]' }),
        outboundRoute({ SmartHosts: ['smtp-out.mxhero.com'] }),
      ],
    },
    findings: [{ message: 'other', subject: 'mxHERO Outbound Route' }],
    gaps: ['SmartHosts'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'endpoint unknown', config: { overrides: { endpoints: { inbound: null } } }, gaps: ['endpoints.inbound'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);

describe('connector/outbound-unknown-endpoint, context', () => {
  it('has the direction of its rule; one that no rule uses is no reason for what a direction lacks', () => {
    const directionOf = (sections: Scene['sections'] & object) =>
      runScene([rule], { sections }).findings.map(({ direction }) => direction);
    expect(directionOf(leading('smtp-inn.mxhero.com'))).toEqual(['outbound']);
    expect(directionOf(unused('smtp-inn.mxhero.com'))).toEqual([undefined]);
    const noScopes = { FromScope: null, SentToScope: null };
    const TransportRule = [routeInbound(), routeOutbound(noScopes)];
    expect(directionOf({ ...leading('smtp-inn.mxhero.com'), TransportRule })).toEqual(['inbound']);
  });

  it('removes only after a review', () => {
    const { findings } = runScene([rule], { sections: unused('smtp-inn.mxhero.com') });
    expect(findings.map(({ fix }) => fix?.safety)).toEqual(['review']);
  });

  it('relates the rule that routes there', () => {
    const sections = {
      OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'] })],
      TransportRule: [routeInbound()],
    };
    const [finding] = runScene([rule], { sections }).findings;
    expect(finding?.related.map(({ subject }) => subject.identity)).toEqual(['Route inbound mail via mxHERO']);
  });
});
