import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const words = 'ExceptIfHeaderContainsWords';
const patterns = 'ExceptIfHeaderMatchesPatterns';
const inboundName = 'Route inbound mail via mxHERO';

function rules(inbound: Readonly<Record<string, unknown>>, outbound: Readonly<Record<string, unknown>> = {}) {
  return { TransportRule: [routeInbound(inbound), routeOutbound(outbound)] };
}

function valued(value: string) {
  return { SetHeaderValue: value, [words]: [value], [patterns]: [value] };
}

/** A pair of rules per domain, each with one value. */
const perDomain = {
  TransportRule: [
    routeInbound({ ...valued('$value'), [patterns]: null, RecipientDomainIs: ['contoso.com'] }),
    routeInbound({ ...valued('$other'), [patterns]: null, Name: 'In 2', RecipientDomainIs: ['fabrikam.com'] }),
    routeOutbound({ ...valued('$value'), SenderDomainIs: ['CONTOSO.com'] }),
    routeOutbound({ ...valued('$other'), Name: 'Out 2', SenderDomainIs: ['fabrikam.com'] }),
  ],
};
const declaredPerDomain = {
  headerValue: null,
  domains: { 'contoso.com': { headerValue: '$value' }, 'fabrikam.com': { headerValue: '$other' } },
};

