import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpLiteral, isLookalike, isMicrosoftMx, isUnder, normalizeHost } from '../../src/mail/host.ts';

describe('normalizeHost', () => {
  it.each([
    ['  SMTP.MXHERO.COM. ', 'smtp.mxhero.com'],
    ['smtp.mxhero.com', 'smtp.mxhero.com'],
    ['contoso.com..', 'contoso.com..'],
    ['.', ''],
    ['', ''],
    ['BÜCHER.example.com', 'xn--bcher-kva.example.com'],
    ['bu\u0308cher.example.com', 'xn--bcher-kva.example.com'],
    ['例え\u3002example.com\uff0e', 'xn--r8jz45g.example.com'],
    ['XN--BCHER-KVA.example.com', 'xn--bcher-kva.example.com'],
    ['*.Bücher.example.com', '*.xn--bcher-kva.example.com'],
    ['_dmarc.bücher.example.com', '_dmarc.xn--bcher-kva.example.com'],
    ['[192.0.2.1]', '192.0.2.1'],
    ['[IPv6:2001:DB8:0::1]', '2001:db8::1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['1.2', '1.2'],
    ['0x7f', '0x7f'],
    ['0x7f.1', '0x7f.1'],
    ['2130706433', '2130706433'],
    ['010.1.1.1', '010.1.1.1'],
    ['１.２', '1.2'],
    ['[contoso.com]', '[contoso.com]'],
    ['Conto so.com', 'conto so.com'],
    ['Contoso.com/x', 'contoso.com/x'],
    ['user:pw@Contoso.com', 'user:pw@contoso.com'],
    ['b%C3%BCcher.com', 'b%c3%bccher.com'],
    ['bü%2ecom', 'bü%2ecom'],
    ['bü:80', 'bü:80'],
    ['mx\u200bhero.com', 'mx\u200bhero.com'],
    ['mx\u202ehero.com', 'mx\u202ehero.com'],
    ['xn--a\u00fc.com', 'xn--aü.com'],
    ['$(whoami).Contoso.com', '$(whoami).contoso.com'],
  ])('%j becomes %j', (text, host) => {
    expect(normalizeHost(text)).toBe(host);
  });

  it('changes nothing the second time', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6(),
      fc.string({ unit: fc.constantFrom(...'aZ0.-*_[]:ü。例 '.split('')), maxLength: 12 }),
    );
    fc.assert(
      fc.property(host, (text) => {
        expect(normalizeHost(normalizeHost(text))).toBe(normalizeHost(text));
      }),
    );
  });

  it('does not depend on case or a final dot', () => {
    fc.assert(
      fc.property(fc.domain(), (text) => {
        expect(normalizeHost(`${text.toUpperCase()}.`)).toBe(normalizeHost(text));
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof normalizeHost(text)).toBe('string');
      }),
    );
  });
});

describe('isUnder', () => {
  it.each([
    ['mxhero.com', 'mxhero.com', true],
    ['smtp.MXHERO.com.', 'mxhero.com', true],
    ['a.b.mxhero.com', '[mxhero.com', false],
    ['notmxhero.com', 'mxhero.com', false],
    ['mxhero.com', 'smtp.mxhero.com', false],
    ['mxhero.com.example.com', 'mxhero.com', false],
    ['contoso.com', '', false],
    ['contoso.com.', '.', false],
    ['', '', false],
    ['x.bücher.example.com', 'xn--bcher-kva.example.com', true],
  ])('%j under %j: %s', (host, domain, expected) => {
    expect(isUnder(host, domain)).toBe(expected);
  });
});

describe('isMicrosoftMx', () => {
  it.each([
    ['contoso-com.mail.protection.outlook.com', true],
    ['CONTOSO-COM.mail.protection.outlook.com.', true],
    ['contoso-com.o-v1.mx.microsoft', true],
    ['contoso-com.mail.protection.office365.us', true],
    ['contoso-com.mail.protection.partner.outlook.cn', true],
    ['contoso.outlook.com', false],
    ['mail.protection.outlook.com.example.com', false],
    ['evilmx.microsoft', false],
    ['mail.messaging.microsoft.com', false],
  ])('%s: %s', (host, expected) => {
    expect(isMicrosoftMx(host)).toBe(expected);
  });
});

describe('isLookalike', () => {
  const known = ['smtp-in.mxhero.com', 'SMTP.mxhero.com'];

  it.each([
    ['smtp-in.mxher0.com', 'smtp-in.mxhero.com'],
    ['smtp_in.mxhero.co', 'smtp-in.mxhero.com'],
    ['stmp.mxhero.com', 'SMTP.mxhero.com'],
    ['smtps.mxhero.com.', 'SMTP.mxhero.com'],
    ['smtp.mxhero.com', undefined],
    ['SMTP-IN.MXHERO.COM.', undefined],
    ['smtp-relay.mxhero.com', undefined],
    ['contoso.com', undefined],
    ['', undefined],
  ])('%j: %s', (text, expected) => {
    expect(isLookalike(text, known)).toBe(expected);
  });

  it('takes the nearest, and of equally near ones the first', () => {
    expect(isLookalike('abcd', ['abxx', 'abcx', 'abcy'])).toBe('abcx');
  });

  it('has no near miss beside an exact hit', () => {
    expect(isLookalike('abcd', ['abce', 'abcd'])).toBeUndefined();
  });

  it('is never fooled by empty text', () => {
    expect(isLookalike(' ', ['a'])).toBeUndefined();
  });
});

describe('isIpLiteral', () => {
  it.each([
    ['192.0.2.1', true],
    ['[192.0.2.1]', true],
    ['::1', true],
    ['192.0.2.0/24', false],
    ['1.2', false],
    ['contoso.com', false],
  ])('%s: %s', (text, expected) => {
    expect(isIpLiteral(text)).toBe(expected);
  });
});
