import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const unstamped = { SetHeaderName: null, SetHeaderValue: null };
const stamping = { SetHeaderName: 'X-mxHero-Transport-Agent', SetHeaderValue: '$value' };

function inbound(over: Readonly<Record<string, unknown>>) {
  return { TransportRule: [routeInbound(over), routeOutbound()] };
}

/** A rule in front of the inbound one, which stamps nothing, stamps a part of its mail. */
function stampedInPart(over: Readonly<Record<string, unknown>>) {
  return {
    TransportRule: [
      transportRule({ Name: 'Stamp', FromScope: 'NotInOrganization', SentTo: ['a@contoso.com'], ...stamping }),
      routeInbound({ ...unstamped, Priority: 1, ...over }),
      routeOutbound({ Priority: 2 }),
    ],
  };
}

ruleTable(rule, [
  { name: 'guide', state: 'evaluated' },
  {
    name: 'the name in another case',
    sections: inbound({ SetHeaderName: 'x-mxhero-transport-AGENT' }),
    state: 'evaluated',
  },
  {
    name: 'nothing is stamped; the value comes from the other rule',
    sections: inbound(unstamped),
    findings: [
      {
        message: 'missing',
        subject: 'Route inbound mail via mxHERO',
        severity: 'high',
        text: /without the header 'X-mxHero-Transport-Agent'/,
        fix: /^\$v = \(Get-TransportRule -Identity 'Route outbound via mxHERO' -ErrorAction Stop\)\.SetHeaderValue; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -SetHeaderName 'X-mxHero-Transport-Agent' -SetHeaderValue \$v$/,
      },
    ],
  },
  {
    name: 'no rule stamps: the value is asked for',
    sections: { TransportRule: [routeInbound(unstamped), routeOutbound(unstamped)] },
    findings: [
      { message: 'missing', fix: /^\$v = Read-Host 'Value from the dashboard'/ },
      { message: 'missing', subject: 'Route outbound via mxHERO' },
    ],
  },
  {
    name: 'the processed header is stamped instead',
    sections: inbound({ SetHeaderName: 'X-mxHero-Server' }),
    findings: [
      {
        message: 'otherHeader',
        property: 'SetHeaderName',
        severity: 'high',
        text: /'X-mxHero-Server'.*not 'X-mxHero-Transport-Agent'/,
      },
    ],
  },
  {
    name: 'the name is misspelt, with the value pasted behind it',
    sections: inbound({ SetHeaderName: 'X-mxHero-TransportAgent: dec0de5ea1ed0ddba11feedbacca1ab1' }),
    findings: [{ message: 'otherHeader', text: /'X-mxHero-TransportAgent:'(?!.*dec0de)/ }],
  },
  {
    name: 'no value',
    sections: inbound({ SetHeaderValue: null }),
    findings: [{ message: 'blank', property: 'SetHeaderValue' }],
  },
  { name: 'a blank value', sections: inbound({ SetHeaderValue: '  ' }), findings: [{ message: 'blank' }] },
  {
    name: 'an earlier rule stamps all that this one routes',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Stamp', FromScope: 'NotInOrganization', ...stamping }),
        routeInbound({ ...unstamped, Priority: 1 }),
        routeOutbound({ Priority: 2 }),
      ],
    },
    findings: [{ message: 'byOther', severity: 'low', text: /leaves it to rule 'Stamp'/ }],
  },
  {
    name: 'an earlier rule stamps some of it',
    sections: stampedInPart({}),
    findings: [{ message: 'missing' }],
  },
  {
    name: 'an earlier rule stamps some of it, and the rule asks for the stamp',
    sections: stampedInPart({
      HeaderContainsMessageHeader: 'X-MXHERO-Transport-Agent',
      HeaderContainsWords: ['$value'],
    }),
    findings: [{ message: 'byOther', text: /leaves it to rule 'Stamp'/ }],
  },
  {
    name: 'an earlier rule stamps some of it, and the rule asks for another header',
    sections: stampedInPart({ HeaderContainsMessageHeader: 'X-Archived', HeaderContainsWords: ['$value'] }),
    findings: [{ message: 'missing' }],
  },
  {
    name: 'an earlier rule stamps another header, or nothing into this one',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Server', ...stamping, SetHeaderName: 'X-mxHero-Server' }),
        transportRule({ Name: 'Blank', Priority: 1, ...stamping, SetHeaderValue: ' ' }),
        routeInbound({ ...unstamped, Priority: 2 }),
        routeOutbound({ Priority: 3 }),
      ],
    },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'an earlier rule that only audits stamps nothing',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Stamp', Mode: 'Audit', ...stamping }),
        routeInbound({ ...unstamped, Priority: 1 }),
        routeOutbound({ Priority: 2 }),
      ],
    },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'inactive, where its direction has no active rule: one step lower',
    sections: inbound({ ...unstamped, State: 'Disabled' }),
    findings: [{ message: 'missing', severity: 'medium' }],
  },
  { name: 'name lost', sections: inbound({ SetHeaderName: { deep: 1 } }), gaps: ['SetHeaderName'] },
  { name: 'value lost', sections: inbound({ SetHeaderValue: { deep: 1 } }), gaps: ['SetHeaderValue'] },
  {
    name: 'vendor without a known header',
    config: { overrides: { headers: { tenant: null } } },
    gaps: ['headers.tenant'],
  },
  {
    name: 'vendor without such a header',
    config: { headerValue: null, overrides: { headers: { tenant: 'none' } } },
    state: 'not-applicable',
  },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
