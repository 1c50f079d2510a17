import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateCovers, certificateSubjects } from '../../src/mail/certificate-name.ts';

describe('certificateSubjects', () => {
  it.each([
    ['mail.Contoso.com', ['mail.contoso.com']],
    ['*.Contoso.com', ['*.contoso.com']],
    ['a.contoso.com, b.contoso.com;c.contoso.com', ['a.contoso.com', 'b.contoso.com', 'c.contoso.com']],
    ['', []],
    ['  ', []],
    ['<I>CN=Example CA, O=Example, C=US<S>CN=mail.contoso.com, O=Contoso, C=US', ['mail.contoso.com']],
    ['<i>cn=Example CA<s>O=Contoso,cn = *.Contoso.com', ['*.contoso.com']],
    ['<S>CN=mail.contoso.com', ['mail.contoso.com']],
    ['<I>CN=ca.example.com<S>O=Contoso', []],
    ['<I>CN=A<S>CN=a.contoso.com<I>CN=B<S>CN=b.contoso.com', ['a.contoso.com', 'b.contoso.com']],
    ['CN=mail.contoso.com, OU=Mail', ['mail.contoso.com']],
    ['OU=Mail+CN=mail.contoso.com', ['mail.contoso.com']],
    ['2.5.4.3=mail.contoso.com', ['mail.contoso.com']],
    ['<I>CN=x<S>O="Contoso, CN=evil.example.com", CN="mail.contoso.com"', ['mail.contoso.com']],
    ['<I>CN=x<S>O=Contoso\\, CN=evil.example.com, CN=mail.contoso.com', ['mail.contoso.com']],
    ['<I>CN=x<S>CN=mail\\.contoso\\-a.com', ['mail.contoso-a.com']],
    ['<I>CN=x<S>O="unclosed, CN=mail.contoso.com', ['mail.contoso.com']],
    ['<I>CN=x<S>DC=CN, CN=', []],
  ])('of %j are %j', (text, names) => {
    expect(certificateSubjects(text)).toEqual(names);
  });

  it('takes any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('<I>', '<S>', 'CN=', '"', '\\', ',', '+', 'a', '.', '\n'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (one) => {
        expect(certificateSubjects(one).every((name) => name !== '')).toBe(true);
      }),
    );
  });
});

describe('certificateCovers', () => {
  it.each([
    ['*.contoso.com', 'contoso.com', true],
    ['*.contoso.com', 'mail.Contoso.com.', true],
    ['*.contoso.com', 'a.b.contoso.com', true],
    ['*.contoso.com', '*.contoso.com', true],
    ['*.contoso.com', '*.mail.contoso.com', true],
    ['*.contoso.com', 'notcontoso.com', false],
    ['contoso.com', 'contoso.com', true],
    ['contoso.com', 'mail.contoso.com', false],
    ['contoso.com', '*.contoso.com', false],
    ['mail.contoso.com', 'contoso.com', false],
    ['*', 'contoso.com', false],
    ['*.', 'contoso.com', false],
    ['', '', false],
  ])('%j covers %j: %s', (pattern, name, expected) => {
    expect(certificateCovers(pattern, name)).toBe(expected);
  });
});
