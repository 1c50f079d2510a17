import { describe, expect, it } from 'vitest';
import { inboundRoute, routeInbound, tenantConnector } from '../../helpers/mxhero.ts';
import { acceptedDomain } from '../../helpers/objects/accepted-domain.ts';
import type { Scene } from '../../helpers/run-rule.ts';
import { architectureFor, type Sections } from './architecture-for.ts';

describe('inbound with the MX looked up', () => {
  const outside = { 'contoso.com': { MX: [[10, 'mx.gateway.example.com']] } } as const;
  const atService = { 'contoso.com': { MX: [[10, 'smtp-in.mxhero.com']] } } as const;
  const failing = { 'contoso.com': { fails: 'timeout' } } as const;
  const returning = { InboundConnector: [tenantConnector()] };

  it.each<[string, Sections, Scene['dns'], readonly string[], string]>([
    ['an active rule decides before the MX', { TransportRule: [routeInbound()] }, outside, ['loopback'], 'high'],
    ['outside Microsoft: border', {}, outside, ['border'], 'medium'],
    ['outside Microsoft, and the service returns mail', returning, outside, ['border'], 'high'],
    [
      'outside, a disabled rule left over',
      { TransportRule: [routeInbound({ State: 'Disabled' })] },
      outside,
      ['border'],
      'medium',
    ],
    ['at Microsoft and nothing routes: none', {}, {}, ['none'], 'medium'],
    ['at Microsoft, with a return connector', returning, {}, ['none'], 'medium'],
    ['at Microsoft, rules unknown', { TransportRule: null }, {}, ['loopback', 'none'], 'low'],
    ['at Microsoft, a connector alone', { OutboundConnector: [inboundRoute()] }, {}, ['loopback'], 'medium'],
    ['at the service itself, which may or may not be right', {}, atService, ['border', 'none'], 'low'],
    ['at the service itself, rules unknown', { TransportRule: null }, atService, ['loopback', 'border', 'none'], 'low'],
    ['not answered', returning, failing, ['loopback', 'border'], 'low'],
    ['no MX at all', {}, { 'contoso.com': { A: ['192.0.2.1'] } }, ['none'], 'medium'],
  ])('%s', (_, sections, dns, candidates, confidence) => {
    expect(architectureFor(sections, {}, dns).inbound).toMatchObject({ candidates, confidence, origin: 'inferred' });
  });

  it('says what it saw', () => {
    expect(architectureFor({}, {}, outside).inbound.reasons.join(' ')).toContain('mx.gateway.example.com');
    expect(architectureFor({}, {}, failing).inbound.reasons).toContain('MX of contoso.com is not known (timeout).');
    expect(architectureFor({}, {}, 'off').inbound.reasons).toContain('MX not looked up.');
  });

  it('says neither that mail arrives at Microsoft where it arrives at the service, nor where it arrives nowhere', () => {
    const [, at] = architectureFor({}, {}, atService).inbound.reasons;
    expect(at).toBe('Mail arrives at a host of mxHERO itself by its MX: smtp-in.mxhero.com.');
    const [, none] = architectureFor({}, {}, { 'contoso.com': { A: ['192.0.2.1'] } }).inbound.reasons;
    expect(none).toBe('No domain in scope takes mail by an MX record.');
    const [, microsoft] = architectureFor({}, {}, {}).inbound.reasons;
    expect(microsoft).toBe('Mail arrives at Microsoft 365 by its MX.');
  });

  it('is a border where the service may be the MX, and only with a service that can be one', () => {
    const front = { overrides: { mx: { service: true } } };
    const { candidates, reasons } = architectureFor({}, front, atService).inbound;
    expect(candidates).toEqual(['border']);
    expect(reasons).toEqual(['Mail goes first to hosts of mxHERO: smtp-in.mxhero.com.']);
    const loopback = { overrides: { architectures: ['IL', 'OS', 'OL'] } };
    const inside = architectureFor({}, loopback, outside).inbound;
    expect(inside.candidates).toEqual(['none']);
    expect(inside.reasons.join(' ')).toContain('Mail arrives at hosts outside Microsoft 365 by its MX: mx.gateway');
  });

  it('is not settled as border by one domain while another is not known', () => {
    const domains = ['contoso.com', 'example.com'];
    const sections = { AcceptedDomain: domains.map((name) => acceptedDomain({ Name: name, DomainName: name })) };
    const dns = { ...outside, 'example.com': { fails: 'servfail' } } as const;
    expect(architectureFor({ ...sections, ...returning }, {}, dns).inbound.candidates).toEqual(['loopback', 'border']);
  });
});
