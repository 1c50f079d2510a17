import { expect, it } from 'vitest';
import { auditText } from '../../../test/helpers/audit-text.ts';
import { bundle } from '../../../test/helpers/objects/bundle.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

/** Rules that follow each other. */
const rules = (...overs: Over[]) => ({
  TransportRule: overs.map((over, index) =>
    transportRule({ Name: `Rule ${index}`, Priority: index, PrependSubject: '[x] ', Size: 300, ...over }),
  ),
});
const many = (count: number) => rules(...Array.from({ length: count }, () => ({})));
const low = { severity: 'low', fix: /^no fix$/ } as const;
const wide = (length: number) => 'x'.repeat(length);
const noSize = { RegexSize: undefined };

const patterns: readonly Row[] = [
  { name: '20 KB of patterns', sections: rules({ RegexSize: 20_000 }, { RegexSize: 480 }), state: 'evaluated' },
  {
    name: 'more than 20 KB of patterns, also of a rule that is off',
    sections: rules({ RegexSize: 480 }, { RegexSize: 20_001, State: 'Disabled' }, { RegexSize: 0 }, { RegexSize: 1 }),
    findings: [
      {
        ...low,
        message: 'patterns',
        subject: '*',
        text: /^The mail flow rules have 20482 characters of patterns together, .* first in Rule 1, Rule 0, Rule 3\.$/,
      },
    ],
  },
  {
    name: 'sizes not exported: the patterns count',
    sections: rules(
      { ...noSize, SubjectMatchesPatterns: [wide(10_000), wide(10_000)] },
      { RegexSize: null, ExceptIfHeaderMatchesMessageHeader: 'X-A', ExceptIfHeaderMatchesPatterns: [wide(480)] },
    ),
    state: 'evaluated',
  },
  {
    name: 'sizes not exported: patterns of conditions, of exceptions and of headers, no words',
    sections: rules(
      { ...noSize, SubjectMatchesPatterns: [wide(10_000)], SubjectContainsWords: [wide(9000)] },
      { ...noSize, ExceptIfFromAddressMatchesPatterns: [wide(10_000)] },
      { ...noSize, HeaderMatchesMessageHeader: 'X-A', HeaderMatchesPatterns: [wide(400), wide(81)] },
    ),
    findings: [{ ...low, message: 'patterns', text: /have 20481 characters/ }],
  },
  {
    name: 'patterns lost, and what the others have is within the limit',
    sections: rules(
      { ...noSize, SubjectMatchesPatterns: { lost: true } },
      { ...noSize, HeaderMatchesMessageHeader: { lost: true } },
      { ...noSize, ExceptIfHeaderMatchesMessageHeader: 'X-A', ExceptIfHeaderMatchesPatterns: { lost: true } },
      { ...noSize, Conditions: ['A.MoonPhasePredicate'] },
      { ...noSize, Exceptions: ['A.MoonPhasePredicate'] },
      { ...noSize, SubjectContainsWords: { lost: true } },
    ),
    gaps: [
      'Conditions',
      'ExceptIfHeaderMatchesPatterns',
      'Exceptions',
      'HeaderMatchesMessageHeader',
      'SubjectMatchesPatterns',
    ],
  },
  {
    name: 'patterns lost, and the others exceed the limit alone',
    sections: rules({ ...noSize, SubjectMatchesPatterns: { lost: true } }, { RegexSize: 20_481 }),
    findings: [{ message: 'patterns' }],
  },
  {
    name: 'patterns lost, but their size is known',
    sections: rules({ RegexSize: 12, SubjectMatchesPatterns: { lost: true } }),
    state: 'evaluated',
  },
];

const sizes: readonly Row[] = [
  { name: '300 rules', sections: many(300), state: 'evaluated' },
  {
    name: '301 rules',
    sections: many(301),
    findings: [
      { ...low, message: 'count', subject: '*', text: /^The tenant has 301 mail flow rules, more than the 300/ },
    ],
  },
  { name: 'a rule of 8 KB', sections: rules({ Size: 8192 }), state: 'evaluated' },
  { name: 'a rule without a size', sections: rules({ Size: null }), state: 'evaluated' },
  {
    name: 'a rule over 8 KB',
    sections: rules({ Size: 12 }, { Size: 8193 }),
    findings: [
      { ...low, message: 'size', subject: 'Rule 1', property: 'Size', text: /^Rule 'Rule 1' has a size of 8193, over/ },
    ],
  },
  { name: 'an older export without the size', sections: rules({ Size: undefined }, {}), gaps: ['Size'] },
  { name: 'a name of 64 characters', sections: rules({ Name: wide(64) }), state: 'evaluated' },
  {
    name: 'a longer name',
    sections: rules({ Name: wide(65) }),
    findings: [
      {
        ...low,
        message: 'name',
        subject: wide(65),
        property: 'Name',
        text: /^Rule 'x{65}' has a name of 65 characters/,
      },
    ],
  },
  { name: 'name lost', sections: rules({ Name: { lost: true } }), gaps: ['Name'] },
];

