import { describe, expect, it } from 'vitest';
import { headerConditions, headerExceptions } from '../../../src/analyze/recognize/guard.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';

const route = { RouteMessageOutboundConnector: 'mxHERO Inbound Route' };

describe('header pairs of a rule', () => {
  it('are none in a rule without', () => {
    const rule = ruleOf(route);
    expect(headerConditions(rule)).toEqual({ pairs: [], unread: [] });
    expect(headerExceptions(rule)).toEqual({ pairs: [], unread: [] });
  });

  it('are kept apart by side and by kind', () => {
    const rule = ruleOf({
      ...route,
      HeaderContainsMessageHeader: 'A',
      HeaderContainsWords: ['a1', 'a2'],
      HeaderMatchesMessageHeader: 'B',
      HeaderMatchesPatterns: ['b'],
      ExceptIfHeaderContainsMessageHeader: 'C',
      ExceptIfHeaderContainsWords: 'c',
      ExceptIfHeaderMatchesMessageHeader: 'D',
      ExceptIfHeaderMatchesPatterns: ['d'],
    });
    expect(headerConditions(rule).pairs.map(({ header, match, texts }) => [header, match, texts])).toEqual([
      ['A', 'words', ['a1', 'a2']],
      ['B', 'patterns', ['b']],
    ]);
    expect(headerExceptions(rule).pairs).toEqual([
      {
        match: 'words',
        header: 'C',
        headerProperty: 'ExceptIfHeaderContainsMessageHeader',
        textProperty: 'ExceptIfHeaderContainsWords',
        texts: ['c'],
      },
      {
        match: 'patterns',
        header: 'D',
        headerProperty: 'ExceptIfHeaderMatchesMessageHeader',
        textProperty: 'ExceptIfHeaderMatchesPatterns',
        texts: ['d'],
      },
    ]);
  });

  it.each([
    [
      'a header without words is a pair that looks for nothing',
      { ExceptIfHeaderContainsMessageHeader: 'C' },
      [['C', []]],
    ],
    [
      'blank words count as none',
      { ExceptIfHeaderContainsMessageHeader: 'C', ExceptIfHeaderContainsWords: ['', ' '] },
      [['C', []]],
    ],
    ['words without a header are no pair', { ExceptIfHeaderContainsWords: ['c'] }, []],
    ['a blank header is none', { ExceptIfHeaderContainsMessageHeader: ' ', ExceptIfHeaderContainsWords: ['c'] }, []],
  ])('%s', (_, over, expected) => {
    expect(headerExceptions(ruleOf({ ...route, ...over })).pairs.map(({ header, texts }) => [header, texts])).toEqual(
      expected,
    );
  });

  it.each([
    [
      'the header',
      { ExceptIfHeaderMatchesMessageHeader: { deep: 1 } },
      'ExceptIfHeaderMatchesMessageHeader',
      undefined,
    ],
    [
      'the texts, of which the header is known',
      { ExceptIfHeaderMatchesMessageHeader: 'D', ExceptIfHeaderMatchesPatterns: { deep: 1 } },
      'ExceptIfHeaderMatchesPatterns',
      'D',
    ],
    [
      'a property that the export does not have',
      { ExceptIfHeaderMatchesMessageHeader: undefined },
      'ExceptIfHeaderMatchesMessageHeader',
      undefined,
    ],
  ])('%s was not read: said, and the other pair stands', (_, over, property, header) => {
    const rule = ruleOf({
      ...route,
      ExceptIfHeaderContainsMessageHeader: 'C',
      ExceptIfHeaderContainsWords: ['c'],
      ...over,
    });
    const { pairs, unread } = headerExceptions(rule);
    expect(pairs.map((pair) => pair.header)).toEqual(['C']);
    expect(unread.map((one) => [one.property, one.header])).toEqual([[property, header]]);
  });
});
