import { expect, it } from 'vitest';
import { dnsView } from '../../../src/analyze/dns/dns-view.ts';
import { mxEvidence } from '../../../src/analyze/recognize/mx-evidence.ts';
import { defaultVendor } from '../../../src/vendor/load-profile.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const evidenceOf = (host: string) => {
  const answers = zoneAnswers({ 'contoso.com': { MX: [[10, host]] } });
  return mxEvidence(['contoso.com'], dnsView(answers), defaultVendor);
};

it.each([
  'contoso-com.mail.protection.outlook.com',
  'contoso-com.o-v1.mx.microsoft',
  'mail.messaging.microsoft.com',
  'outlook-com.olc.protection.outlook.com',
  'smtp-in.mxhero.com',
])('takes %s for no gateway in front', (host) => {
  expect(evidenceOf(host)).toEqual({ state: 'inside' });
});

it('takes a host of neither Microsoft nor the service for a gateway in front', () => {
  expect(evidenceOf('mx.gateway.example.com')).toEqual({ state: 'outside', hosts: ['mx.gateway.example.com'] });
});
