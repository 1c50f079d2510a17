import { readFileSync } from 'node:fs';
import { acceptedDomain } from '../test/helpers/objects/accepted-domain.ts';
import { bundle, type Sections } from '../test/helpers/objects/bundle.ts';
import { guideSections } from '../test/helpers/guide-tenant.ts';
import { hostedConnectionFilterPolicy } from '../test/helpers/objects/hosted-connection-filter-policy.ts';
import { remoteDomain } from '../test/helpers/objects/remote-domain.ts';
import { outboundRoute, routeInbound, routeOutbound, tenantConnector } from '../test/helpers/mxhero.ts';
import { transportRule } from '../test/helpers/objects/transport-rule.ts';
import { root } from './paths.ts';

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 2));
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Routing rules with several mistakes each: no scope, no stamp, no guard, or a misspelt one. */
function brokenRoutes(count: number): Record<string, unknown>[] {
  const guards = [
    { ExceptIfHeaderContainsMessageHeader: null, ExceptIfHeaderContainsWords: null },
    { ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Servers' },
    { ExceptIfHeaderContainsWords: ['something else'] },
    { ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Transport-Agent' },
  ];
  return times(count, (index) =>
    routeInbound({
      Name: `Route ${index}`,
      Priority: index,
      FromScope: index % 5 === 1 ? null : 'NotInOrganization',
      SentToScope: index % 3 === 0 ? null : 'InOrganization',
      SetHeaderName: index % 4 === 0 ? null : 'X-mxHero-Transport-Agent',
      ...guards[index % guards.length],
    }),
  );
}

/** 2,000 objects, most of them transport rules that have nothing to do with the service; about 10 MB as JSON or CLIXML. */
export function largeSections(): Sections {
  const sections = guideSections();
  return {
    ...sections,
    ArcConfig: [],
    HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: ['54.208.111.28'] })],
    OutboundConnector: [
      ...(sections.OutboundConnector ?? []),
      ...times(8, (index) =>
        outboundRoute({
          Name: `Outbound ${index}`,
          TlsSettings: index % 2 === 0 ? null : 'EncryptionOnly',
          IsTransportRuleScoped: index % 3 !== 0,
          UseMXRecord: index % 4 === 0,
          SmartHosts: index === 7 ? ['smtp.mxhero.co'] : ['smtp.mxhero.com'],
        }),
      ),
    ],
    InboundConnector: times(30, (index) =>
      tenantConnector({
        Name: `Return ${index}`,
        RequireTls: index % 2 === 0,
        SenderIPAddresses: ['54.208.111.28', `198.51.100.${index}`],
      }),
    ),
    TransportRule: [
      ...brokenRoutes(60),
      routeOutbound({ Name: 'Outbound', Priority: 60, SentToScope: null, SetHeaderValue: 'another value of it' }),
      ...times(1100, (index) =>
        transportRule({
          Name: `Everyday rule ${index}`,
          Priority: 100 + index,
          SubjectContainsWords: [`word ${index}`],
          PrependSubject: '[checked] ',
        }),
      ),
    ],
    RemoteDomain: times(300, (index) =>
      remoteDomain({
        Name: index === 0 ? 'Default' : `Remote ${index}`,
        DomainName: index === 0 ? '*' : `r${index}.example.com`,
        TNEFEnabled: index < 40 ? null : false,
      }),
    ),
    AcceptedDomain: [
      ...(sections.AcceptedDomain ?? []),
      ...times(500, (index) => acceptedDomain({ Name: `d${index}.contoso.com`, DomainName: `d${index}.contoso.com` })),
    ],
  };
}

/** The same as a tenant export. */
export function largeExport(): Uint8Array {
  return encode(bundle(largeSections()));
}

/** Exports of 300 KB with ten mistakes and more, of ten organizations. */
export function smallExports(): readonly Uint8Array[] {
  const text = readFileSync(`${root}fixtures/tenants/everything-wrong/tenant.json`, 'utf8');
  return times(10, (index) => new TextEncoder().encode(text.replaceAll('contoso', `contoso${index}`)));
}
