import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const words = 'ExceptIfHeaderContainsWords';
const patterns = 'ExceptIfHeaderMatchesPatterns';
const undeclared = { headerValue: null };

ruleTable(rule, [
  { name: 'declared', state: 'evaluated' },
  {
    name: 'not declared',
    config: undeclared,
    findings: [
      {
        message: 'undeclared',
        subject: 'Route inbound mail via mxHERO',
        property: 'SetHeaderValue',
        severity: 'info',
        text: /stamps value 1, and no value is declared/,
        fix: /^Declare "headerValue"/,
      },
    ],
  },
  {
    name: 'declared for one of two domains',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'] }),
        routeInbound({
          Name: 'In 2',
          RecipientDomainIs: ['fabrikam.com'],
          SetHeaderValue: '$other',
          [words]: ['$other'],
        }),
      ],
    },
    config: { headerValue: null, outbound: 'none', domains: { 'contoso.com': { headerValue: '$value' } } },
    findings: [{ message: 'undeclared', subject: 'In 2', text: /stamps value 2/ }],
  },
  {
    name: 'two values, one per domain: both are unverified',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'] }),
        routeInbound({
          Name: 'In 2',
          RecipientDomainIs: ['fabrikam.com'],
          SetHeaderValue: '$other',
          [words]: ['$other'],
        }),
      ],
    },
    config: { headerValue: null, outbound: 'none' },
    findings: [{ message: 'undeclared' }, { message: 'undeclared', subject: 'In 2' }],
  },
  {
    name: 'values that disagree are another finding',
    sections: {
      TransportRule: [
        routeInbound(),
        routeOutbound({ SetHeaderValue: '$other', [words]: ['$other'], [patterns]: ['$other'] }),
      ],
    },
    config: undeclared,
    state: 'evaluated',
  },
  {
    name: 'placeholders are another finding',
    sections: {
      TransportRule: [routeInbound({ SetHeaderValue: '<your-domain-hash>', [words]: ['<your-domain-hash>'] })],
    },
    config: { headerValue: null, outbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'no stamp',
    sections: { TransportRule: [routeInbound({ SetHeaderName: null, SetHeaderValue: null })] },
    config: { headerValue: null, outbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'stamp lost',
    sections: { TransportRule: [routeInbound({ SetHeaderValue: { deep: 1 } })] },
    config: { headerValue: null, outbound: 'none' },
    gaps: ['SetHeaderValue'],
  },
  {
    name: 'vendor without a known header',
    config: { ...undeclared, overrides: { headers: { tenant: null } } },
    gaps: ['headers.tenant'],
  },
  {
    name: 'vendor without such a header',
    config: { headerValue: null, overrides: { headers: { tenant: 'none' } } },
    state: 'not-applicable',
  },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
