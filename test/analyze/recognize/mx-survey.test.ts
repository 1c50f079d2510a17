import { expect, it } from 'vitest';
import { dnsView } from '../../../src/analyze/dns/dns-view.ts';
import { surveyMx } from '../../../src/analyze/recognize/mx-survey.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const microsoft = 'contoso-com.mail.protection.outlook.com';

function survey(zone: Zone) {
  return surveyMx(['contoso.com'], dnsView(zoneAnswers(zone)));
}

it.each([
  ['a name that Microsoft gave up', 'mail.messaging.microsoft.com'],
  ['a host for consumers', 'contoso-com.olc.protection.outlook.com'],
  ['an address', '192.0.2.1'],
])('does not call %s a place outside Microsoft: the MX itself is at fault', (_, host) => {
  expect(survey({ 'contoso.com': { MX: [[0, host]] } })).toMatchObject({ atMicrosoft: [], outside: [] });
});

it('follows an alias', () => {
  const zone = { 'contoso.com': { MX: [[0, 'mail.contoso.com']] }, 'mail.contoso.com': { CNAME: microsoft } } as const;
  expect(survey(zone)).toMatchObject({ atMicrosoft: ['contoso.com'], outside: [] });
});
