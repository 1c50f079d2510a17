import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../src/mail/dns/answers.ts';
import { evaluateMtaSts } from '../../../src/mail/mta-sts/evaluate.ts';
import type { DnsOutcome, HttpsResponse } from '../../../src/model/index.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { failing, questionsOf } from '../dns/failing.ts';

const body = 'version: STSv1\nmode: enforce\nmx: mail.contoso.com\nmax_age: 604800\n';
const record = { '_mta-sts.contoso.com': { TXT: [['v=STSv1; ', 'id=1;']] } };

function withTexts(...TXT: readonly string[]) {
  return evaluateMtaSts('contoso.com', zoneAnswers({ '_mta-sts.contoso.com': { TXT } }));
}

function withResponse(change: Partial<HttpsResponse>) {
  const response = { status: 200, contentType: 'text/plain', body, cut: false, ...change };
  return evaluateMtaSts(
    'contoso.com',
    answersOf([
      { name: '_mta-sts.contoso.com', type: 'TXT', outcome: 'answer', records: [['v=STSv1; id=1;']], chain: [] },
      { name: 'mta-sts.contoso.com', type: 'https', outcome: 'answer', records: [response], chain: [] },
    ]),
  );
}

describe('evaluateMtaSts (RFC 8461, section 3)', () => {
  it('reads record and policy', () => {
    const zone = { ...record, 'mta-sts.contoso.com': { https: { body } } };
    expect(evaluateMtaSts('contoso.com', zoneAnswers(zone))).toMatchObject({
      state: 'policy',
      record: { id: '1' },
      policy: { mode: 'enforce', mx: ['mail.contoso.com'], problems: [] },
    });
  });

  it('is not inherited from the parent', () => {
    const zone = { ...record, 'mta-sts.contoso.com': { https: { body } } };
    expect(evaluateMtaSts('mail.contoso.com', zoneAnswers(zone))).toEqual({ state: 'none', lookalikes: [] });
  });

  it('without record shows what was meant to be one', () => {
    expect(withTexts('v=STSv1', 'other', 'v=stsv1; id=1')).toEqual({
      state: 'none',
      lookalikes: ['v=STSv1', 'v=stsv1; id=1'],
    });
  });

  it('takes no record of several', () => {
    expect(withTexts('v=STSv1; id=1', 'v=STSv1; id=2')).toMatchObject({ state: 'several', records: [{}, {}] });
  });

  it('takes no invalid record, and one that stands beside other TXT', () => {
    expect(withTexts('v=STSv1;')).toMatchObject({ state: 'invalid-record' });
    expect(withTexts('v=spf1 -all', 'v=STSv1; id=1')).toMatchObject({ state: 'no-policy', record: { id: '1' } });
  });

  it('does not ask for a policy that no valid record announces', () => {
    const asked = questionsOf(zoneAnswers({}), (answers) => evaluateMtaSts('contoso.com', answers));
    expect(asked).toEqual([{ name: '_mta-sts.contoso.com', type: 'TXT' }]);
  });

  it.each<[Partial<HttpsResponse>, string]>([
    [{ status: 301 }, 'redirect'],
    [{ status: 404 }, 'status'],
    [{ status: 204 }, 'status'],
    [{ contentType: 'text/html' }, 'content-type'],
    [{ contentType: '' }, 'content-type'],
    [{ contentType: 'text/plainer' }, 'content-type'],
    [{ cut: true }, 'too-large'],
  ])('has no policy from %j (section 3.3)', (change, problem) => {
    expect(withResponse(change)).toMatchObject({ state: 'no-policy', problem });
  });

  it.each(['text/plain; charset=utf-8', 'Text/Plain'])('takes %j', (contentType) => {
    expect(withResponse({ contentType }).state).toBe('policy');
  });

  it.each<[DnsOutcome, string]>([
    ['nxdomain', 'host-missing'],
    ['nodata', 'host-missing'],
    ['tls-error', 'tls-error'],
  ])('has no policy when the host gives %s', (outcome, problem) => {
    const answers = failing(zoneAnswers(record), { name: 'mta-sts.contoso.com', type: 'https' }, outcome);
    expect(evaluateMtaSts('contoso.com', answers)).toMatchObject({ state: 'no-policy', problem, answer: { outcome } });
  });

  it.each<DnsOutcome>(['timeout', 'unreachable', 'servfail', 'malformed', 'not-asked'])(
    'is unknown when record or policy is: %s',
    (outcome) => {
      const zone = zoneAnswers({ ...record, 'mta-sts.contoso.com': { https: { body } } });
      const questions = [
        { name: '_mta-sts.contoso.com', type: 'TXT' },
        { name: 'mta-sts.contoso.com', type: 'https' },
      ] as const;
      for (const question of questions) {
        const state = evaluateMtaSts('contoso.com', failing(zone, question, outcome));
        expect(state).toMatchObject({ state: 'unknown', answer: { ...question, outcome } });
      }
    },
  );
});
