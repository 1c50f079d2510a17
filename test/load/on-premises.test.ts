import { describe, expect, it } from 'vitest';
import { acceptedDomain } from '../helpers/objects/accepted-domain.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { load } from '../../src/load/load.ts';
import { textFormats } from '../../src/load/text-formats.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

const container =
  'CN=Accepted Domains,CN=Transport Settings,CN=Contoso,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=contoso,DC=com';
const server = acceptedDomain({ Name: 'contoso.com', DistinguishedName: `CN=contoso.com,${container}` });

// exports.md 6.4 and quirk 55
describe('objects of an Exchange server', () => {
  it('alone are refused, with what to connect to', () => {
    for (const content of [server, [server, server], { AcceptedDomain: [server] }]) {
      expect(refusalOf('a.json', content)).toMatch(
        /on-premises Exchange server \(AcceptedDomain\).*Connect-ExchangeOnline.*Get-AcceptedDomain/,
      );
    }
  });

  it('are known by their place in any case and format', () => {
    const lower = { ...server, DistinguishedName: `CN=contoso.com,${container}`.toLowerCase() };
    expect(refusalOf('a.json', [lower])).toMatch(/on-premises/);
    const text = `<Objs Version="1.1.0.1"><Obj RefId="0"><Props><S N="DomainType">Authoritative</S><B N="MatchSubDomains">true</B><S N="DistinguishedName">CN=a,${container}</S></Props></Obj></Objs>`;
    const refused = load({ path: 'a.xml', bytes: new TextEncoder().encode(text) }, textFormats);
    expect(refused.diagnostics[0]?.id).toBe('input/on-premises');
  });

  it('among others are left out, and their kind counts as not exported when nothing is left of it', () => {
    const file = loaded('a.json', [server, inboundConnector({})]);
    expect(file.records.map(({ section }) => section)).toEqual(['InboundConnector']);
    expect(stateOf(file, 'AcceptedDomain')).toBe('none');
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    expect(file.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^1 object of an on-premises Exchange server was left out.*\.$/),
    ]);
    const mixed = loaded('a.json', [server, server, acceptedDomain({})]);
    expect(mixed.records).toHaveLength(1);
    expect(stateOf(mixed, 'AcceptedDomain')).toBe('complete');
    expect(mixed.diagnostics[0]?.message).toMatch(/^2 objects of/);
  });

  it('are none in the cloud, whatever their names hold', () => {
    const cloud = acceptedDomain({
      DistinguishedName: `CN=a,CN=Microsoft Exchange,CN=Services,CN=Configuration,CN=x,CN=ConfigurationUnits,DC=PROD`,
    });
    expect(loaded('a.json', [cloud]).records).toHaveLength(1);
    expect(loaded('a.json', [acceptedDomain({ DistinguishedName: null })]).records).toHaveLength(1);
  });
});
