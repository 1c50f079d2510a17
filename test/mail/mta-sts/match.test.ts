import { expect, it } from 'vitest';
import { hostsOutsidePolicy, matchesMxPattern } from '../../../src/mail/mta-sts/match.ts';

it.each([
  ['mail.contoso.com', 'mail.contoso.com', true],
  ['Mail.Contoso.com', 'mail.contoso.com', true],
  ['*.mail.protection.outlook.com', 'contoso-com.mail.protection.outlook.com', true],
  ['*.mx.microsoft', 'contoso-com.o-v1.mx.microsoft', false],
  ['*.o-v1.mx.microsoft', 'contoso-com.o-v1.mx.microsoft', true],
  ['contoso-com.o-v1.mx.microsoft', 'contoso-com.o-v1.mx.microsoft', true],
  ['mail.protection.outlook.com', 'contoso-com.mail.protection.outlook.com', false],
  ['*.contoso.com', 'contoso.com', false],
  ['*.contoso.com', 'a.b.contoso.com', false],
  ['*.contoso.com', '.contoso.com', false],
  ['', '', false],
])('%j admits %j: %s (RFC 8461, section 4.1)', (pattern, host, expected) => {
  expect(matchesMxPattern(pattern, host)).toBe(expected);
});

it('tells the hosts that no pattern admits', () => {
  const hosts = ['contoso-com.mail.protection.outlook.com', 'contoso-com.o-v1.mx.microsoft'];
  expect(hostsOutsidePolicy(['*.mail.protection.outlook.com', '*.mx.microsoft'], hosts)).toEqual([hosts[1]]);
  expect(hostsOutsidePolicy([], hosts)).toEqual(hosts);
});
