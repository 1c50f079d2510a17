import { describe, expect, it } from 'vitest';
import { isMicrosoftDkimTarget, isPlausibleDkimTarget } from '../../../src/mail/dkim/microsoft-target.ts';

const old = 'selector1-contoso-com._domainkey.contoso.onmicrosoft.com';
const current = 'selector1-contoso-com._domainkey.contoso.o-v1.dkim.mail.microsoft';

it.each([
  [old, true],
  [current, true],
  ['Selector2-contoso-com._domainkey.ContosoInc.onmicrosoft.com.', true],
  ['selector1-contoso-com03i._domainkey.contoso.onmicrosoft.com', true],
  ['selector3-contoso-com._domainkey.contoso.onmicrosoft.com', false],
  ['selector1-contoso-com.contoso.onmicrosoft.com', false],
  ['selector1-contoso-com._domainkey.contoso.onmicrosoft.com.example.com', false],
  ['selector1-contoso-com._domainkey.contoso.dkim.mail.microsoft', false],
  ['contoso.example.com', false],
])('%s has the form of a target of Microsoft: %s', (name, expected) => {
  expect(isMicrosoftDkimTarget(name)).toBe(expected);
});

describe('isPlausibleDkimTarget', () => {
  it.each([
    [old, 'selector1', 'contoso.com', true],
    [current, 'Selector1', 'Contoso.com', true],
    ['selector1-contoso-com03i._domainkey.contoso.onmicrosoft.com', 'selector1', 'contoso.com', true],
    ['selector1-my-contoso-com._domainkey.contoso.onmicrosoft.com', 'selector1', 'my-contoso.com', true],
    [old, 'selector2', 'contoso.com', false],
    [old, 'selector1', 'fabrikam.com', false],
    [old, 'selector1', 'contoso.co', false],
  ])('%s of %s at %s: %s', (name, selector, domain, expected) => {
    expect(isPlausibleDkimTarget(name, selector, domain)).toBe(expected);
  });
});
