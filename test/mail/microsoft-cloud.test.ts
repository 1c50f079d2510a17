import { describe, expect, it } from 'vitest';
import { cloudsOfDomains, microsoftClouds } from '../../src/mail/microsoft-cloud.ts';
import { isMicrosoftMx } from '../../src/mail/host.ts';

describe('cloudsOfDomains', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'onmicrosoft.com is worldwide or GCC High',
      ['contoso.com', 'contoso.onmicrosoft.com'],
      ['worldwide', 'government'],
    ],
    ['onmicrosoft.us is a government cloud', ['contoso.onmicrosoft.us'], ['government']],
    ['both are a government cloud', ['contoso.onmicrosoft.com', 'contoso.onmicrosoft.us'], ['government']],
    ['onmschina.cn is 21Vianet', ['Contoso.partner.onmschina.cn'], ['21vianet']],
    ['a mail domain is read as its initial domain', ['contoso.mail.onmicrosoft.com'], ['worldwide', 'government']],
    ['without initial domain nothing is told', ['contoso.com'], ['worldwide', 'government', '21vianet']],
    [
      'a contradiction tells nothing, in either order',
      ['contoso.onmicrosoft.us', 'contoso.partner.onmschina.cn'],
      ['worldwide', 'government', '21vianet'],
    ],
  ])('%s', (_, domains, clouds) => {
    expect(cloudsOfDomains(domains).map(({ id }) => id)).toEqual(clouds);
    expect(cloudsOfDomains(domains.toReversed()).map(({ id }) => id)).toEqual(clouds);
  });
});

it('every MX suffix of a cloud is taken for Microsoft', () => {
  for (const suffix of microsoftClouds.flatMap(({ mxSuffixes }) => mxSuffixes)) {
    expect(isMicrosoftMx(`contoso-com.${suffix}`)).toBe(true);
  }
});
