import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternEngine } from '../../../src/analyze/patterns.ts';
import type { HeaderPair } from '../../../src/analyze/recognize/guard.ts';
import { matchesValue } from '../../../src/analyze/recognize/match-guard.ts';
import { createSecrets } from '../../../src/analyze/secret.ts';
import { headerValue, otherHeaderValue } from '../../helpers/objects/header-value.ts';

const placeholders = ['your-domain-hash', 'value from'];

function pairOf(match: HeaderPair['match'], texts: readonly string[]): HeaderPair {
  return {
    match,
    header: 'X-mxHero-Server',
    headerProperty: 'ExceptIfHeaderContainsMessageHeader',
    textProperty: 'ExceptIfHeaderContainsWords',
    texts,
  };
}

function answer(
  match: HeaderPair['match'],
  texts: readonly string[],
  value: string | undefined = headerValue,
  engine = true,
) {
  const secrets = createSecrets();
  const expected = value === undefined ? undefined : secrets.of(value);
  const given = matchesValue(pairOf(match, texts), expected, secrets, engine ? patternEngine : undefined, placeholders);
  return typeof given === 'string' ? given : given.why.reason;
}

describe('words', () => {
  it.each([
    ['the value', [headerValue], 'yes'],
    ['another case', [headerValue.toUpperCase()], 'yes'],
    ['blanks around', [` ${headerValue}\t`], 'yes'],
    ['one of several', [otherHeaderValue, headerValue], 'yes'],
    ['another value', [otherHeaderValue], 'no'],
    ['none', [], 'no'],
    ['blanks', ['', '  '], 'no'],
    ['a part', [headerValue.slice(0, 8)], 'no'],
    ['the value and more', [`${headerValue}x`], 'no'],
    ['an asterisk', ['*'], 'no'],
    ['a part with asterisk', [`${headerValue.slice(0, 8)}*`], 'no'],
    ['quotes', [`"${headerValue}"`], 'no'],
    ['a pattern', [`^${headerValue}$`], 'no'],
    ['a placeholder', ['<your-domain-hash>'], 'no'],
    ['a placeholder beside the value', ['<your-domain-hash>', headerValue], 'yes'],
  ])('%s', (_, texts, expected) => {
    expect(answer('words', texts)).toBe(expected);
  });

  it.each([
    ['ab-12.cd', 'ab-12.cd', 'yes'],
    ['ab-12.cd', 'AB-12.CD', 'yes'],
    ['ab-12.cd', 'ab-12\\.cd', 'no'],
    ['ab-12.cd', 'ab', 'yes'],
    ['ab_12', 'ab_1', 'no'],
    ['ab*12', 'ab*12', 'yes'],
    ['ab*12', '*', 'yes'],
  ])('in a value with punctuation, %s: %s', (value, word, expected) => {
    expect(answer('words', [word], value)).toBe(expected);
  });
});

describe('patterns', () => {
  it.each([
    ['the value', [headerValue], 'yes'],
    ['another case', [headerValue.toUpperCase()], 'yes'],
    ['anchors', [`^${headerValue}$`], 'yes'],
    ['anchors of the old kind', [`\\A${headerValue}\\Z`], 'yes'],
    ['a part: patterns are not anchored', [headerValue.slice(3, 9)], 'yes'],
    ['a class', ['^[0-9a-f]{32}$'], 'yes'],
    ['a choice', [`${otherHeaderValue}|${headerValue}`], 'yes'],
    ['another value', [otherHeaderValue], 'no'],
    ['a blank in front', [` ${headerValue}`], 'no'],
    ['quotes', [`"${headerValue}"`], 'no'],
    ['other letters', ['^[g-z]+$'], 'no'],
    ['none', [], 'no'],
    ['a placeholder', ['<your-domain-hash>'], 'no'],
    ['an escaped placeholder', ['value\\ from\\ mxHERO'], 'no'],
    ['what the engine does not do', ['(?=c0)'], 'unsupported'],
    ['that beside the value', ['(?=c0)', headerValue], 'yes'],
    ['that beside another value', [otherHeaderValue, '(?=c0)'], 'unsupported'],
  ])('%s', (_, texts, expected) => {
    expect(answer('patterns', texts)).toBe(expected);
  });

  it.each([
    ['ab+12', 'ab+12', 'no'],
    ['ab+12', 'ab\\+12', 'yes'],
    ['ab.12', 'ab.12', 'yes'],
    ['a$b', 'a$b', 'unsupported'],
    ['(ab)', '(ab)', 'yes'],
  ])('special characters in %s: %s', (value, pattern, expected) => {
    expect(answer('patterns', [pattern], value)).toBe(expected);
  });

  it('needs the engine for a real pattern only', () => {
    expect(answer('patterns', ['[0-9a-f]+'], headerValue, false)).toBe('unsupported');
    expect(answer('patterns', [headerValue], headerValue, false)).toBe('yes');
  });
});

describe('a value that is not known', () => {
  it.each([
    ['a text leaves it open', [headerValue], 'not-declared'],
    ['a placeholder never matches', ['<your-domain-hash>'], 'no'],
    ['nothing never matches', [], 'no'],
  ])('%s', (_, texts, expected) => {
    const secrets = createSecrets();
    const given = matchesValue(pairOf('words', texts), undefined, secrets, patternEngine, placeholders);
    expect(typeof given === 'string' ? given : given.why.reason).toBe(expected);
  });
});

describe('for any value', () => {
  const value = fc.stringMatching(/^[\x21-\x7e]{1,20}$/);

  it('the value guards as a word and, escaped, as a pattern', () => {
    const escape = (text: string) => text.replaceAll(/[\\*+?|{[()^$.#]/g, '\\$&');
    fc.assert(
      fc.property(value, (text) => {
        fc.pre(!/^<[^<>]*>$/.test(text.replaceAll(/^["']+|["']+$/g, '')));
        expect(answer('words', [text.toUpperCase()], text)).toBe('yes');
        expect(answer('patterns', [escape(text)], text)).toBe('yes');
      }),
    );
  });

  it('any text gives an answer', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 });
    fc.assert(
      fc.property(value, texts, fc.constantFrom('words', 'patterns'), (text, given, match) => {
        expect(['yes', 'no', 'unsupported']).toContain(answer(match, given, text));
      }),
    );
  });
});
