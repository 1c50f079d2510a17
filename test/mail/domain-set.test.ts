import { expect, it } from 'vitest';
import { domainCovers } from '../../src/mail/domain-set.ts';

it.each([
  [['contoso.com'], 'contoso.com', true],
  [['fabrikam.com', 'Contoso.com'], 'eu.contoso.com', true],
  [['eu.contoso.com'], 'contoso.com', false],
  [['contoso.com'], 'notcontoso.com', false],
  [[], 'contoso.com', false],
  [['', ' '], 'contoso.com', false],
])('domainCovers(%j, %j) is %s', (list, domain, expected) => {
  expect(domainCovers(list, domain)).toBe(expected);
});
