import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const property = 'ExceptIfHeaderContainsMessageHeader';

function inboundWith(header: string, over: Readonly<Record<string, unknown>> = {}) {
  return { TransportRule: [routeInbound({ [property]: header, ...over }), routeOutbound()] };
}

const misspelt: readonly Row[] = [
  'X-mxHero-Servers',
  'X-mxHero-Sever',
  'X-mxHero-Srever',
  'X-mxHero-',
  'X-mxHero',
  'X-mxHero-Server ',
  'X mxHero Server',
  'X_mxHero_Server',
  'X\u2011mxHero\u2013Server',
  'XmxHeroServer',
  'X-mxHero-Server:',
  'X-mxHéro-Server',
].map((header) => ({
  name: `nearly the name: ${JSON.stringify(header)}`,
  sections: inboundWith(header),
  findings: [{ message: 'noneLeft', severity: 'critical', property, text: /is not the 'X-mxHero-Server' of mxHERO/ }],
}));

ruleTable(rule, [
  { name: 'guide', state: 'evaluated' },
  { name: 'the exact name in another case', sections: inboundWith('x-MXHERO-server'), state: 'evaluated' },
  { name: 'a header of somebody else', sections: inboundWith('X-Processed-By'), state: 'evaluated' },
  { name: 'a header of the same family', sections: inboundWith('X-mxHero-Rule-Id'), state: 'evaluated' },
  ...misspelt,
  {
    name: 'the name is shown and mended, the words stay',
    sections: inboundWith('X-mxHero-Servers'),
    findings: [
      {
        message: 'noneLeft',
        subject: 'Route inbound mail via mxHERO',
        text: /by the header 'X-mxHero-Servers'/,
        fix: /^\$v = \(Get-TransportRule -Identity 'Route outbound via mxHERO' -ErrorAction Stop\)\.SetHeaderValue; \$l = @\(\(Get-TransportRule -Identity 'Route inbound mail via mxHERO' -ErrorAction Stop\)\.ExceptIfHeaderContainsWords\) \+ \$v .*-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$l$/,
      },
    ],
  },
  {
    name: 'a whole header line was pasted: the value is not shown',
    sections: inboundWith('X-mxHero-Server: dec0de5ea1ed0ddba11feedbacca1ab1'),
    findings: [{ message: 'noneLeft', text: /'X-mxHero-Server:'(?!.*dec0de)/ }],
  },
  {
    name: 'another exception holds',
    sections: inboundWith('X-mxHero-Servers', {
      ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
      ExceptIfHeaderMatchesPatterns: ['$value'],
    }),
    findings: [{ message: 'oneLeft', severity: 'medium' }],
  },
  {
    name: 'the addresses of the service are excepted',
    sections: inboundWith('X-mxHero-Servers', { ExceptIfSenderIpRanges: '$egress' }),
    findings: [{ message: 'oneLeft', severity: 'medium' }],
  },
  {
    name: 'the other exception waits for another value: none is left',
    sections: inboundWith('X-mxHero-Servers', {
      ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
      ExceptIfHeaderMatchesPatterns: ['$other'],
    }),
    findings: [{ message: 'noneLeft', severity: 'critical' }],
  },
  {
    name: 'outbound, both names misspelt: two findings; nothing comes back by design',
    sections: {
      TransportRule: [
        routeInbound(),
        routeOutbound({ [property]: 'X-mxHero-Serve', ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-TransportAgent' }),
      ],
    },
    findings: [
      { message: 'noneLeft', property, severity: 'high' },
      {
        message: 'noneLeft',
        property: 'ExceptIfHeaderMatchesMessageHeader',
        text: /'X-mxHero-TransportAgent', which is not the 'X-mxHero-Transport-Agent'/,
        fix: /-ExceptIfHeaderMatchesMessageHeader 'X-mxHero-Transport-Agent'/,
      },
    ],
  },
  {
    name: 'outbound loopback: what comes back loops',
    sections: {
      TransportRule: [
        routeInbound(),
        routeOutbound({
          [property]: 'X-mxHero-Serve',
          ExceptIfHeaderMatchesMessageHeader: null,
          ExceptIfHeaderMatchesPatterns: null,
        }),
      ],
    },
    config: { outbound: 'loopback' },
    findings: [{ message: 'noneLeft', severity: 'critical' }],
  },
  {
    name: 'whether the other exception holds is not known',
    sections: inboundWith('X-mxHero-Servers', {
      ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
      ExceptIfHeaderMatchesPatterns: ['(?=.*c0)ffee'],
    }),
    findings: [{ message: 'openLeft', text: /cannot be told from the export/, severity: 'medium' }],
    gaps: ['ExceptIfHeaderMatchesPatterns'],
  },
  {
    name: 'vendor without a known header',
    config: { overrides: { headers: { processed: null } } },
    gaps: ['headers.processed'],
  },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
