import { describe, expect, it } from 'vitest';
import { inScopeDomains } from '../../../src/analyze/recognize/domains.ts';
import { acceptedDomain } from '../../helpers/objects/accepted-domain.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

const derived = (...overs: readonly Over[]) =>
  inScopeDomains(undefined, tenantOf({ AcceptedDomain: overs.map((over) => acceptedDomain(over)) }).AcceptedDomain);
const domain = (DomainName: string, over: Over = {}) => ({ Name: DomainName, DomainName, ...over });

describe('inScopeDomains', () => {
  it('takes the accepted domains, sorted, but none of those that Microsoft gives', () => {
    const given = [
      'contoso.onmicrosoft.com',
      'contoso.mail.onmicrosoft.com',
      'contoso.onmicrosoft.us',
      'contoso.partner.onmschina.cn',
    ];
    expect(
      derived(...['fabrikam.com', ...given, 'contoso.com', 'notonmicrosoft.com'].map((name) => domain(name))),
    ).toEqual(['contoso.com', 'fabrikam.com', 'notonmicrosoft.com']);
  });

  it('takes internal relay domains, and leaves external ones out', () => {
    const types = [
      domain('a.example.com', { DomainType: 'InternalRelay' }),
      domain('b.example.com', { DomainType: 'ExternalRelay' }),
    ];
    expect(derived(...types)).toEqual(['a.example.com']);
  });

  it('keeps a domain whose type is not known, so that it is not overlooked', () => {
    expect(derived(domain('contoso.com', { DomainType: 7 }))).toEqual(['contoso.com']);
  });

  it('writes names one way and each once', () => {
    expect(
      derived(domain('CONTOSO.com.'), domain('*.contoso.com', { Name: 'Wildcard' }), domain('bücher.example.com')),
    ).toEqual(['contoso.com', 'xn--bcher-kva.example.com']);
  });

  it('knows a domain by its name where the export has nothing else', () => {
    expect(derived({ Name: 'contoso.com', DomainName: undefined }, { Name: 'Default', DomainName: undefined })).toEqual(
      ['contoso.com'],
    );
  });

  it('takes the declared domains instead, also those that Microsoft gives', () => {
    const { AcceptedDomain: section } = tenantOf({ AcceptedDomain: [acceptedDomain(domain('contoso.com'))] });
    expect(inScopeDomains(['Fabrikam.com', 'contoso.onmicrosoft.com', 'fabrikam.com.'], section)).toEqual([
      'contoso.onmicrosoft.com',
      'fabrikam.com',
    ]);
    expect(inScopeDomains([], section)).toEqual([]);
  });

  it('knows none when accepted domains are not exported', () => {
    expect(inScopeDomains(undefined, tenantOf({ TransportRule: [] }).AcceptedDomain)).toEqual([]);
  });
});
