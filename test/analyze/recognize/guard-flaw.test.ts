import { describe, expect, it } from 'vitest';
import type { HeaderPair } from '../../../src/analyze/recognize/guard.ts';
import { guardFlaw } from '../../../src/analyze/recognize/guard-flaw.ts';
import { createSecrets } from '../../../src/analyze/secret.ts';

const placeholders = ['your-domain-hash'];

function flawOf(match: HeaderPair['match'], texts: readonly string[], value: string | undefined = 'ab-12+cd') {
  const secrets = createSecrets();
  const pair: HeaderPair = {
    match,
    header: 'X-mxHero-Server',
    headerProperty: 'ExceptIfHeaderContainsMessageHeader',
    textProperty: 'ExceptIfHeaderContainsWords',
    texts,
  };
  const expected = value === undefined ? undefined : secrets.of(value);
  const { kind, values } = guardFlaw(pair, expected, secrets, placeholders);
  return [kind, ...values.map(({ label }) => label)];
}

describe('words', () => {
  it.each([
    [['zz-9'], ['other', 'value 2']],
    [
      ['zz-9', 'ZZ-8', 'zz-9'],
      ['other', 'value 2', 'value 3'],
    ],
    [[], ['empty']],
    [[' '], ['empty']],
    [['<x>'], ['placeholder', 'value 2']],
    [['Your-Domain-Hash'], ['placeholder', 'value 2']],
    [['*'], ['wildcard']],
    [['ab*'], ['wildcard', 'value 2']],
    [['AB*CD'], ['wildcard', 'value 2']],
    [['zz*'], ['other', 'value 2']],
    [['"ab-12+cd"'], ['quoted', 'value 1']],
    [['\u2018AB-12+CD\u2019'], ['quoted', 'value 2']],
    [['^ab-12\\+cd$'], ['escaped', 'value 1']],
    [['ab-12\\+cd'], ['escaped', 'value 1']],
    [['b-1'], ['part', 'value 2']],
    [
      ['<x>', 'zz-9', 'b-1', '"ab-12+cd"'],
      ['quoted', 'value 1'],
    ],
    [
      ['<x>', 'zz-9'],
      ['other', 'value 2'],
    ],
  ])('%j: %j', (texts, expected) => {
    expect(flawOf('words', texts)).toEqual(expected);
  });

  it('compares with no value when none is known', () => {
    const secrets = createSecrets();
    const pair: HeaderPair = {
      match: 'words',
      header: 'X-mxHero-Server',
      headerProperty: 'ExceptIfHeaderContainsMessageHeader',
      textProperty: 'ExceptIfHeaderContainsWords',
      texts: ['<x>'],
    };
    expect(guardFlaw(pair, undefined, secrets, placeholders).kind).toBe('placeholder');
    expect(guardFlaw({ ...pair, texts: [] }, undefined, secrets, placeholders).kind).toBe('empty');
  });
});

describe('patterns', () => {
  it.each([
    [['ab-12+cd'], ['metacharacters']],
    [['zz-9'], ['other', 'value 2']],
    [['^zz-9$'], ['other', 'value 2']],
    [['^[0-9]+$'], ['pattern']],
    [['"ab-12\\+cd"'], ['quoted', 'value 1']],
    [['^ab-12$'], ['part', 'value 2']],
    [['<your-domain-hash>'], ['placeholder', 'value 2']],
    [[], ['empty']],
  ])('%j: %j', (texts, expected) => {
    expect(flawOf('patterns', texts)).toEqual(expected);
  });
});
