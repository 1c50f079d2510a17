import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Secret } from '../../../src/analyze/secret.ts';
import { routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { headerValue, otherHeaderValue } from '../../helpers/objects/header-value.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

type Over = Readonly<Record<string, unknown>>;

const undeclared = { headerValue: null };
const words = 'ExceptIfHeaderContainsWords';
const patterns = 'ExceptIfHeaderMatchesPatterns';
const unstamped = { SetHeaderName: null, SetHeaderValue: null };

function analysisOf(rules: readonly Record<string, unknown>[], config: Scene['config'] = {}) {
  const { services, secrets } = runScene([], { sections: { TransportRule: rules }, config });
  const [view] = services;
  if (view === undefined) throw new Error('no service');
  return { view, secrets, texts: [...secrets.texts().keys()] };
}

function labels(values: readonly (Secret | undefined)[]): readonly (string | undefined)[] {
  return values.map((value) => value?.label);
}

function expected(
  rules: readonly Record<string, unknown>[],
  config?: Scene['config'],
): readonly (string | undefined)[] {
  const { view, secrets } = analysisOf(rules, config);
  const textOf = new Map([...secrets.texts()].map(([text, secret]) => [secret, text]));
  return view.allRoutingRules.map((route) => (route.expected === undefined ? undefined : textOf.get(route.expected)));
}

describe('which texts are values', () => {
  it('takes the declared one first, then stamps and guards in the order of the rules', () => {
    const { texts } = analysisOf([
      routeInbound({ [words]: ['bravo1'], SetHeaderValue: 'alpha1' }),
      routeOutbound({ SetHeaderValue: 'charlie1' }),
    ]);
    expect(texts).toEqual([headerValue, 'alpha1', 'bravo1', 'charlie1']);
  });

  it('takes those of routing rules before those of rules that stand earlier', () => {
    const { texts } = analysisOf(
      [
        transportRule({ Name: 'X', SetHeaderName: 'X-mxHero-Server', SetHeaderValue: 'xray1' }),
        routeInbound({ Priority: 1 }),
      ],
      undeclared,
    );
    expect(texts).toEqual([headerValue, 'xray1']);
  });

  it.each<[string, Over, readonly string[]]>([
    [
      'words of a header of somebody else are none',
      { ExceptIfHeaderMatchesMessageHeader: 'X-Other', [patterns]: ['external'] },
      [],
    ],
    [
      'words of a misspelt header are',
      { ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Servers', [words]: ['bravo1'] },
      ['bravo1'],
    ],
    [
      'those of a condition are',
      { HeaderContainsMessageHeader: 'X-mxHero-Server', HeaderContainsWords: ['bravo1'] },
      ['bravo1'],
    ],
    [
      'what was pasted behind a name is',
      { ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Server: bravo1' },
      ['bravo1'],
    ],
    [
      'what a misspelt header is set to is',
      { SetHeaderName: 'X-mxHero-TransportAgent', SetHeaderValue: 'bravo1' },
      ['bravo1'],
    ],
    ['what a header of somebody else is set to is not', { SetHeaderName: 'X-Other', SetHeaderValue: 'external' }, []],
    [
      'an asterisk or a dot is none',
      { [words]: ['*', '.'], ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Server', [patterns]: ['.'] },
      [],
    ],
    [
      'quotes and anchors are not part of it',
      { [words]: ['"bravo1"'], ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Server', [patterns]: ['^charlie1$'] },
      ['bravo1', 'charlie1'],
    ],
  ])('%s', (_, over, found) => {
    const { texts } = analysisOf([routeInbound(over)]);
    expect(texts.filter((text) => text !== headerValue)).toEqual(found);
  });
});

describe('the value that a rule is held against', () => {
  const pair = (inbound: Over, outbound: Over) => [routeInbound(inbound), routeOutbound(outbound)];

  it.each<[string, readonly Record<string, unknown>[], Over, readonly (string | undefined)[]]>([
    [
      'the declared one',
      pair({ SetHeaderValue: 'alpha1' }, { SetHeaderValue: 'bravo1' }),
      {},
      [headerValue, headerValue],
    ],
    [
      'else its own stamp',
      pair({ SetHeaderValue: 'alpha1' }, { SetHeaderValue: 'bravo1' }),
      undeclared,
      ['alpha1', 'bravo1'],
    ],
    ['else what the others stamp', pair(unstamped, { SetHeaderValue: 'bravo1' }), undeclared, ['bravo1', 'bravo1']],
    [
      'if they agree',
      [...pair(unstamped, { SetHeaderValue: 'bravo1' }), routeOutbound({ Name: 'Third', SetHeaderValue: 'charlie1' })],
      undeclared,
      [undefined, 'bravo1', 'charlie1'],
    ],
    [
      'inactive ones apart',
      [
        ...pair(unstamped, { SetHeaderValue: 'bravo1' }),
        routeOutbound({ Name: 'Third', SetHeaderValue: 'charlie1', State: 'Disabled' }),
      ],
      undeclared,
      ['bravo1', 'bravo1', 'charlie1'],
    ],
    [
      'or all of them, if all are inactive',
      pair({ ...unstamped, State: 'Disabled' }, { SetHeaderValue: 'bravo1', State: 'Disabled' }),
      undeclared,
      ['bravo1', 'bravo1'],
    ],
    [
      'a placeholder is none',
      pair({ SetHeaderValue: '<your-domain-hash>' }, { SetHeaderValue: 'bravo1' }),
      undeclared,
      ['bravo1', 'bravo1'],
    ],
    ['nobody knows', pair(unstamped, unstamped), undeclared, [undefined, undefined]],
  ])('%s', (_, rules, config, values) => {
    expect(expected(rules, config)).toEqual(values);
  });

  const perDomain = {
    headerValue: null,
    domains: { 'contoso.com': { headerValue: 'alpha1' }, 'fabrikam.com': { headerValue: 'bravo1' } },
  };

  it.each<[string, Over, Over, string]>([
    ['of its domain', { RecipientDomainIs: ['Fabrikam.com'] }, perDomain, 'bravo1'],
    ['not of the domain of a sender outside', { SenderDomainIs: ['fabrikam.com'] }, perDomain, headerValue],
    [
      'none for two domains that differ: its stamp',
      { RecipientDomainIs: ['fabrikam.com', 'contoso.com'] },
      perDomain,
      headerValue,
    ],
    ['none for all domains: its stamp', {}, perDomain, headerValue],
    [
      'the only one, for all domains',
      {},
      { headerValue: null, domains: { 'contoso.com': { headerValue: 'alpha1' } } },
      'alpha1',
    ],
    [
      'that of the domain before that for all',
      { RecipientDomainIs: ['contoso.com'] },
      { domains: { 'contoso.com': { headerValue: 'alpha1' } } },
      'alpha1',
    ],
    [
      'that for all, where the domain has none',
      { RecipientDomainIs: ['example.com'] },
      { domains: { 'contoso.com': { headerValue: 'alpha1' } } },
      headerValue,
    ],
  ])('declared: %s', (_, over, config, value) => {
    expect(expected([routeInbound(over)], { outbound: 'none', ...config })).toEqual([value]);
  });
});

describe('guards are compared with it', () => {
  it('says for each whether it holds', () => {
    const { view } = analysisOf([routeInbound(), routeOutbound({ [words]: [otherHeaderValue] })]);
    expect(view.allRoutingRules.map(({ guards }) => guards.map(({ matches }) => matches))).toEqual([
      ['yes'],
      ['no', 'yes'],
    ]);
    expect(labels(view.allRoutingRules.map(({ stamp }) => stamp))).toEqual(['value 1', 'value 1']);
  });
});

describe('labels', () => {
  it('do not depend on the texts, only on their order', () => {
    const value = fc.stringMatching(/^[0-9a-f]{8,32}$/);
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 3, maxLength: 3 }), ([first = '', second = '', third = '']) => {
        const rules = [
          routeInbound({ SetHeaderValue: first, [words]: [second] }),
          routeOutbound({ SetHeaderValue: third, [words]: [first], [patterns]: [third] }),
        ];
        const { view, secrets } = analysisOf(rules, undeclared);
        expect([...secrets.texts().values()].map(({ label }) => label)).toEqual(['value 1', 'value 2', 'value 3']);
        expect(labels(view.allRoutingRules.map(({ stamp }) => stamp))).toEqual(['value 1', 'value 3']);
      }),
      { numRuns: 20 },
    );
  });
});
