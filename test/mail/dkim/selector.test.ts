import { describe, expect, it } from 'vitest';
import { answersOf, recording } from '../../../src/mail/dns/answers.ts';
import { evaluateSelector } from '../../../src/mail/dkim/selector.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { failing } from '../dns/failing.ts';

const name = 'selector1._domainkey.contoso.com';
const target = 'selector1-contoso-com._domainkey.contoso.onmicrosoft.com';
const key = { TXT: ['v=DKIM1; k=rsa; p=MIGf'] };

function evaluate(zone: Zone, expected: string | undefined = target) {
  return evaluateSelector('selector1', 'contoso.com', expected, zoneAnswers(zone));
}

function evaluateFreely(zone: Zone) {
  return evaluateSelector('selector1', 'contoso.com', undefined, zoneAnswers(zone));
}

describe('evaluateSelector (RFC 6376, section 3.6.2)', () => {
  it('finds the expected alias and its key, in any case and with a final dot', () => {
    const expected = { state: 'alias', target, match: 'expected', key: { state: 'key', key: { isRevoked: false } } };
    const zone = { [name]: { CNAME: target }, [target]: key };
    expect(evaluate(zone)).toMatchObject(expected);
    expect(evaluate(zone, `${target.toUpperCase()}.`)).toMatchObject(expected);
  });

  it('tells an alias of another name, though it looks right', () => {
    const other = 'selector1-contoso-com._domainkey.contoso.o-v1.dkim.mail.microsoft';
    const zone = { [name]: { CNAME: other }, [other]: key };
    expect(evaluate(zone)).toMatchObject({ state: 'alias', target: other, match: 'other' });
  });

  it('tells an alias that leads to the expected name', () => {
    const zone = { [name]: { CNAME: 'dkim.example.com' }, 'dkim.example.com': { CNAME: target }, [target]: key };
    expect(evaluate(zone)).toMatchObject({ target: 'dkim.example.com', match: 'indirect', key: { state: 'key' } });
  });

  it('does not take an alias for a wrong one while what it leads to is not known', () => {
    const zone = {
      [name]: { CNAME: 'dkim.example.com', fails: { TXT: 'timeout' } },
      'dkim.example.com': { CNAME: target },
    } as const;
    expect(evaluate(zone)).toMatchObject({ state: 'unknown', answer: { type: 'TXT', outcome: 'timeout' } });
  });

  it('verifies nothing without expectation', () => {
    expect(evaluateFreely({ [name]: { CNAME: target } })).toMatchObject({ match: 'plausible' });
    expect(evaluateFreely({ [name]: { CNAME: 'dkim.example.com' } })).toMatchObject({ match: 'unverified' });
  });

  it.each<[string, Zone, object]>([
    ['nothing, as before the first rotation', {}, { state: 'none' }],
    ['no key', { [target]: { TXT: ['other'] } }, { state: 'none' }],
    ['a withdrawn key', { [target]: { TXT: ['v=DKIM1; p='] } }, { state: 'key', key: { isRevoked: true } }],
    ['two keys', { [target]: { TXT: ['p=AAAA', 'p=BBBB'] } }, { state: 'several' }],
  ])('says that the target holds %s', (_, zone, expected) => {
    expect(evaluate({ ...zone, [name]: { CNAME: target } })).toMatchObject({ match: 'expected', key: expected });
  });

  it.each<[string, readonly string[], object]>([
    ['a key', ['v=DKIM1; p=MIGf'], { state: 'key', key: { algorithm: 'rsa' } }],
    ['two keys', ['p=AAAA', 'p=BBBB'], { state: 'several' }],
    ['the expected name', [`${target}.`], { state: 'target-as-text', text: `${target}.` }],
    ['the name of another target', ['s1._domainkey.example.com'], { state: 'target-as-text' }],
    ['something else', ['hello'], { state: 'no-key', texts: ['hello'] }],
  ])('finds TXT with %s in place of an alias', (_, TXT, expected) => {
    expect(evaluate({ [name]: { TXT } })).toMatchObject(expected);
  });

  it('finds nothing where there is nothing', () => {
    expect(evaluate({})).toEqual({ state: 'absent' });
  });

  it('asks both questions in one round', () => {
    const { answers, needed } = recording(answersOf([]));
    expect(evaluateSelector('Selector1', 'contoso.com', target, answers).state).toBe('unknown');
    expect(needed()).toEqual([
      { name, type: 'CNAME' },
      { name, type: 'TXT' },
    ]);
  });
});

describe('an answer that fails', () => {
  const zone = { [name]: { CNAME: target }, [target]: key };

  it('leaves what the target holds unknown, not the alias', () => {
    const answers = failing(zoneAnswers(zone), { name, type: 'TXT' }, 'servfail');
    expect(evaluateSelector('selector1', 'contoso.com', target, answers)).toMatchObject({
      match: 'expected',
      key: { state: 'unknown', answer: { outcome: 'servfail' } },
    });
  });

  it('does not hide an alias that the other answer shows', () => {
    const answers = failing(zoneAnswers(zone), { name, type: 'CNAME' });
    expect(evaluateSelector('selector1', 'contoso.com', target, answers)).toMatchObject({ match: 'expected' });
  });

  it.each(['CNAME', 'TXT'] as const)('never makes a selector absent: %s', (type) => {
    const answers = failing(zoneAnswers({}), { name, type });
    const state = evaluateSelector('selector1', 'contoso.com', target, answers);
    expect(state).toMatchObject({ state: 'unknown', answer: { type } });
  });
});
