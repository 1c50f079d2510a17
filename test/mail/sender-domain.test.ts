import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { senderDomain, senderDomainCovers } from '../../src/mail/sender-domain.ts';

describe('senderDomain', () => {
  it.each([
    ['smtp:*.contoso.com;1', '*.contoso.com'],
    ['SMTP:Contoso.com;10', 'contoso.com'],
    ['smtp:*;1', '*'],
    ['*', '*'],
    ['contoso.com', 'contoso.com'],
    [' smtp: contoso.com ; 1 ', 'contoso.com'],
    ['smtp:bücher.example.com;1', 'xn--bcher-kva.example.com'],
    ['smtp:;1', ''],
    ['contoso.com;x', 'contoso.com;x'],
  ])('of %j is %j', (entry, domain) => {
    expect(senderDomain(entry)).toBe(domain);
  });

  it('is the same however the entry is wrapped', () => {
    fc.assert(
      fc.property(fc.domain(), fc.boolean(), fc.option(fc.nat()), (domain, prefixed, cost) => {
        const entry = `${prefixed ? 'SmTp:' : ''}${domain}${cost === null ? '' : `;${cost}`}`;
        expect(senderDomain(entry)).toBe(domain.toLowerCase());
      }),
    );
  });
});

describe('senderDomainCovers', () => {
  it.each([
    ['smtp:*;1', 'contoso.com', true],
    ['*', '*', true],
    ['*', '', false],
    ['', 'contoso.com', false],
    ['', '', false],
    ['*.contoso.com', 'contoso.com', true],
    ['smtp:*.contoso.com;1', 'eu.Contoso.com', true],
    ['*.contoso.com', '*.eu.contoso.com', true],
    ['*.contoso.com', '*', false],
    ['*.contoso.com', 'xcontoso.com', false],
    ['smtp:contoso.com;1', 'CONTOSO.com.', true],
    ['contoso.com', 'eu.contoso.com', false],
    ['contoso.com', '*.contoso.com', false],
  ])('%j covers %j: %s', (pattern, domain, expected) => {
    expect(senderDomainCovers(pattern, domain)).toBe(expected);
  });
});
