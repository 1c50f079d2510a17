import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const unguarded = {
  ExceptIfHeaderContainsMessageHeader: null,
  ExceptIfHeaderContainsWords: null,
  ExceptIfHeaderMatchesMessageHeader: null,
  ExceptIfHeaderMatchesPatterns: null,
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
    findings: [{ message: 'unguarded', severity: 'high' }],
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
]);
