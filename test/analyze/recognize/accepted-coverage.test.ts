import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/analyze/recognize/accepted-coverage.ts';
import type { AcceptedDomain } from '../../../src/model/index.ts';
import { acceptedDomain } from '../../helpers/objects/accepted-domain.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

function domainsOf(...objects: readonly object[]): readonly AcceptedDomain[] {
  const section = tenantOf({
    AcceptedDomain: objects.map((object, index) => acceptedDomain({ Name: `domain ${index}`, ...object })),
  }).AcceptedDomain;
  return section.state === 'missing' ? [] : section.objects;
}

const named = (name: unknown, more: object = {}) => ({ DomainName: name, ...more });

describe('coverageOf', () => {
  it.each([
    ['contoso.com', [named('contoso.com')], 'accepted'],
    ['contoso.com', [named(' CONTOSO.com. ')], 'accepted'],
    ['xn--bcher-kva.example.com', [named('bücher.example.com')], 'accepted'],
    ['contoso.com', [named('fabrikam.com')], 'missing'],
    ['contoso.com', [], 'missing'],
    ['contoso.com', [named(null)], 'missing'],
    ['a.contoso.com', [named('contoso.com', { MatchSubDomains: true })], 'accepted'],
    ['a.contoso.com', [named('contoso.com', { MatchSubDomains: false })], 'missing'],
    ['a.b.contoso.com', [named('*.contoso.com')], 'accepted'],
    ['contoso.com', [named('*.contoso.com')], 'missing'],
    ['notcontoso.com', [named('contoso.com', { MatchSubDomains: true })], 'missing'],
  ] as const)('%s among %j: %s', (domain, objects, coverage) => {
    expect(coverageOf(domain, domainsOf(...objects))).toBe(coverage);
  });

  it('names the properties that leave it open, and only then', () => {
    const unread = named(['x']);
    const parent = named('contoso.com', { MatchSubDomains: undefined });
    const open = coverageOf('a.contoso.com', domainsOf(parent, unread));
    expect(open).toMatchObject([{ property: 'MatchSubDomains' }, { property: 'DomainName' }]);
    expect(coverageOf('contoso.com', domainsOf(parent, unread))).toBe('accepted');
    expect(coverageOf('fabrikam.com', domainsOf(parent))).toBe('missing');
  });

  it('never loses a domain by more accepted domains', () => {
    const names = fc.constantFrom('contoso.com', 'a.contoso.com', '*.contoso.com', 'fabrikam.com', '*.a.contoso.com');
    const objects = fc.array(fc.record({ DomainName: names, MatchSubDomains: fc.boolean() }), { maxLength: 4 });
    const wanted = fc.constantFrom('contoso.com', 'a.contoso.com', 'b.a.contoso.com', 'fabrikam.com');
    fc.assert(
      fc.property(wanted, objects, objects, (domain, some, others) => {
        const before = coverageOf(domain, domainsOf(...some));
        const after = coverageOf(domain, domainsOf(...some, ...others));
        expect(before === 'accepted' && after !== 'accepted').toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
