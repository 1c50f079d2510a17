import { describe, expect, it } from 'vitest';
import { parseDmarc } from '../../../src/mail/dmarc/parse.ts';
import { evaluateReports } from '../../../src/mail/dmarc/reports.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { failing } from '../dns/failing.ts';

const contoso: Zone = { '_dmarc.contoso.com': { TXT: ['v=DMARC1; p=none'] } };
const permission = 'contoso.com._report._dmarc.reports.example.com';

function evaluate(rua: string, zone: Zone) {
  return evaluateReports('contoso.com', parseDmarc(`v=DMARC1; p=none; rua=${rua}`), zoneAnswers(zone));
}

describe('evaluateReports (RFC 9990, section 4)', () => {
  it.each<[string, string, Zone, string]>([
    ['the domain itself', 'mailto:a@contoso.com', {}, 'internal'],
    ['a domain of the same organization', 'mailto:a@mail.contoso.com', contoso, 'internal'],
    [
      'another organization that agrees',
      'mailto:a@reports.example.com',
      { [permission]: { TXT: ['v=DMARC1'] } },
      'authorized',
    ],
    ['one that does not', 'mailto:a@reports.example.com', contoso, 'unauthorized'],
    [
      'one with something else there',
      'mailto:a@reports.example.com',
      { [permission]: { TXT: ['yes'] } },
      'unauthorized',
    ],
    ['a scheme that nobody sends by', 'https://reports.example.com/', {}, 'unsupported'],
    ['no destination', 'a@contoso.com', {}, 'invalid'],
  ])('%s', (_, rua, zone, state) => {
    expect(evaluate(rua, zone)).toMatchObject([{ state }]);
  });

  it('keeps destinations apart and in order', () => {
    const states = evaluate('mailto:a@contoso.com,mailto:b@reports.example.com,x', contoso);
    expect(states.map(({ state }) => state)).toEqual(['internal', 'unauthorized', 'invalid']);
  });

  it.each([permission, '_dmarc.reports.example.com', '_dmarc.com'])('is unknown when %s is', (name) => {
    const record = parseDmarc('v=DMARC1; p=none; rua=mailto:a@reports.example.com');
    const answers = failing(zoneAnswers(contoso), { name, type: 'TXT' });
    expect(evaluateReports('contoso.com', record, answers)).toMatchObject([{ state: 'unknown', answer: { name } }]);
  });

  it('needs no organizational domain where the permission is there', () => {
    const record = parseDmarc('v=DMARC1; p=none; rua=mailto:a@reports.example.com');
    const zone = zoneAnswers({ [permission]: { TXT: ['v=DMARC1;'] } });
    const answers = failing(zone, { name: '_dmarc.com', type: 'TXT' });
    expect(evaluateReports('contoso.com', record, answers)).toMatchObject([{ state: 'authorized', name: permission }]);
  });
});
