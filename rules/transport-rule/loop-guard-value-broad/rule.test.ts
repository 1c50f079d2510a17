import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;
type Sections = NonNullable<Row['sections']>;

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const processed = 'X-mxHero-Server';
const words = 'ExceptIfHeaderContainsWords';
const patterns = 'ExceptIfHeaderMatchesPatterns';
const noWords = { ExceptIfHeaderContainsMessageHeader: null, [words]: null };
const noStamp = { SetHeaderName: null, SetHeaderValue: null };

function routes(over: Over, leaving: Over = {}) {
  return { TransportRule: [routeInbound(over), routeOutbound(leaving)] };
}

function byPattern(...texts: readonly string[]) {
  return routes({ ...noWords, ExceptIfHeaderMatchesMessageHeader: processed, [patterns]: texts });
}

/** A value with punctuation, declared and stamped; the outbound rule looks for it by words. */
function punctuated(value: string, over: Over): Pick<Row, 'sections' | 'config'> {
  const leaving = {
    SetHeaderValue: value,
    [words]: [value],
    ExceptIfHeaderMatchesMessageHeader: null,
    [patterns]: null,
  };
  return {
    sections: routes({ SetHeaderValue: value, [words]: [value], ...over }, leaving),
    config: { headerValue: value },
  };
}

const exact: Readonly<Record<string, Row['sections']>> = {
  guide: {},
  'the value in capitals, between blanks': routes({ [words]: [` ${headerValue.toUpperCase()} `] }),
  'as a pattern': byPattern(headerValue),
  'as a pattern between anchors': byPattern(`^${headerValue}$`),
  'beside another value': byPattern(`^(?:${headerValue}|dec0de5ea1ed0ddba11feedbacca1ab1)$`),
  'two words': routes({ [words]: ['$value', '$other'] }),
  'another value, which is another finding': routes({ [words]: ['$other'] }),
  'a placeholder, which is another finding': routes({ [words]: ['<your-domain-hash>'] }),
  'no words, which is another finding': routes({ [words]: [] }),
};

function broad(name: string, message: string, sections: Sections, property: string = patterns): Row {
  const severity = message === 'partOfValue' ? 'medium' : 'high';
  return { name, sections, findings: [{ message, subject: inbound, property, severity }] };
}

