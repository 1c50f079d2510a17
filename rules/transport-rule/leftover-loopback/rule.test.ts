import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const border = { inbound: 'border' };

ruleTable(rule, [
  {
    name: 'border with the inbound rule of the loopback',
    config: border,
    findings: [
      {
        message: 'active',
        subject: 'Route inbound mail via mxHERO',
        property: 'RouteMessageOutboundConnector',
        severity: 'high',
        text: /to 'mxHERO Inbound Route'/,
        fix: /^Disable-TransportRule -Identity 'Route inbound mail via mxHERO'$/,
      },
    ],
  },
  { name: 'border without it', sections: { TransportRule: [routeOutbound()] }, config: border, state: 'evaluated' },
  {
    name: 'switched off',
    sections: { TransportRule: [routeInbound({ State: 'Disabled' }), routeOutbound()] },
    config: border,
    state: 'evaluated',
  },
  {
    name: 'in audit mode',
    sections: { TransportRule: [routeInbound({ Mode: 'Audit' }), routeOutbound()] },
    config: border,
    state: 'evaluated',
  },
  {
    name: 'expired at the time of judgement, and not yet',
    sections: { TransportRule: [routeInbound({ ExpiryDate: '2026-10-01T00:00:00Z' })] },
    config: { ...border, outbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'the same rule before it expired',
    sections: { TransportRule: [routeInbound({ ExpiryDate: '2026-10-01T00:00:00Z' })] },
    config: { ...border, outbound: 'none' },
    at: '2026-09-30T00:00:00Z',
    findings: [{ message: 'active' }],
  },
  {
    name: 'the endpoint in capitals with a final dot, the rule without scopes, guards or stamp',
    sections: {
      OutboundConnector: [inboundRoute({ Name: 'Anything', SmartHosts: ['SMTP-IN.mxhero.com.'] })],
      TransportRule: [
        routeInbound({
          Name: 'Old',
          FromScope: null,
          SentToScope: null,
          ExceptIfHeaderContainsMessageHeader: null,
          ExceptIfHeaderContainsWords: null,
          SetHeaderName: null,
          SetHeaderValue: null,
          RouteMessageOutboundConnector: 'anything',
        }),
      ],
    },
    config: { ...border, outbound: 'none' },
    findings: [{ message: 'active', subject: 'Old' }],
  },
  {
    name: 'a rule for outbound mail on the wrong endpoint is another finding',
    sections: { TransportRule: [routeOutbound({ RouteMessageOutboundConnector: 'mxHERO Inbound Route' })] },
    config: border,
    state: 'evaluated',
  },
  {
    name: 'a rule for outbound mail on that endpoint, where no outbound mail passes the service',
    sections: { TransportRule: [routeOutbound({ RouteMessageOutboundConnector: 'mxHERO Inbound Route' })] },
    config: { ...border, outbound: 'none' },
    findings: [{ message: 'active' }],
  },
  {
    name: 'inbound mail to the other endpoint',
    sections: { TransportRule: [routeInbound({ RouteMessageOutboundConnector: 'mxHERO Outbound Route' })] },
    config: { ...border, outbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'state lost',
    sections: { TransportRule: [routeInbound({ State: { deep: 1 } })] },
    config: { ...border, outbound: 'none' },
    gaps: ['State'],
  },
  {
    name: 'two connectors of that name',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute({ Name: 'mxHERO inbound route', Guid: '0b5f4a5e-0000-4000-8000-00000000beef' }),
      ],
      TransportRule: [routeInbound()],
    },
    config: { ...border, outbound: 'none' },
    gaps: ['RouteMessageOutboundConnector'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, config: border, gaps: ['TransportRule'] },
  { name: 'loopback is what is wanted', state: 'not-applicable' },
]);
