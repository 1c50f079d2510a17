import { describe, expect, it } from 'vitest';
import { nextHop } from '../../../src/analyze/recognize/next-hop.ts';
import { egress } from '../../helpers/mxhero.ts';
import { runScene } from '../../helpers/run-rule.ts';

const servers = (host: string, address: string) => ({ hosts: [host], addresses: [address], pointer: '' });
const declared = {
  gateway: servers('mx.gateway.contoso.com', '192.0.2.0-192.0.2.15'),
  onPremises: servers('mail.contoso.com', '2001:db8::/64'),
};

function hopOf(text: string, overrides: object = {}): string {
  const [service] = runScene([], { config: { overrides } }).services;
  if (service === undefined) throw new Error('no service');
  return nextHop(text, service, declared);
}

describe('nextHop', () => {
  it.each([
    ['smtp-in.mxhero.com', 'service'],
    ['SMTP.mxhero.com.', 'service'],
    ['gmail-out.mxhero.com', 'service'],
    ['anything.mxhero.com', 'service'],
    [`[${egress[7]}]`, 'service'],
    ['smtp-in.mxhero.com.example.com', 'host'],
    ['mx.gateway.contoso.com', 'gateway'],
    ['other.gateway.contoso.com', 'host'],
    ['192.0.2.15', 'gateway'],
    ['192.0.2.16', 'address'],
    ['Mail.Contoso.com', 'onPremises'],
    ['[IPv6:2001:db8::1]', 'onPremises'],
    ['2001:db8:1::1', 'address'],
    ['contoso-com.mail.protection.outlook.com', 'microsoft'],
    ['contoso-com.x-v1.mx.microsoft.', 'microsoft'],
    ['mail.protection.outlook.com', 'host'],
    ['mx.microsoft', 'host'],
    ['.mail.protection.outlook.com', 'malformed'],
    ['contoso com.mail.protection.outlook.com', 'malformed'],
    ['smtp.google.com', 'google'],
    ['aspmx.l.google.com', 'host'],
    ['bücher.example.com', 'host'],
    ['192.0.2', 'malformed'],
    ['192.0.2.1/32', 'malformed'],
    ['localhost', 'malformed'],
    ['', 'malformed'],
    ['a\u202Eb.example.com', 'malformed'],
    ['__proto__', 'malformed'],
  ])('%s is %s', (text, hop) => {
    expect(hopOf(text)).toBe(hop);
  });

  it('counts the MX hosts of a service as its own', () => {
    expect(hopOf('mx1.example.com', { mx: { hosts: ['MX1.example.com'] } })).toBe('service');
  });

  it('knows no address of a service whose addresses are not known', () => {
    expect(hopOf(egress[0] ?? '', { egress: { ipv4: null } })).toBe('address');
  });
});