ruleTable(rule, [
  ...Object.entries(exact).map(([name, sections = {}]): Row => ({ name, sections, state: 'evaluated' })),
  broad('a dot', 'anyText', byPattern('.')),
  broad('a dot and a star', 'anyText', byPattern('.*')),
  broad('a dot and a plus', 'anyText', byPattern('.+')),
  broad('an empty alternative', 'anyText', byPattern(`${headerValue}|`)),
  broad('an empty header', 'anyText', byPattern(headerValue, '^$')),
  broad('an optional value', 'anyText', byPattern(`(?:${headerValue})?`)),
  broad('any letter', 'anyText', byPattern('[a-z]')),
  broad('any digit', 'anyText', byPattern('\\d')),
  broad('eight digits', 'anyText', byPattern('[0-9]{8}')),
  broad('any punctuation', 'anyText', byPattern('-')),
  ...['^\\.$', '^-$', '^0$', '^a$', '^TRUE$', '^[a-z]{20,}$', '^[0-9]{6,}$', '^.*[+].*$'].map((pattern) =>
    broad(`a text that anybody writes, ${pattern}`, 'anyText', byPattern(headerValue, pattern)),
  ),
  broad('everything but a value', 'anyText', byPattern('[^x]')),
  broad('a word that anybody writes', 'anyText', routes({ [words]: ['$value', 'yes'] }), words),
  broad('another one', 'anyText', routes({ [words]: ['True', '$value'] }), words),
  broad('a word of punctuation', 'anyText', routes({ [words]: ['$value', '.'] }), words),
  broad('the form of the value', 'formOfValue', byPattern('^[0-9a-f]{32}$')),
  broad('a form for capitals', 'formOfValue', byPattern('^[0-9A-Z]{32}$')),
  broad('the begin of the value', 'partOfValue', byPattern(`^${headerValue.slice(0, 8)}`)),
  broad('the end of the value', 'partOfValue', byPattern(`${headerValue.slice(-8)}$`)),
  broad('the middle of the value', 'partOfValue', byPattern(headerValue.slice(4, 12))),
  broad('the begin of the value and its form', 'partOfValue', byPattern(`^${headerValue.slice(0, 8)}[0-9a-f]{24}$`)),
  {
    name: 'the widest of several texts counts',
    sections: byPattern(headerValue.slice(4, 12), headerValue, '^[0-9a-f]{32}$'),
    findings: [{ message: 'formOfValue', fix: /^Take every text but the exact value of mxHERO out/ }],
  },
  {
    name: 'any text: the message and the fix',
    sections: byPattern('.'),
    findings: [
      {
        message: 'anyText',
        text: /^Rule 'Route inbound mail via mxHERO' excepts mail whose header 'X-mxHero-Server' holds almost any text\. .* processed by mxHERO\.$/,
        fix: /^\$v = \(Get-TransportRule -Identity 'Route outbound via mxHERO' -ErrorAction Stop\)\.SetHeaderValue; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -ExceptIfHeaderMatchesPatterns \(\[regex\]::Escape\(\$v\)\)$/,
      },
    ],
  },
  {
    name: 'a part of a value with punctuation, as a word: the message and the fix',
    ...punctuated('ab-12', { [words]: ['ab'] }),
    findings: [
      {
        message: 'partOfValue',
        property: words,
        text: /holds only a part of the value of mxHERO/,
        fix: /-ExceptIfHeaderContainsWords \$v$/,
      },
    ],
  },
  {
    name: 'the form: the message prints nothing of it',
    sections: byPattern('^[0-9a-f]{32}$'),
    findings: [{ message: 'formOfValue', text: /holds a text that only looks like the value of mxHERO\./ }],
  },
  {
    name: 'a dot of the value that is not escaped is no matter',
    ...punctuated('ab.12', { ...noWords, ExceptIfHeaderMatchesMessageHeader: processed, [patterns]: ['^ab.12$'] }),
    state: 'evaluated',
  },
  {
    name: 'a value in capitals and small letters that is matched exactly',
    ...punctuated('xYz-09Ff', {}),
    state: 'evaluated',
  },
  {
    name: 'a pattern for a value of other letters',
    ...punctuated('xYz09Zz', {
      ...noWords,
      ExceptIfHeaderMatchesMessageHeader: processed,
      [patterns]: ['^[g-z]{3}09[g-z]{2}$'],
    }),
    findings: [{ message: 'partOfValue' }],
  },
  {
    name: 'a value that is one of the probes itself',
    ...punctuated('yes', {}),
    state: 'evaluated',
  },
  { name: 'one that is a probe in capitals', ...punctuated('YES', {}), state: 'evaluated' },
  { name: 'one that is a part of a probe', ...punctuated('q7w', {}), state: 'evaluated' },
  {
    name: 'the broad exception does not even match the value',
    sections: routes({ [words]: ['.'] }),
    findings: [{ message: 'anyText' }],
  },
  {
    name: 'outbound: both exceptions are broad',
    sections: routes({}, { [patterns]: ['.'], [words]: ['.'] }),
    findings: [
      { message: 'anyText', subject: outbound, property: words },
      { message: 'anyText', subject: outbound, property: patterns, text: /header 'X-mxHero-Transport-Agent'/ },
    ],
  },
  {
    name: 'outsiders cannot send the header, since an earlier rule removes it',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Strip', RemoveHeader: processed, ExceptIfSenderIpRanges: '$egress' }),
        routeInbound({ ...noWords, ExceptIfHeaderMatchesMessageHeader: processed, [patterns]: ['.'] }),
        routeOutbound(),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'senders inside can, when the rule looks at mail from outside alone',
    sections: {
      TransportRule: [
        transportRule({
          Name: 'Strip',
          RemoveHeader: 'X-mxHero-Transport-Agent',
          FromScope: 'NotInOrganization',
          ExceptIfSenderIpRanges: '$egress',
        }),
        routeInbound(),
        routeOutbound({ ...noWords, [patterns]: ['.'] }),
      ],
    },
    findings: [{ message: 'anyText', subject: outbound }],
  },
  {
    name: 'whether the earlier rule removes it is lost',
    sections: {
      TransportRule: [
        transportRule({
          Name: 'Strip',
          RemoveHeader: processed,
          State: { deep: 1 },
          ExceptIfSenderIpRanges: '$egress',
        }),
        routeInbound({ ...noWords, ExceptIfHeaderMatchesMessageHeader: processed, [patterns]: ['.'] }),
        routeOutbound(),
      ],
    },
    gaps: ['State'],
  },
  {
    name: 'the routing rule is inactive and the only one of its direction: one step lower',
    sections: routes({
      ...noWords,
      ExceptIfHeaderMatchesMessageHeader: processed,
      [patterns]: ['.'],
      State: 'Disabled',
    }),
    findings: [{ message: 'anyText', severity: 'medium' }],
  },
  {
    name: 'the value is not known, and any text is taken',
    sections: routes(
      { ...noStamp, ...noWords, ExceptIfHeaderMatchesMessageHeader: processed, [patterns]: ['.'] },
      noStamp,
    ),
    config: { headerValue: null, outbound: 'none' },
    findings: [{ message: 'anyText', fix: /^\$v = Read-Host/ }],
  },
  {
    name: 'the value is not known',
    sections: routes(noStamp, noStamp),
    config: { headerValue: null, outbound: 'none' },
    gaps: [words],
  },
  {
    name: 'the value is not known, and no text is looked for',
    sections: routes({ ...noStamp, [words]: [] }, noStamp),
    config: { headerValue: null, outbound: 'none' },
    state: 'evaluated',
  },
  { name: 'a pattern that cannot be evaluated', sections: byPattern('(?=c0)ffee'), gaps: [patterns] },
  {
    name: 'a pattern that cannot be evaluated, beside one for any text',
    sections: byPattern('(?=c0)ffee', '.'),
    findings: [{ message: 'anyText' }],
  },
  { name: 'the exception is lost', sections: routes({ [words]: { deep: 1 } }), gaps: [words] },
  {
    name: 'a lost exception by addresses is no matter',
    sections: routes({ ExceptIfSenderIpRanges: { deep: 1 } }),
    state: 'evaluated',
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
