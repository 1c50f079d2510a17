import { expect, it } from 'vitest';
import { parseDkimKey } from '../../../src/mail/dkim/parse-key.ts';

it.each([
  ['v=DKIM1; k=rsa; p=MIGf', { algorithm: 'rsa', isRevoked: false, isTest: false }],
  ['p=MIGf AAAA ==', { algorithm: 'rsa', isRevoked: false, isTest: false }],
  ['k=Ed25519; p=11qY; t=s:y', { algorithm: 'ed25519', isRevoked: false, isTest: true }],
  ['v=DKIM1; p=', { algorithm: 'rsa', isRevoked: true, isTest: false }],
  ['v=DKIM1; p', undefined],
  ['v=DKIM1; k=rsa', undefined],
  ['v=DKIM2; p=MIGf', undefined],
  ['p=MIGf; v=DKIM1', undefined],
  ['v=DKIM1; p=not base64!', undefined],
  ['v=DMARC1; p=none', undefined],
  ['v=spf1 -all', undefined],
  ['', undefined],
])('the key of %j (RFC 6376, section 3.6.1)', (text, expected) => {
  expect(parseDkimKey(text)).toEqual(expected);
});
