import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const tenantHeader = 'X-mxHero-Transport-Agent';
const noWords = { ExceptIfHeaderContainsMessageHeader: null, ExceptIfHeaderContainsWords: null };
const noPatterns = { ExceptIfHeaderMatchesMessageHeader: null, ExceptIfHeaderMatchesPatterns: null };
const byTenant = { ExceptIfHeaderMatchesMessageHeader: tenantHeader, ExceptIfHeaderMatchesPatterns: ['$value'] };

/** The inbound rule as the guide's PowerShell command creates it, but for the scope. */
const powershellInbound = { ...noWords, ...byTenant };

ruleTable(rule, [
  { name: 'guide: inbound by the processed header, outbound by both', state: 'evaluated' },
  {
    name: 'inbound with both headers is accepted',
    sections: { TransportRule: [routeInbound(byTenant), routeOutbound()] },
    state: 'evaluated',
  },
  {
    name: "inbound as the guide's PowerShell: the tenant header alone",
    sections: { TransportRule: [routeInbound(powershellInbound), routeOutbound()] },
    findings: [
      {
        message: 'tenantOnly',
        subject: 'Route inbound mail via mxHERO',
        property: 'ExceptIfHeaderMatchesMessageHeader',
        severity: 'medium',
        text: /'X-mxHero-Transport-Agent' alone.*the header that mxHERO adds is 'X-mxHero-Server'/,
        fix: /\(Get-TransportRule -Identity 'Route outbound via mxHERO' -ErrorAction Stop\)\.SetHeaderValue.*-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$l$/,
      },
    ],
  },
  {
    name: 'inbound: the exception on the processed header has another value, the one on the tenant header holds',
    sections: {
      TransportRule: [routeInbound({ ...byTenant, ExceptIfHeaderContainsWords: ['$other'] }), routeOutbound()],
    },
    findings: [
      {
        message: 'noMatch',
        property: 'ExceptIfHeaderContainsWords',
        severity: 'medium',
        text: /exception on the header 'X-mxHero-Server', but what it looks for does not match value 1.*'X-mxHero-Transport-Agent', which holds\./,
        fix: /ExceptIfHeaderContainsWords/,
      },
    ],
  },
  {
    name: 'inbound: the exception on the tenant header has another value, which is not asked for',
    sections: {
      TransportRule: [routeInbound({ ...byTenant, ExceptIfHeaderMatchesPatterns: ['$other'] }), routeOutbound()],
    },
    state: 'evaluated',
  },
  {
    name: 'outbound without the tenant header',
    sections: { TransportRule: [routeInbound(), routeOutbound(noPatterns)] },
    findings: [
      {
        message: 'processedOnly',
        subject: 'Route outbound via mxHERO',
        property: 'ExceptIfHeaderContainsMessageHeader',
        severity: 'medium',
        fix: /\[regex\]::Escape\(\$v\).*-ExceptIfHeaderMatchesMessageHeader 'X-mxHero-Transport-Agent'/,
      },
    ],
  },
  {
    name: 'outbound: the pattern on the tenant header is the value with its special characters not escaped',
    sections: {
      TransportRule: [
        routeOutbound({
          SetHeaderValue: 'Ab+9/x-y_z==',
          ExceptIfHeaderContainsWords: ['Ab+9/x-y_z=='],
          ExceptIfHeaderMatchesPatterns: ['Ab+9/x-y_z=='],
        }),
      ],
    },
    config: { inbound: 'none', headerValue: 'Ab+9/x-y_z==' },
    findings: [
      {
        message: 'noMatch',
        property: 'ExceptIfHeaderMatchesPatterns',
        text: /has an exception on the header 'X-mxHero-Transport-Agent', but/,
        fix: /\[regex\]::Escape\(\$v\)/,
      },
    ],
  },
  {
    name: 'outbound without the processed header',
    sections: { TransportRule: [routeInbound(), routeOutbound(noWords)] },
    findings: [{ message: 'tenantOnly', subject: 'Route outbound via mxHERO' }],
  },
  {
    name: 'outbound with the kinds of match swapped and the names in another case',
    sections: {
      TransportRule: [
        routeInbound(),
        routeOutbound({
          ExceptIfHeaderContainsMessageHeader: 'x-MXHERO-transport-agent',
          ExceptIfHeaderMatchesMessageHeader: 'X-MXHERO-SERVER',
          ExceptIfHeaderMatchesPatterns: ['^C0FFEE15900d5ec2e7decade0fab1ed0$'],
        }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'guarded by all addresses of the service',
    sections: {
      TransportRule: [routeInbound({ ...powershellInbound, ExceptIfSenderIpRanges: '$egress' }), routeOutbound()],
    },
    state: 'evaluated',
  },
  {
    name: 'guarded by all addresses of a service that wants headers',
    sections: {
      TransportRule: [routeInbound({ ...powershellInbound, ExceptIfSenderIpRanges: '$egress' }), routeOutbound()],
    },
    config: { overrides: { guards: { inbound: { required: ['processed'], accepted: [] } } } },
    findings: [{ message: 'tenantOnly' }],
  },
  {
    name: 'no guard at all is another finding',
    sections: {
      TransportRule: [
        routeInbound(noWords),
        routeOutbound({ ExceptIfHeaderContainsWords: ['$other'], ExceptIfHeaderMatchesPatterns: ['$other'] }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'a rule without direction needs the processed header',
    sections: {
      OutboundConnector: [],
      TransportRule: [routeInbound({ ...powershellInbound, FromScope: null, SentToScope: null })],
    },
    config: { inbound: 'loopback', outbound: 'none' },
    findings: [{ message: 'tenantOnly' }],
  },
  {
    name: 'inactive, where its direction has no active rule: one step lower',
    sections: { TransportRule: [routeInbound({ ...powershellInbound, Mode: 'Audit' }), routeOutbound()] },
    findings: [{ message: 'tenantOnly', severity: 'low' }],
  },
  {
    name: 'the second exception was lost: it may be the one that is missing',
    sections: {
      TransportRule: [routeInbound(), routeOutbound({ ExceptIfHeaderMatchesPatterns: { nested: true } })],
    },
    gaps: ['ExceptIfHeaderMatchesPatterns'],
  },
  {
    name: 'the value is not known: whether the exceptions hold is open, that one is missing is not',
    sections: {
      TransportRule: [
        routeInbound({ SetHeaderName: null, SetHeaderValue: null }),
        routeOutbound({ SetHeaderName: null, SetHeaderValue: null, ...noPatterns }),
      ],
    },
    config: { headerValue: null },
    findings: [{ message: 'processedOnly', subject: 'Route outbound via mxHERO' }],
    gaps: ['ExceptIfHeaderContainsWords', 'ExceptIfHeaderContainsWords'],
  },
  {
    name: 'a profile that does not say what guards outbound',
    sections: { TransportRule: [routeInbound(powershellInbound), routeOutbound(noPatterns)] },
    config: { overrides: { guards: { outbound: null } } },
    findings: [{ message: 'tenantOnly' }],
    gaps: ['guards.outbound'],
  },
  {
    name: 'one of two exceptions cannot be evaluated',
    sections: { TransportRule: [routeInbound(), routeOutbound({ ExceptIfHeaderMatchesPatterns: ['(?=c0)ffee'] })] },
    gaps: ['ExceptIfHeaderMatchesPatterns'],
  },
  {
    name: 'all exceptions lost',
    sections: { TransportRule: [routeInbound({ ExceptIfHeaderContainsWords: { deep: 1 } }), routeOutbound()] },
    gaps: ['ExceptIfHeaderContainsWords'],
  },
  {
    name: 'a vendor without headers',
    config: { overrides: { headers: { processed: null } } },
    gaps: ['headers.processed'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
