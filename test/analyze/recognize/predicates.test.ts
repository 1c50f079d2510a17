import { describe, expect, it } from 'vitest';
import { conditionsOf, exceptionsOf } from '../../../src/analyze/recognize/predicates.ts';
import { conditionClasses, conditionFlags } from '../../helpers/objects/transport-rule-conditions.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';

/** An action, so that the rule does not look as if it had been exported without its details. */
const route = { RouteMessageOutboundConnector: 'Somewhere' };
const namesOf = (over: Readonly<Record<string, unknown>>) =>
  conditionsOf(ruleOf({ ...route, ...over })).set.map(({ name }) => name);
const unreadOf = (over: Readonly<Record<string, unknown>>) =>
  conditionsOf(ruleOf({ ...route, ...over })).unread.map(({ property, why }) => [property, why.why.reason]);

const choices = new Map<string, unknown>([
  ['FromScope', 'InOrganization'],
  ['SentToScope', 'NotInOrganization'],
  ['MessageTypeMatches', 'OOF'],
  ['WithImportance', 'High'],
  ['SenderManagementRelationship', 'Manager'],
  ['ManagerForEvaluatedUser', 'Sender'],
  ['ADComparisonOperator', 'Equal'],
  ['SCLOver', 5],
]);
const texts: ReadonlySet<string> = new Set([
  'HeaderContainsMessageHeader',
  'HeaderMatchesMessageHeader',
  'AttachmentSizeOver',
  'MessageSizeOver',
  'HasClassification',
  'ContentMatchesPrompt',
  'ContentMatchesPromptVerdict',
  'ADComparisonAttribute',
]);

function sample(name: string): unknown {
  if (conditionFlags.includes(name)) return true;
  return choices.get(name) ?? (texts.has(name) ? 'text' : ['one', 'two']);
}

describe('conditionsOf', () => {
  it('finds nothing in a rule for all mail', () => {
    expect(conditionsOf(ruleOf(route))).toEqual({ set: [], unread: [] });
  });

  it('finds every condition that a rule can have, and pairs as one', () => {
    const over = Object.fromEntries(Object.keys(conditionClasses).map((name) => [name, sample(name)]));
    const { set, unread } = conditionsOf(ruleOf({ ...route, ...over }));
    expect(unread).toEqual([]);
    const found = set.flatMap(({ name, partner }) => [name, ...(partner === undefined ? [] : [partner.property])]);
    expect(found.toSorted()).toEqual(Object.keys(conditionClasses).toSorted());
    expect(set.find(({ name }) => name === 'HeaderContainsMessageHeader')?.partner).toEqual({
      property: 'HeaderContainsWords',
      value: ['one', 'two'],
    });
  });

  it.each(Object.keys(conditionClasses))('knows the class behind %s', (name) => {
    const over = {
      [name]: sample(name),
      Conditions: [`Tasks.${conditionClasses[name as keyof typeof conditionClasses]}`],
    };
    const pair = Object.keys(conditionClasses).filter(
      (other) => Reflect.get(conditionClasses, other) === Reflect.get(conditionClasses, name),
    );
    const whole = Object.fromEntries(pair.map((other) => [other, sample(other)]));
    expect(unreadOf({ ...whole, ...over })).toEqual([]);
  });

  it.each([
    ['null', null],
    ['an empty list', []],
    ['a list of blanks', ['', ' ']],
  ])('takes %s for unset', (_, value) => {
    expect(namesOf({ FromMemberOf: value, Conditions: null })).toEqual([]);
  });

  it('takes false and blank texts for unset, and zero for a value', () => {
    const over = { HasNoClassification: false, HasClassification: ' ', SCLOver: 0 };
    expect(namesOf({ ...over, Conditions: ['SclOverPredicate'] })).toEqual(['SCLOver']);
  });

  it('takes half of a pair for unset', () => {
    expect(namesOf({ HeaderContainsMessageHeader: 'X-Test', Conditions: null })).toEqual([]);
    expect(namesOf({ BetweenMemberOf1: ['g@contoso.com'], Conditions: null })).toEqual([]);
  });

  it('says which condition was lost', () => {
    expect(unreadOf({ From: 'System.Object[]' })).toEqual([['From', 'lost-to-depth']]);
    expect(unreadOf({ HeaderContainsMessageHeader: 'X-Test', HeaderContainsWords: 7 })).toEqual([
      ['HeaderContainsWords', 'wrong-type'],
    ]);
  });

  it('catches a condition that no property shows', () => {
    const Conditions = [
      'Microsoft.Exchange.MessagingPolicies.Rules.Tasks.FromScopePredicate',
      'Some.Other.MoonPhasePredicate',
    ];
    const { set, unread } = conditionsOf(ruleOf({ ...route, FromScope: 'InOrganization', Conditions }));
    expect(set.map(({ name }) => name)).toEqual(['FromScope']);
    expect(unread).toMatchObject([
      { property: 'Conditions', why: { why: { detail: 'no property explains MoonPhasePredicate' } } },
    ]);
  });

  it('catches a condition whose property came out empty', () => {
    expect(unreadOf({ FromMemberOf: null, Conditions: ['FromMemberOfPredicate'] })).toEqual([
      ['Conditions', 'unsupported'],
    ]);
  });

  it('believes the list of classes where an older export leaves properties out', () => {
    expect(unreadOf({ ContentMatchesPrompt: undefined, SenderIpRanges: undefined })).toEqual([]);
    expect(unreadOf({ SenderIpRanges: undefined, Conditions: ['SenderIpRangesPredicate'] })).toEqual([
      ['Conditions', 'unsupported'],
    ]);
  });

  it('does not know, once, whether properties were set that are left out without a list of classes', () => {
    expect(unreadOf({ ContentMatchesPrompt: undefined, SenderIpRanges: undefined, Conditions: undefined })).toEqual([
      ['Conditions', 'property-absent'],
    ]);
  });

  it('needs no list of classes when every property is there', () => {
    expect(unreadOf({ Conditions: undefined })).toEqual([]);
  });
});

describe('exceptionsOf', () => {
  it('reads the exceptions and leaves the conditions alone', () => {
    const rule = ruleOf({
      ...route,
      From: ['a@contoso.com'],
      ExceptIfSenderDomainIs: ['fabrikam.com'],
      ExceptIfHasSenderOverride: true,
    });
    expect(exceptionsOf(rule)).toEqual({
      set: [
        { name: 'SenderDomainIs', property: 'ExceptIfSenderDomainIs', value: ['fabrikam.com'] },
        { name: 'HasSenderOverride', property: 'ExceptIfHasSenderOverride', value: true },
      ],
      unread: [],
    });
    expect(conditionsOf(rule).set.map(({ name }) => name)).toEqual(['From']);
  });

  it('catches an exception that no property shows', () => {
    const { unread } = exceptionsOf(ruleOf({ ...route, Exceptions: ['MoonPhasePredicate'] }));
    expect(unread.map(({ property }) => property)).toEqual(['Exceptions']);
  });

  it('reads pairs under their own names', () => {
    const over = { ExceptIfHeaderMatchesMessageHeader: 'X-Test', ExceptIfHeaderMatchesPatterns: ['a'] };
    expect(exceptionsOf(ruleOf({ ...route, ...over })).set).toEqual([
      {
        name: 'HeaderMatchesMessageHeader',
        property: 'ExceptIfHeaderMatchesMessageHeader',
        value: 'X-Test',
        partner: { property: 'ExceptIfHeaderMatchesPatterns', value: ['a'] },
      },
    ]);
  });
});
