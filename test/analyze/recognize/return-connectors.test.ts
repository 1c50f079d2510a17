import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { coversClientName, isReturnConnector } from '../../../src/analyze/recognize/return-connectors.ts';
import { covers, ipSet, overlaps } from '../../../src/mail/ip-range.ts';
import { applyOverrides, defaultVendor } from '../../../src/vendor/load-profile.ts';
import { egress, tenantConnector } from '../../helpers/mxhero.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { runScene } from '../../helpers/run-rule.ts';
import { inboundOf } from './connectors-of.ts';

const addresses = ipSet(egress).set;
const named = applyOverrides(defaultVendor, { tls: { clientNames: ['relay.contoso.com', 'out.mxhero.com'] } });
const publishing = applyOverrides(defaultVendor, { egress: { ipv4: null, published: ['94.100.128.0/20'] } });

const byAddress = (...entries: readonly unknown[]) =>
  isReturnConnector(inboundOf(inboundConnector({ SenderIPAddresses: entries })), defaultVendor, addresses);
const byName = (name: unknown) =>
  coversClientName(inboundOf(inboundConnector({ TlsSenderCertificateName: name })), named);

describe('isReturnConnector, by address', () => {
  it.each([
    [[...egress]],
    [['54.208.111.28']],
    [['192.0.2.1', '107.23.152.206']],
    [['54.208.111.0/24']],
    [['54.208.111.200/24']],
    [['54.208.111.20-54.208.111.30']],
    [[' [54.208.111.28] ']],
    [['nonsense', '54.208.111.28/32']],
    [['0.0.0.0/0']],
  ])('%j is one', (entries) => {
    expect(byAddress(...entries)).toBe(true);
  });

  it.each([
    [[]],
    [['192.0.2.1']],
    [['54.208.111.29']],
    [['54.208.111.24/30']],
    [['54.208.111.29-54.208.111.40']],
    [['2600:1f18::1']],
    [['54.208.111.28.example.com', '54.208.111.2B', '']],
  ])('%j is none', (entries) => {
    expect(byAddress(...entries)).toBe(false);
  });

  it('holds whenever an address of the service is in a block of the list', () => {
    fc.assert(
      fc.property(fc.constantFrom(...egress), fc.integer({ min: 24, max: 32 }), (address, prefix) => {
        const entry = `${address}/${prefix}`;
        expect(covers(ipSet([entry]).set, ipSet([address]).set)).toBe(true);
        expect(byAddress('192.0.2.1', entry)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('agrees with the overlap of the sets for any block', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, fc.integer({ min: 8, max: 32 }), (third, fourth, prefix) => {
        const entry = `54.208.${third}.${fourth}/${prefix}`;
        expect(byAddress(entry)).toBe(overlaps(ipSet([entry]).set, addresses));
      }),
      { numRuns: 50 },
    );
  });

  it('knows published ranges, also where the addresses themselves are not known', () => {
    const connector = (entry: string) => inboundOf(inboundConnector({ SenderIPAddresses: [entry] }));
    const none = ipSet([]).set;
    expect(isReturnConnector(connector('94.100.136.0/24'), publishing, none)).toBe(true);
    expect(isReturnConnector(connector('94.100.144.0/24'), publishing, none)).toBe(false);
  });

  it('plays no part of it what sender domains, name, type and state say', () => {
    const over: Over = { Name: 'mxHERO Tenant Connector', SenderDomains: ['smtp:mxhero.com;1'], SenderIPAddresses: [] };
    expect(isReturnConnector(inboundOf(inboundConnector(over)), defaultVendor, addresses)).toBe(false);
    const other = tenantConnector({ Name: 'x', ConnectorType: 'OnPremises', Enabled: false, SenderDomains: [] });
    expect(isReturnConnector(inboundOf(other), defaultVendor, addresses)).toBe(true);
  });

  it('is not known when the addresses are lost, unless only certificates can tell', () => {
    const lost = inboundOf(inboundConnector({ SenderIPAddresses: 'System.Object[]' }));
    expect(isReturnConnector(lost, defaultVendor, addresses)).toMatchObject({ known: false });
    expect(isReturnConnector(lost, named, ipSet([]).set)).toBe(false);
  });
});

describe('isReturnConnector, by certificate', () => {
  const returns = (over: Over) => isReturnConnector(inboundOf(inboundConnector(over)), named, addresses);

  it('needs no address', () => {
    expect(returns({ TlsSenderCertificateName: 'relay.contoso.com' })).toBe(true);
    expect(returns({ TlsSenderCertificateName: 'mail.contoso.com' })).toBe(false);
  });

  it('settles it even when the addresses are lost', () => {
    expect(returns({ TlsSenderCertificateName: 'relay.contoso.com', SenderIPAddresses: 'System.Object[]' })).toBe(true);
  });

  it('is settled by an address even when the name is lost', () => {
    expect(returns({ TlsSenderCertificateName: { Lost: true }, SenderIPAddresses: ['54.208.111.28'] })).toBe(true);
    expect(returns({ TlsSenderCertificateName: { Lost: true } })).toMatchObject({ known: false });
  });
});

describe('coversClientName', () => {
  it.each([
    ['relay.contoso.com', true],
    ['Relay.Contoso.COM', true],
    ['*.contoso.com', true],
    ['*.mxhero.com', true],
    ['*.relay.contoso.com', true],
    ['<I>CN=Example CA, O=Example<S>CN=relay.contoso.com, O=Contoso', true],
    ['contoso.com', false],
    ['*.fabrikam.com', false],
    ['relay.contoso.com.example.com', false],
    ['<I>CN=relay.contoso.com<S>CN=mail.fabrikam.com', false],
    ['', false],
    [null, false],
  ])('%s: %s', (name, expected) => {
    expect(byName(name)).toBe(expected);
  });

  it('covers nothing while the names of the service are not known', () => {
    const connector = inboundOf(inboundConnector({ TlsSenderCertificateName: '*.mxhero.com' }));
    expect(coversClientName(connector, defaultVendor)).toBe(false);
  });
});

describe('return connectors of a service', () => {
  it('are all that recognize it, in the order of the export, whatever their state', () => {
    const sections = {
      InboundConnector: [
        inboundConnector({ Name: 'Gateway', SenderIPAddresses: ['203.0.113.0/28'] }),
        tenantConnector({ Name: 'Old', Enabled: false, SenderIPAddresses: ['54.208.111.28'] }),
        tenantConnector(),
      ],
    };
    const [service] = runScene([], { sections }).services;
    expect(service?.returnConnectors.map(({ name }) => name)).toEqual(['Old', 'mxHERO Tenant Connector']);
    expect(service?.gaps).toEqual([]);
  });

  it('leave a gap for a connector that could be one', () => {
    const sections = {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({ Name: 'Lost list', SenderIPAddresses: 'System.Object[]' }),
        inboundConnector({ Name: 'Lost name', TlsSenderCertificateName: { Lost: true } }),
      ],
    };
    const config = { overrides: { tls: { clientNames: ['relay.contoso.com'] } } };
    const [service] = runScene([], { sections, config }).services;
    expect(service?.gaps.map(({ subject, fact }) => [subject.identity, fact])).toEqual([
      ['Lost list', 'SenderIPAddresses'],
      ['Lost name', 'TlsSenderCertificateName'],
    ]);
  });
});
