import { describe, expect, it } from 'vitest';
import { endpointOf, newEndpointConnector, tlsParameters } from '../../../src/analyze/recognize/endpoint-fix.ts';
import { listableEgress, newReturnConnector, relayConnectorFix } from '../../../src/analyze/recognize/return-fix.ts';
import type { ServiceView } from '../../../src/analyze/recognize/service-view.ts';
import type { Command } from '../../../src/analyze/rules/fix.ts';
import { isEmpty } from '../../../src/mail/ip-range.ts';
import { runScene } from '../../helpers/run-rule.ts';

function serviceWith(overrides: Readonly<Record<string, unknown>> = {}): ServiceView {
  const [service] = runScene([], { config: { overrides } }).services;
  if (service === undefined) throw new Error('no service');
  return service;
}

function parametersOf(command: Command | undefined): Readonly<Record<string, unknown>> {
  if (command?.do !== 'new') throw new Error('the command creates nothing');
  return command.parameters;
}

describe('newEndpointConnector', () => {
  it('follows the profile', () => {
    expect(parametersOf(newEndpointConnector(serviceWith(), 'outbound', []).command)).toEqual({
      Name: 'mxHERO Outbound Route',
      ConnectorType: 'Partner',
      SmartHosts: ['smtp.mxhero.com'],
      UseMXRecord: false,
      IsTransportRuleScoped: true,
      TlsSettings: 'CertificateValidation',
    });
  });

  it('asks for what the profile does not know, and takes the stricter value', () => {
    const service = serviceWith({ endpoints: { inbound: null }, outbound: { connectorType: null, tls: null } });
    const parameters = parametersOf(newEndpointConnector(service, 'inbound', []).command);
    expect(parameters).toMatchObject({
      ConnectorType: 'Partner',
      SmartHosts: { variable: 'n' },
      TlsSettings: 'CertificateValidation',
    });
    expect(endpointOf(service.profile, 'inbound')).toBeUndefined();
  });

  it('uses the type of the profile', () => {
    const service = serviceWith({ outbound: { connectorType: 'OnPremises' } });
    expect(parametersOf(newEndpointConnector(service, 'inbound', []).command)['ConnectorType']).toBe('OnPremises');
  });
});

describe('tlsParameters', () => {
  it.each([
    [{}, { TlsSettings: 'CertificateValidation' }],
    [{ outbound: { tls: ['EncryptionOnly'] } }, { TlsSettings: 'CertificateValidation' }],
    [
      { outbound: { tls: ['DomainValidation'] }, tls: { serverNames: ['*.example.com', 'mx.example.com'] } },
      { TlsSettings: 'DomainValidation', TlsDomain: '*.example.com' },
    ],
  ])('%j', (overrides, expected) => {
    expect(tlsParameters(serviceWith(overrides).profile)).toEqual(expected);
  });
});

describe('newReturnConnector', () => {
  it('lists what a connector can list', () => {
    const service = serviceWith({ egress: { ipv4: ['192.0.2.0/23'], ipv6: ['2001:db8::1'] } });
    expect(parametersOf(newReturnConnector(service, []))['SenderIPAddresses']).toEqual([
      '192.0.2.0/24',
      '192.0.3.0/24',
    ]);
  });

  it('asks for the address where the profile does not know one', () => {
    const service = serviceWith({ egress: { ipv4: null }, return: { connectorType: null, senderDomains: null } });
    expect(isEmpty(listableEgress(service))).toBe(true);
    expect(parametersOf(newReturnConnector(service, []))).toMatchObject({
      ConnectorType: 'Partner',
      SenderDomains: '*',
      SenderIPAddresses: { variable: 'n' },
    });
  });

  it('knows the service by the one certificate that is declared', () => {
    const service = serviceWith({ return: { identifyBy: 'certificate' }, tls: { clientNames: ['out.example.com'] } });
    const parameters = parametersOf(newReturnConnector(service, []));
    expect(parameters['TlsSenderCertificateName']).toBe('out.example.com');
    expect(parameters).not.toHaveProperty('SenderIPAddresses');
  });
});

describe('relayConnectorFix', () => {
  it('asks which of several certificates is the one', () => {
    const service = serviceWith({ tls: { clientNames: ['a.example.com', 'b.example.com'] } });
    const [command] = relayConnectorFix(service, []).commands ?? [];
    expect(parametersOf(command)).toMatchObject({
      ConnectorType: 'OnPremises',
      RestrictDomainsToCertificate: true,
      TlsSenderCertificateName: { variable: 'n' },
    });
  });
});
