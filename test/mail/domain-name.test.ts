import { expect, it } from 'vitest';
import { isDomainName } from '../../src/mail/domain-name.ts';

it.each([
  ['contoso.com', true],
  ['_dmarc.contoso.com', true],
  ['xn--bcher-kva.example.com', true],
  [`${'a'.repeat(63)}.example.com`, true],
  [`${'a'.repeat(64)}.example.com`, false],
  [`${'a.'.repeat(126)}com`, false],
  ['contoso', false],
  ['contoso.com.', false],
  ['contoso..com', false],
  ['-contoso.com', false],
  ['con toso.com', false],
  ['', false],
])('a name of RFC 1035, section 2.3: %j %s', (text, expected) => {
  expect(isDomainName(text)).toBe(expected);
});
