import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const words = 'ExceptIfHeaderContainsWords';
const patterns = 'ExceptIfHeaderMatchesPatterns';
const noWords = { ExceptIfHeaderContainsMessageHeader: null, [words]: null };

function inbound(over: Readonly<Record<string, unknown>>) {
  return { TransportRule: [routeInbound(over), routeOutbound()] };
}

function byPattern(...texts: readonly string[]) {
  return inbound({ ...noWords, ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Server', [patterns]: texts });
}

/** A value with punctuation, declared and stamped by both rules. */
function punctuated(value: string, over: Readonly<Record<string, unknown>>) {
  const outbound = {
    SetHeaderValue: value,
    [words]: [value],
    ExceptIfHeaderMatchesMessageHeader: null,
    [patterns]: null,
  };
  return {
    sections: {
      TransportRule: [routeInbound({ SetHeaderValue: value, [words]: [value], ...over }), routeOutbound(outbound)],
    },
    config: { headerValue: value },
  };
}

const matching: readonly Row[] = [
  { name: 'the value', sections: inbound({}) },
  { name: 'in capitals: guards match without case', sections: inbound({ [words]: [headerValue.toUpperCase()] }) },
  { name: 'between blanks', sections: inbound({ [words]: [`  ${headerValue} `] }) },
  { name: 'among other words', sections: inbound({ [words]: ['$other', '$value'] }) },
  { name: 'as a pattern', sections: byPattern(headerValue) },
  { name: 'as an anchored pattern', sections: byPattern(`^${headerValue}$`) },
  { name: 'as a pattern for a part of it', sections: byPattern(headerValue.slice(4, 12)) },
  { name: 'as one of several patterns', sections: byPattern('^x$', `(?:a|${headerValue})`) },
  {
    name: 'with the addresses of the service excepted',
    sections: inbound({ [words]: ['$other'], ExceptIfSenderIpRanges: '$egress' }),
  },
  { name: 'punctuation in words', ...punctuated('ab-12.cd', {}) },
].map((row) => ({ ...row, state: 'evaluated' }));

const flawed: readonly Row[] = [
  {
    name: 'another value',
    over: { [words]: ['$other'] },
    message: 'other',
    text: /holds value 2, but the value of mxHERO is value 1/,
  },
  {
    name: 'two other values',
    over: { [words]: ['$other', 'zz9'] },
    message: 'other',
    text: /holds value 2, value 3, but/,
  },
  { name: 'no words', over: { [words]: [] }, message: 'empty', text: /without any text/ },
  { name: 'words that are null', over: { [words]: null }, message: 'empty' },
  {
    name: 'a placeholder of the command',
    over: { [words]: ['<your-domain-hash>'] },
    message: 'placeholder',
    text: /holds value 2, which the guide prints/,
  },
  { name: 'a placeholder without brackets', over: { [words]: ['Your-Domain-Hash'] }, message: 'placeholder' },
  { name: 'a placeholder of the text', over: { [words]: ['value from mxHERO Dashboard'] }, message: 'placeholder' },
  { name: 'something in brackets', over: { [words]: ['<hash>'] }, message: 'placeholder' },
  {
    name: 'a part of the value',
    over: { [words]: [headerValue.slice(0, 8)] },
    message: 'part',
    text: /value 2, which is only a part of value 1/,
  },
  { name: 'an asterisk', over: { [words]: ['*'] }, message: 'wildcard', text: /a word with '\*'/ },
  { name: 'a part with asterisks', over: { [words]: [`*${headerValue.slice(0, 8)}*`] }, message: 'wildcard' },
  { name: 'quotes', over: { [words]: [`"${headerValue}"`] }, message: 'quoted', text: /value 1 in quotes/ },
  { name: 'curly quotes', over: { [words]: [`\u201c${headerValue}\u201d`] }, message: 'quoted' },
  { name: 'a word written as a pattern', over: { [words]: [`^${headerValue}$`] }, message: 'escaped' },
].map(({ name, over, message, text }) => ({
  name,
  sections: inbound(over),
  findings: [
    {
      message,
      subject: 'Route inbound mail via mxHERO',
      property: words,
      severity: 'critical',
      ...(text === undefined ? {} : { text }),
    },
  ],
}));

ruleTable(rule, [
  { name: 'guide', state: 'evaluated' },
  ...matching,
  ...flawed,
  {
    name: 'the fix adds the value that another rule stamps',
    sections: inbound({ [words]: ['$other'] }),
    findings: [
      {
        message: 'other',
        fix: /^\$v = \(Get-TransportRule -Identity 'Route outbound via mxHERO' -ErrorAction Stop\)\.SetHeaderValue; \$l = @\(\(Get-TransportRule -Identity 'Route inbound mail via mxHERO' -ErrorAction Stop\)\.ExceptIfHeaderContainsWords\) \+ \$v .*-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$l$/,
      },
    ],
  },
  {
    name: 'a pattern of another value',
    sections: byPattern('$other'),
    findings: [{ message: 'other', property: patterns, fix: /\[regex\]::Escape\(\$v\)/ }],
  },
  {
    name: 'a real pattern of other values',
    sections: byPattern('^[g-z]+$'),
    findings: [{ message: 'pattern', text: /value 1 does not match it/ }],
  },
  { name: 'an anchored part', sections: byPattern(`^${headerValue.slice(0, 8)}$`), findings: [{ message: 'part' }] },
  { name: 'a pattern in quotes', sections: byPattern(`"${headerValue}"`), findings: [{ message: 'quoted' }] },
  {
    name: 'special characters of the value stand in a pattern as they are',
    ...punctuated('ab+12', {
      ...noWords,
      ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Server',
      [patterns]: ['ab+12'],
    }),
    findings: [{ message: 'metacharacters', property: patterns }],
  },
  {
    name: 'a word with the escapes of a pattern',
    ...punctuated('ab-12.cd', { [words]: ['ab-12\\.cd'] }),
    findings: [{ message: 'escaped' }],
  },
  {
    name: 'without a declared value the stamp of the rule counts',
    sections: inbound({ [words]: ['$other'] }),
    config: { headerValue: null },
    findings: [{ message: 'other' }],
  },
  {
    name: 'declared value, neither stamped nor excepted',
    sections: { TransportRule: [routeInbound({ [words]: ['$other'], SetHeaderValue: '$other' }), routeOutbound()] },
    findings: [{ message: 'other' }],
  },
  {
    name: 'one of two exceptions holds',
    sections: { TransportRule: [routeInbound(), routeOutbound({ [words]: ['$other'] })] },
    state: 'evaluated',
  },
  {
    name: 'neither of two holds: one finding; nothing comes back by design',
    sections: { TransportRule: [routeInbound(), routeOutbound({ [words]: ['$other'], [patterns]: ['$other'] })] },
    findings: [{ message: 'other', subject: 'Route outbound via mxHERO', property: words, severity: 'high' }],
  },
  {
    name: 'outbound loopback',
    sections: { TransportRule: [routeInbound(), routeOutbound({ [words]: ['$other'], [patterns]: ['$other'] })] },
    config: { outbound: 'loopback' },
    findings: [{ message: 'other', severity: 'critical' }],
  },
  {
    name: 'a placeholder needs no value to compare with',
    sections: {
      TransportRule: [routeInbound({ [words]: ['<your-domain-hash>'], SetHeaderValue: '<your-domain-hash>' })],
    },
    config: { outbound: 'none', headerValue: null },
    findings: [{ message: 'placeholder' }],
  },
  {
    name: 'two domains with a value each',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'] }),
        routeInbound({
          Name: 'Fabrikam',
          RecipientDomainIs: ['Fabrikam.com'],
          SetHeaderValue: '$other',
          [words]: ['$other'],
        }),
        routeOutbound(),
      ],
    },
    config: {
      headerValue: null,
      domains: { 'contoso.com': { headerValue: '$value' }, 'fabrikam.com': { headerValue: '$other' } },
    },
    state: 'evaluated',
  },
  {
    name: 'two domains, the exceptions exchanged',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'], [words]: ['$other'] }),
        routeInbound({
          Name: 'Fabrikam',
          RecipientDomainIs: ['fabrikam.com'],
          SetHeaderValue: '$other',
          [words]: ['$value'],
        }),
        routeOutbound(),
      ],
    },
    findings: [{ message: 'other' }, { message: 'other', subject: 'Fabrikam' }],
    config: {
      headerValue: null,
      domains: { 'contoso.com': { headerValue: '$value' }, 'fabrikam.com': { headerValue: '$other' } },
    },
  },
  {
    name: 'the value is not known at all',
    sections: { TransportRule: [routeInbound({ SetHeaderName: null, SetHeaderValue: null })] },
    config: { outbound: 'none', headerValue: null },
    gaps: [words],
  },
  { name: 'a pattern that cannot be evaluated', sections: byPattern('(?=c0ffee).*'), gaps: [patterns] },
  { name: 'words lost', sections: inbound({ [words]: 'System.Object[]' }), gaps: [words] },
  {
    name: 'the other exception was lost and may hold',
    sections: inbound({ [words]: ['$other'], ExceptIfHeaderMatchesMessageHeader: { deep: 1 } }),
    gaps: ['ExceptIfHeaderMatchesMessageHeader'],
  },
  {
    name: 'inactive, where its direction has no active rule: one step lower',
    sections: inbound({ [words]: ['$other'], State: 'Disabled' }),
    findings: [{ message: 'other', severity: 'high' }],
  },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
