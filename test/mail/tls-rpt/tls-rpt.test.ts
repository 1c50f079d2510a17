import { describe, expect, it } from 'vitest';
import { evaluateTlsRpt } from '../../../src/mail/tls-rpt/evaluate.ts';
import { parseTlsRpt } from '../../../src/mail/tls-rpt/parse.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { failing } from '../dns/failing.ts';

const good = 'v=TLSRPTv1; rua=mailto:tls@contoso.com';

function withTexts(...TXT: readonly string[]) {
  return evaluateTlsRpt('contoso.com', zoneAnswers({ '_smtp._tls.contoso.com': { TXT } }));
}

describe('parseTlsRpt (RFC 8460, section 3)', () => {
  it.each<[string, readonly string[]]>([
    [good, []],
    ['v=TLSRPTv1;rua=https://reports.example.com/v1/tls;', []],
    ['v=TLSRPTv1; rua=mailto:a@contoso.com , https://reports.example.com/; ext=1', []],
    ['v=TLSRPTv1;', ['rua-missing']],
    ['v=TLSRPTv1; rua=', ['rua-missing']],
    ['v=TLSRPTv1; rua=tls@contoso.com', ['rua-invalid']],
    ['v=TLSRPTv1; rua=http://reports.example.com/', ['rua-invalid']],
    ['v=TLSRPTv1; rua=mailto:tls@contoso.com!10m', ['rua-invalid']],
    ['v=TLSRPTv1; rua=https://reports.example.com/a!b', ['rua-invalid']],
    ['v=TLSRPTv1; rua=mailto:a@contoso.com,', ['rua-invalid']],
    ['v=TLSRPTv1; rua', ['malformed', 'rua-missing']],
    [`${good}; rua=mailto:b@contoso.com`, ['malformed']],
  ])('%j: %j', (text, problems) => {
    expect(parseTlsRpt(text).problems).toEqual(problems);
  });
});

describe('evaluateTlsRpt', () => {
  it('takes exactly one valid record, beside whatever else', () => {
    expect(withTexts(good, 'other')).toMatchObject({ state: 'record', record: { rua: ['mailto:tls@contoso.com'] } });
    expect(withTexts('v=TLSRPTv1;')).toMatchObject({ state: 'invalid' });
    expect(withTexts(good, good)).toMatchObject({ state: 'several' });
    expect(withTexts('v=TLSRPTv1 rua=mailto:tls@contoso.com')).toMatchObject({ state: 'none', lookalikes: [{}] });
    expect(evaluateTlsRpt('contoso.com', zoneAnswers({}))).toEqual({ state: 'none', lookalikes: [] });
  });

  it('is unknown when the answer is', () => {
    const answers = failing(zoneAnswers({}), { name: '_smtp._tls.contoso.com', type: 'TXT' }, 'servfail');
    expect(evaluateTlsRpt('contoso.com', answers)).toMatchObject({ state: 'unknown', answer: { outcome: 'servfail' } });
  });
});
