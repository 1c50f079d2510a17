import { headerValue } from './objects/header-value.ts';

/** Endpoint of the second service for inbound mail, and the address from which it returns mail. */
export const signatureHost = 'smtp.example.com';
export const signatureAddress = '192.0.2.1';

/** Services of a configuration: that of the guide, and one for signatures that takes outbound mail as told. */
export function twoServices(outbound: 'loopback' | 'standard') {
  const overrides = {
    domains: ['example.com'],
    endpoints: { inbound: [signatureHost], outbound: ['smtp-out.example.com'], retired: [] },
    egress: { ipv4: [signatureAddress], published: [] },
    headers: {
      tenant: { name: 'X-Sign-Tenant', secret: true },
      processed: { name: 'X-Sign-Done', secret: true },
    },
  };
  return [
    { vendor: 'mxhero', inbound: 'loopback', outbound: 'standard', headerValue },
    { id: 'signatures', vendor: 'mxhero', inbound: 'loopback', outbound, overrides },
  ];
}