const order: readonly Row[] = [
  {
    name: 'equal priorities, one finding for each number',
    sections: rules(
      { Priority: 3 },
      { Priority: 5 },
      { Priority: 3 },
      { Priority: '5' },
      { Priority: 3 },
      { Priority: 4 },
    ),
    findings: [
      {
        ...low,
        message: 'priority',
        subject: 'Rule 0',
        property: 'Priority',
        text: /^Rule 'Rule 0' has the priority 3, and so have Rule 2, Rule 4\. A tenant/,
      },
      { message: 'priority', subject: 'Rule 1', text: /the priority 5, and so have Rule 3\./ },
    ],
  },
  { name: 'no priorities', sections: rules({ Priority: null }, { Priority: null }), state: 'evaluated' },
  {
    name: 'priority lost; the others are judged',
    sections: rules({ Priority: 0 }, { Priority: 'first' }, { Priority: 0 }),
    findings: [{ message: 'priority', subject: 'Rule 0', text: /so have Rule 2\./ }],
    gaps: ['Priority'],
  },
  {
    name: 'not supported',
    sections: rules(
      { IsRuleConfigurationSupported: false, RuleConfigurationUnsupportedReason: 'The predicate is gone' },
      {},
    ),
    findings: [
      {
        ...low,
        message: 'unsupported',
        subject: 'Rule 0',
        property: 'IsRuleConfigurationSupported',
        text: /^Rule 'Rule 0' has a configuration that Exchange Online does not support: The predicate is gone\. It/,
      },
    ],
  },
  ...[null, '  ', { lost: true }].map((reason): Row => ({
    name: `not supported, reason ${JSON.stringify(reason)}`,
    sections: rules({ IsRuleConfigurationSupported: false, RuleConfigurationUnsupportedReason: reason }),
    findings: [{ message: 'unsupported', text: /support: no reason is given\. It/ }],
  })),
  {
    name: 'support not known',
    sections: rules({ IsRuleConfigurationSupported: undefined }),
    gaps: ['IsRuleConfigurationSupported'],
  },
];

ruleTable(rule, [
  { name: 'rules that follow each other', sections: rules({}, {}), state: 'evaluated' },
  { name: 'no rule', sections: { TransportRule: [] }, state: 'evaluated' },
  ...patterns,
  ...sizes,
  ...order,
  {
    name: 'one rule with several faults',
    sections: rules({ Name: wide(70), Size: 9000, IsRuleConfigurationSupported: false, RegexSize: 30_000 }),
    findings: [{ message: 'patterns' }, { message: 'size' }, { message: 'name' }, { message: 'unsupported' }],
  },
  {
    name: 'hostile name stays data',
    sections: rules({ Name: "x'; Remove-Mailbox", Size: 9000 }),
    findings: [{ message: 'size', subject: "x'; Remove-Mailbox" }],
  },
  {
    name: 'rules in part: what is there exceeds a limit already',
    sections: { TransportRule: [...many(301).TransportRule, null as never] },
    findings: [{ message: 'count' }],
    gaps: ['TransportRule'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'], state: 'not-evaluated' },
]);

it('transport-rule/limit-exceeded shows the other rules of a priority', () => {
  const { findings } = runScene([rule], { sections: rules({ Priority: 7 }, { Priority: 7 }, { Priority: 7 }) });
  expect(findings[0]?.related.map(({ subject, note }) => `${subject.identity}: ${note}`)).toEqual([
    'Rule 1: Has the same priority.',
    'Rule 2: Has the same priority.',
  ]);
});

it('transport-rule/limit-exceeded does not read why a rule is not supported that is', async () => {
  const sections = rules({ IsRuleConfigurationSupported: true, RuleConfigurationUnsupportedReason: { Count: 3 } });
  const report = await auditText(JSON.stringify(bundle(sections)), { rules: [rule] });
  expect(report.diagnostics.map(({ message }) => message).join('\n')).not.toContain(
    'RuleConfigurationUnsupportedReason',
  );
});
