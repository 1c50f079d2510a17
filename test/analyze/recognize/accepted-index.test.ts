import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/analyze/recognize/accepted-coverage.ts';
import { acceptedIndex } from '../../../src/analyze/recognize/accepted-index.ts';
import type { AcceptedDomain } from '../../../src/model/index.ts';
import { acceptedDomain } from '../../helpers/objects/accepted-domain.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

function domainsOf(objects: readonly object[]): readonly AcceptedDomain[] {
  const section = tenantOf({
    AcceptedDomain: objects.map((object, index) => acceptedDomain({ Name: `domain ${index}`, ...object })),
  }).AcceptedDomain;
  return section.state === 'missing' ? [] : section.objects;
}

describe('acceptedIndex', () => {
  it('finds a domain by its name, by one above it, and leaves open what it cannot read', () => {
    const coverage = acceptedIndex(
      domainsOf([{ DomainName: 'Contoso.com.' }, { DomainName: 'fabrikam.com', MatchSubDomains: true }]),
    );
    expect(['contoso.com', 'a.contoso.com', 'a.b.fabrikam.com', 'example.com'].map(coverage)).toEqual([
      'accepted',
      'missing',
      'accepted',
      'missing',
    ]);
    expect(acceptedIndex(domainsOf([{ DomainName: ['x'] }]))('example.com')).toMatchObject([
      { property: 'DomainName' },
    ]);
  });

  it('says what coverageOf says of the whole list', () => {
    const names = fc.constantFrom<unknown>('contoso.com', 'a.contoso.com', '*.contoso.com', ' A.Contoso.com. ', null, [
      'x',
    ]);
    const object = fc.record({ DomainName: names, MatchSubDomains: fc.constantFrom<unknown>(true, false, undefined) });
    const wanted = fc.constantFrom('contoso.com', 'a.contoso.com', 'b.a.contoso.com', 'notcontoso.com', 'com');
    fc.assert(
      fc.property(wanted, fc.array(object, { maxLength: 5 }), (domain, objects) => {
        const list = domainsOf(objects);
        const asSet = (coverage: ReturnType<typeof coverageOf>) =>
          typeof coverage === 'string'
            ? coverage
            : new Set(coverage.map(({ object: { key }, property }) => `${key} ${property}`));
        expect(asSet(acceptedIndex(list)(domain))).toEqual(asSet(coverageOf(domain, list)));
      }),
      { numRuns: 200 },
    );
  });
});
