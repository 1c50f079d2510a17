import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const unguarded = { ExceptIfHeaderContainsMessageHeader: null, ExceptIfHeaderContainsWords: null };
const condition = { HeaderContainsMessageHeader: 'X-mxHero-Server', HeaderContainsWords: ['$value'] };
const tenantCondition = {
  HeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
  HeaderMatchesPatterns: ['$value'],
};
const stamping = { SetHeaderName: 'X-mxHero-Transport-Agent', SetHeaderValue: '$value' };

ruleTable(rule, [
  { name: 'guide: exceptions only', state: 'evaluated' },
  {
    name: 'the processed header as a condition instead of an exception',
    sections: { TransportRule: [routeInbound({ ...unguarded, ...condition }), routeOutbound()] },
    findings: [
      {
        message: 'condition',
        subject: 'Route inbound mail via mxHERO',
        property: 'HeaderContainsMessageHeader',
        severity: 'critical',
        text: /only mail whose header 'X-mxHero-Server' is set/,
        fix: /-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$l; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -HeaderContainsMessageHeader \$null -HeaderContainsWords \$null$/,
      },
    ],
  },
  {
    name: 'as a condition beside the exception',
    sections: { TransportRule: [routeInbound(condition), routeOutbound()] },
    findings: [{ message: 'condition', severity: 'critical' }],
  },
  {
    name: 'the tenant header by pattern, in another case, on an inactive rule',
    sections: {
      TransportRule: [
        routeInbound(),
        routeOutbound({
          ...tenantCondition,
          HeaderMatchesMessageHeader: 'x-mxhero-TRANSPORT-agent',
          State: 'Disabled',
        }),
      ],
    },
    findings: [{ message: 'condition', subject: 'Route outbound via mxHERO', severity: 'high' }],
  },
  {
    name: 'both kinds of conditions: one finding that removes both',
    sections: { TransportRule: [routeInbound({ ...condition, ...tenantCondition }), routeOutbound()] },
    findings: [
      {
        message: 'condition',
        fix: /-HeaderContainsWords \$null -HeaderMatchesMessageHeader \$null -HeaderMatchesPatterns \$null$/,
      },
    ],
  },
  {
    name: 'outbound: both exceptions take the place of the condition',
    sections: {
      TransportRule: [
        routeInbound(),
        routeOutbound({
          ...unguarded,
          ...condition,
          ExceptIfHeaderMatchesMessageHeader: null,
          ExceptIfHeaderMatchesPatterns: null,
        }),
      ],
    },
    findings: [
      {
        message: 'condition',
        fix: /-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' .*-ExceptIfHeaderMatchesMessageHeader 'X-mxHero-Transport-Agent' .*-HeaderContainsWords \$null$/,
      },
    ],
  },
  {
    name: 'a condition on a header of somebody else',
    sections: {
      TransportRule: [
        routeInbound({ HeaderContainsMessageHeader: 'X-Spam', HeaderContainsWords: ['no'] }),
        routeOutbound(),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'an earlier rule stamps the tenant header and this one routes what is stamped',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Stamp', FromScope: 'NotInOrganization', ...stamping, Priority: 0 }),
        routeInbound({ ...tenantCondition, SetHeaderName: null, SetHeaderValue: null, Priority: 1 }),
        routeOutbound({ Priority: 2 }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'the rule that stamps comes later',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Stamp', FromScope: 'NotInOrganization', ...stamping, Priority: 5 }),
        routeInbound({ ...tenantCondition, SetHeaderName: null, SetHeaderValue: null, Priority: 1 }),
        routeOutbound({ Priority: 2 }),
      ],
    },
    findings: [{ message: 'condition' }],
  },
  {
    name: 'the words of the condition were lost',
    sections: { TransportRule: [routeInbound({ ...condition, HeaderContainsWords: { deep: 1 } }), routeOutbound()] },
    gaps: ['HeaderContainsWords'],
  },
  {
    name: 'the words of a condition on another header were lost',
    sections: {
      TransportRule: [
        routeInbound({ HeaderContainsMessageHeader: 'X-Spam', HeaderContainsWords: { deep: 1 } }),
        routeOutbound(),
      ],
    },
    state: 'evaluated',
  },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
