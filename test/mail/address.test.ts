import fc from 'fast-check';
import { expect, it } from 'vitest';
import { domainOf } from '../../src/mail/address.ts';

it.each([
  ['user@Contoso.com', 'contoso.com'],
  [' user@contoso.com ', 'contoso.com'],
  ['SMTP:user@contoso.com', 'contoso.com'],
  ['<user@contoso.com>', 'contoso.com'],
  ['A User <user@contoso.com>', 'contoso.com'],
  ['"a@b" <user@contoso.com>', 'contoso.com'],
  ['"odd@local"@contoso.com', 'contoso.com'],
  ['user@bücher.example.com', 'xn--bcher-kva.example.com'],
  ['user@[192.0.2.1]', '192.0.2.1'],
  ['user@contoso.com.', 'contoso.com'],
  ['', undefined],
  ['<>', undefined],
  ['user', undefined],
  ['user@', undefined],
  ['user@.', undefined],
  ['@contoso.com', undefined],
  ['smtp:@contoso.com', undefined],
  ['user@conto so.com', undefined],
  ['user@contoso.com, other@contoso.com; third', undefined],
])('domainOf(%j) is %j', (address, domain) => {
  expect(domainOf(address)).toBe(domain);
});

it('is the domain of every ordinary address', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      expect(domainOf(address)).toBe(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
    }),
  );
});