ruleTable(rule, [
  { name: 'guide: one value everywhere', state: 'evaluated' },
  {
    name: 'an exception with another value than the stamps',
    sections: rules({ [words]: ['$other'] }),
    findings: [
      {
        message: 'exception',
        subject: inboundName,
        property: words,
        severity: 'high',
        text: /looks for value 2 in the header 'X-mxHero-Server', while for all domains the rules that route to mxHERO stamp value 1\./,
        fix: /^\$v = .*-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$l$/,
      },
    ],
  },
  {
    name: 'the same in two exceptions of one rule, nothing declared: the stamps count',
    sections: rules({}, { [words]: ['$other'], [patterns]: ['$other'] }),
    config: { headerValue: null },
    findings: [{ message: 'exception', subject: 'Route outbound via mxHERO' }],
  },
  {
    name: 'an exception with another value beside one that holds',
    sections: rules({}, { [words]: ['$other'] }),
    findings: [{ message: 'several', subject: 'Route outbound via mxHERO', property: words }],
  },
  {
    name: 'an exception with another value beside the addresses of the service',
    sections: rules({ [words]: ['$other'], ExceptIfSenderIpRanges: '$egress' }),
    findings: [{ message: 'several', subject: inboundName, property: words }],
  },
  {
    name: 'an exception and a stamp with another value',
    sections: rules({ [words]: ['$other'] }, { SetHeaderValue: '$other' }),
    findings: [{ message: 'several' }],
  },
  {
    name: 'a rule that stamps another value: the declared one is taken from the other rule',
    sections: rules({}, valued('$other')),
    findings: [
      {
        message: 'several',
        subject: 'Route outbound via mxHERO',
        property: 'SetHeaderValue',
        fix: /^\$v = \(Get-TransportRule -Identity 'Route inbound mail via mxHERO' -ErrorAction Stop\)\.SetHeaderValue; .*-ExceptIfHeaderContainsWords \$l; .*-ExceptIfHeaderMatchesPatterns \$l; Set-TransportRule -Identity 'Route outbound via mxHERO' -SetHeaderValue \$v$/,
      },
    ],
  },
  {
    name: 'nothing declared: the odd one out is named, the value is asked for',
    sections: rules({ SetHeaderValue: '$other' }),
    config: { headerValue: null },
    findings: [{ message: 'several', subject: inboundName, property: 'SetHeaderValue', fix: /^\$v = Read-Host/ }],
  },
  {
    name: 'neither is the declared one',
    sections: rules({ ...valued('zz1'), [patterns]: null }, valued('zz2')),
    findings: [{ message: 'several', subject: inboundName }],
  },
  {
    name: 'letter case alone',
    sections: rules({ SetHeaderValue: headerValue.toUpperCase() }),
    findings: [{ message: 'letterCase', severity: 'low', subject: inboundName, property: 'SetHeaderValue' }],
  },
  { name: 'blanks around do not count', sections: rules({ SetHeaderValue: ` ${headerValue} ` }), state: 'evaluated' },
  {
    name: 'anchors, escapes and quotes around the value do not count',
    sections: rules({ [words]: [`"${headerValue}"`] }, { [patterns]: [`^${headerValue}$`] }),
    state: 'evaluated',
  },
  {
    name: 'a piece of the value is a bad guard, no other value',
    sections: rules({ [words]: [headerValue.slice(0, 9)] }),
    state: 'evaluated',
  },
  {
    name: 'placeholders are no values',
    sections: rules({ [words]: ['<your-domain-hash>'] }, { SetHeaderValue: '<your-domain-hash>' }),
    state: 'evaluated',
  },
  {
    name: 'a real pattern stands for no value',
    sections: rules({}, { [patterns]: ['[0-9a-f]{32}'] }),
    state: 'evaluated',
  },
  {
    name: 'one of two alternatives of a pattern is another value',
    sections: rules({}, { [patterns]: [`${headerValue}|zz1`] }),
    findings: [{ message: 'leftover', subject: 'Route outbound via mxHERO', property: patterns, severity: 'low' }],
  },
  {
    name: 'an old value beside the right one: the exception holds',
    sections: rules({ [words]: ['$other', '$value'] }),
    findings: [
      {
        message: 'leftover',
        subject: inboundName,
        property: words,
        severity: 'low',
        text: /looks for value 2 in the header 'X-mxHero-Server' beside value 1,/,
        fix: /^Take the other value out of the exception by hand/,
      },
    ],
  },
  {
    name: 'an old value beside the right one, and a stamp with another: the stamp is told',
    sections: rules({ [words]: ['$other', '$value'] }, { SetHeaderValue: 'zz1' }),
    findings: [{ message: 'several', subject: 'Route outbound via mxHERO', property: 'SetHeaderValue' }],
  },
  { name: 'a value per domain, declared', sections: perDomain, config: declaredPerDomain, state: 'evaluated' },
  { name: 'a value per domain, not declared', sections: perDomain, config: { headerValue: null }, state: 'evaluated' },
  {
    name: 'a value per domain, of a service that has one for the tenant',
    sections: perDomain,
    config: { ...declaredPerDomain, overrides: { headers: { valueScope: 'tenant' } } },
    findings: [{ message: 'several' }],
  },
  {
    name: 'one domain with two values: the finding names it',
    sections: {
      TransportRule: perDomain.TransportRule.map((one) =>
        one['Name'] === 'Out 2' ? { ...one, SetHeaderValue: '$value' } : one,
      ),
    },
    config: declaredPerDomain,
    findings: [
      { message: 'several', subject: 'Out 2', discriminator: 'fabrikam.com', text: /for fabrikam\.com the rules/ },
    ],
  },
  {
    name: 'a rule without domains speaks for all of them',
    sections: { TransportRule: [...perDomain.TransportRule.slice(0, 2), routeOutbound(valued('$value'))] },
    config: { headerValue: null },
    findings: [{ message: 'several', discriminator: 'fabrikam.com' }],
  },
  {
    name: 'a rule that excepts the domain does not speak for it',
    sections: {
      TransportRule: [
        routeInbound({ ...valued('$other'), [patterns]: null, RecipientDomainIs: ['fabrikam.com'] }),
        routeInbound({ Name: 'Rest', ExceptIfRecipientDomainIs: ['fabrikam.com'] }),
        routeOutbound({ ExceptIfSenderDomainIs: ['fabrikam.com'] }),
      ],
    },
    config: { headerValue: null },
    state: 'evaluated',
  },
  {
    name: 'a rule behind one that stops for the domain does not speak for it',
    sections: {
      TransportRule: [
        routeInbound({
          ...valued('$other'),
          [patterns]: null,
          RecipientDomainIs: ['fabrikam.com'],
          StopRuleProcessing: true,
        }),
        routeInbound({ Name: 'Rest', Priority: 1 }),
      ],
    },
    config: { headerValue: null, outbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'a rule for all domains may except the declared values of all',
    sections: rules({ [words]: ['$value', '$other'] }, { [words]: ['$value', '$other'] }),
    config: declaredPerDomain,
    state: 'evaluated',
  },
  {
    name: 'an inactive rule is left out where there is an active one',
    sections: {
      TransportRule: [
        routeInbound(),
        routeInbound({ ...valued('$other'), Name: 'Old', State: 'Disabled' }),
        routeOutbound(),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'domains lost',
    sections: rules({ RecipientDomainIs: { deep: 1 }, [words]: ['$other'] }),
    gaps: ['RecipientDomainIs'],
  },
  { name: 'words lost', sections: rules({ [words]: { deep: 1 } }), gaps: [words] },
  { name: 'stamp lost', sections: rules({ SetHeaderValue: { deep: 1 } }), gaps: ['SetHeaderValue'] },
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
