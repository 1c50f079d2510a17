import { egress, inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const unguarded = {
  ExceptIfHeaderContainsMessageHeader: null,
  ExceptIfHeaderContainsWords: null,
  ExceptIfHeaderMatchesMessageHeader: null,
  ExceptIfHeaderMatchesPatterns: null,
};

const headerless = { headers: { tenant: 'none', processed: 'none' } };
const noGuard = { required: [], accepted: [] };
const guardByAddress = { required: [], accepted: ['senderIp'] };
const byAddress = {
  headerValue: null,
  overrides: { ...headerless, guards: { inbound: guardByAddress, outbound: guardByAddress } },
};

ruleTable(rule, [
  { name: 'guarded by the guide', state: 'evaluated' },
  {
    name: 'inbound rule without any exception',
    sections: { TransportRule: [routeInbound(unguarded), routeOutbound()] },
    findings: [
      {
        message: 'loops',
        subject: 'Route inbound mail via mxHERO',
        severity: 'critical',
        fix: /ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server'/,
      },
    ],
  },
  {
    name: 'outbound standard: nothing returns by design',
    sections: { TransportRule: [routeInbound(), routeOutbound(unguarded)] },
    findings: [
      {
        message: 'unguarded',
        severity: 'high',
        fix: /-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' .*\[regex\]::Escape\(\$v\).* -ExceptIfHeaderMatchesMessageHeader 'X-mxHero-Transport-Agent'/,
      },
    ],
  },
  {
    name: 'outbound with one pair on another header: the guide asks for two, so the addresses are excepted too',
    sections: {
      TransportRule: [
        routeInbound(),
        routeOutbound({
          ...unguarded,
          ExceptIfHeaderContainsMessageHeader: 'X-Other',
          ExceptIfHeaderContainsWords: ['yes'],
        }),
      ],
    },
    findings: [
      {
        message: 'unguarded',
        fix: /-ExceptIfHeaderMatchesMessageHeader 'X-mxHero-Server' .* -ExceptIfSenderIpRanges \$l$/,
      },
    ],
  },
  {
    name: 'outbound loopback: loops',
    sections: { TransportRule: [routeInbound(), routeOutbound(unguarded)] },
    config: { outbound: 'loopback' },
    findings: [{ message: 'loops', severity: 'critical' }],
  },
  {
    name: 'a disabled rule is judged one step lower when its direction has no other',
    sections: { TransportRule: [routeInbound({ ...unguarded, State: 'Disabled' }), routeOutbound()] },
    findings: [{ message: 'loops', severity: 'high' }],
  },
  {
    name: 'guarded by the addresses of the service',
    sections: { TransportRule: [routeInbound({ ...unguarded, ExceptIfSenderIpRanges: '$egress' }), routeOutbound()] },
    state: 'evaluated',
  },
  {
    name: 'both exception pairs are on other headers: the fix excepts addresses',
    sections: {
      TransportRule: [
        routeInbound({
          ExceptIfHeaderContainsMessageHeader: 'X-Other',
          ExceptIfHeaderContainsWords: ['yes'],
          ExceptIfHeaderMatchesMessageHeader: 'X-Another',
          ExceptIfHeaderMatchesPatterns: ['no'],
        }),
        routeOutbound(),
      ],
    },
    findings: [{ message: 'loops', fix: /ExceptIfSenderIpRanges/ }],
  },
  {
    name: 'exception lost in the export',
    sections: {
      TransportRule: [
        routeInbound({
          ...unguarded,
          ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Server',
          ExceptIfHeaderContainsWords: 'System.Object[]',
        }),
        routeOutbound(),
      ],
    },
    gaps: ['ExceptIfHeaderContainsWords'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
  {
    name: 'only some of the addresses are excepted: part of them is no guard',
    sections: {
      TransportRule: [
        routeInbound({ ...unguarded, ExceptIfSenderIpRanges: egress.slice(0, 7) }),
        routeOutbound({ ...unguarded, ExceptIfSenderIpRanges: egress.slice(0, 1) }),
      ],
    },
    findings: [
      {
        message: 'someAddresses',
        property: 'ExceptIfSenderIpRanges',
        severity: 'critical',
        text: /but not 107\.23\.152\.206\./,
        fix: /\+ '107\.23\.152\.206' .*Set-TransportRule .* -ExceptIfSenderIpRanges \$l$/,
      },
      { message: 'someAddresses', subject: 'Route outbound via mxHERO', severity: 'high' },
    ],
  },
  {
    name: 'addresses in blocks with host bits, and more than those of the service',
    sections: {
      TransportRule: [
        routeInbound({
          ...unguarded,
          ExceptIfSenderIpRanges: ['54.0.0.1/8', '3.211.77.140-3.211.77.150', '52.22.51.97/32', '107.23.152.206'],
        }),
        routeOutbound(),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'addresses of somebody else are no guard',
    sections: {
      TransportRule: [routeInbound({ ...unguarded, ExceptIfSenderIpRanges: ['192.0.2.0/24'] }), routeOutbound()],
    },
    findings: [{ message: 'loops' }],
  },
  {
    name: 'the addresses of the service are not known: an exception by address leaves it open',
    sections: {
      TransportRule: [routeInbound({ ...unguarded, ExceptIfSenderIpRanges: ['192.0.2.1'] }), routeOutbound()],
    },
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['ExceptIfSenderIpRanges'],
  },
  {
    name: 'an exception on a header of somebody else that was lost hides nothing',
    sections: {
      TransportRule: [
        routeInbound({
          ...unguarded,
          ExceptIfHeaderMatchesMessageHeader: 'X-Other',
          ExceptIfHeaderMatchesPatterns: 'System.Object[]',
        }),
        routeOutbound(),
      ],
    },
    findings: [{ message: 'loops', fix: /ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server'/ }],
  },
  {
    name: 'addresses lost, but a header guards: nothing is missing',
    sections: { TransportRule: [routeInbound({ ExceptIfSenderIpRanges: 'System.Object[]' }), routeOutbound()] },
    state: 'evaluated',
  },
  {
    name: 'a condition is no exception',
    sections: {
      TransportRule: [
        routeInbound({
          ...unguarded,
          HeaderContainsMessageHeader: 'X-mxHero-Server',
          HeaderContainsWords: ['$value'],
        }),
        routeOutbound(),
      ],
    },
    findings: [{ message: 'loops' }],
  },
  {
    name: 'half of an exception pair is judged elsewhere, a header without a name is no exception',
    sections: {
      TransportRule: [routeInbound({ ...unguarded, ExceptIfHeaderContainsWords: ['$value'] }), routeOutbound()],
    },
    findings: [{ message: 'loops' }],
  },
  {
    name: 'the rule of another service that excepts what this one has processed',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundRoute({ Name: 'Signatures', SmartHosts: ['smtp.example.com'] }),
      ],
      TransportRule: [
        routeInbound(),
        routeOutbound(),
        routeOutbound({
          ...unguarded,
          Name: 'Sign',
          RouteMessageOutboundConnector: 'Signatures',
          SetHeaderName: null,
          SetHeaderValue: null,
        }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'two rules of one name, one of them without guard: the fix takes the Guid',
    sections: {
      TransportRule: [
        routeInbound(),
        routeInbound({ ...unguarded, Guid: '0b5f4a5e-0000-4000-8000-00000000beef', SentToMemberOf: ['x@contoso.com'] }),
        routeOutbound(),
      ],
    },
    findings: [{ message: 'loops', fix: /-Identity '0b5f4a5e-0000-4000-8000-00000000beef'/ }],
  },
  {
    name: 'a service without headers: its addresses are what is left to except',
    config: byAddress,
    sections: {
      TransportRule: [routeInbound(unguarded), routeOutbound({ ...unguarded, ExceptIfSenderIpRanges: egress })],
    },
    findings: [{ message: 'loops', subject: 'Route inbound mail via mxHERO', fix: /-ExceptIfSenderIpRanges \$l$/ }],
  },
  {
    name: 'a service without headers that asks for no exception, and nothing comes back',
    config: { ...byAddress, inbound: 'border', overrides: { ...headerless, guards: { outbound: noGuard } } },
    sections: { TransportRule: [routeOutbound(unguarded)] },
    state: 'not-applicable',
  },
  {
    name: 'the same, but the mail comes back',
    config: {
      ...byAddress,
      inbound: 'border',
      outbound: 'loopback',
      overrides: { ...headerless, guards: { outbound: noGuard } },
    },
    sections: { TransportRule: [routeOutbound(unguarded)] },
    findings: [{ message: 'loops', severity: 'critical' }],
  },
  {
    name: 'the header of the service is not known',
    config: { overrides: { headers: { processed: null } } },
    gaps: ['headers.processed'],
  },
  {
    name: 'no header of its own, and that of the tenant is not known',
    config: { overrides: { headers: { processed: 'none', tenant: null } } },
    gaps: ['headers.tenant'],
  },
]);
