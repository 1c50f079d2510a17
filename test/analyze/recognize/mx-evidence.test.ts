import { describe, expect, it } from 'vitest';
import { dnsView } from '../../../src/analyze/dns/dns-view.ts';
import { mxEvidence } from '../../../src/analyze/recognize/mx-evidence.ts';
import { undeclaredServices } from '../../../src/config/default-config.ts';
import type { Service } from '../../../src/config/config.ts';
import { applyOverrides, findProfile } from '../../../src/vendor/load-profile.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

function serviceOf(id: string, overrides: Readonly<Record<string, unknown>> = {}): Service {
  const profile = findProfile(id);
  const [service] = undeclaredServices(profile === undefined ? [] : [applyOverrides(profile, overrides)]);
  if (service === undefined) throw new Error(`no profile ${id}`);
  return service;
}

const mxhero = serviceOf('mxhero');

const evidenceOf = (host: string, service = mxhero, others: readonly Service[] = []) => {
  const answers = zoneAnswers({ 'contoso.com': { MX: [[10, host]] } });
  return mxEvidence(['contoso.com'], dnsView(answers), service, others);
};

it.each([
  'contoso-com.mail.protection.outlook.com',
  'contoso-com.o-v1.mx.microsoft',
  'mail.messaging.microsoft.com',
  'outlook-com.olc.protection.outlook.com',
])('takes %s for no gateway in front', (host) => {
  expect(evidenceOf(host)).toEqual({ state: 'microsoft' });
});

it('takes a host of neither Microsoft nor the service for a gateway in front', () => {
  expect(evidenceOf('mx.gateway.example.com')).toEqual({ state: 'outside', hosts: ['mx.gateway.example.com'] });
});

it.each(['smtp-in.mxhero.com', 'gmail.mxhero.com', 'new.mxhero.com'])('takes %s for the service itself', (host) => {
  expect(evidenceOf(host)).toEqual({ state: 'service', hosts: [host] });
});

it('tells a domain without an MX from one whose mail arrives somewhere', () => {
  const answers = zoneAnswers({ 'contoso.com': { A: ['192.0.2.1'] } });
  expect(mxEvidence(['contoso.com'], dnsView(answers), mxhero)).toEqual({ state: 'nowhere' });
});

describe('beside another service', () => {
  const generic = serviceOf('generic-gateway');
  const front = { state: 'other-service', name: 'Generic gateway' };

  it('is behind the one whose host the MX is', () => {
    const hornet = serviceOf('hornetsecurity');
    const behind = { state: 'other-service', name: 'Hornetsecurity' };
    expect(evidenceOf('mx01.hornetsecurity.com', mxhero, [hornet])).toEqual(behind);
    expect(evidenceOf('mx01.hornetsecurity.com', hornet, [mxhero])).toMatchObject({ state: 'service' });
    const named = serviceOf('generic-gateway', { mx: { hosts: ['mx.fabrikam.com'] } });
    expect(evidenceOf('mx.fabrikam.com', mxhero, [named])).toEqual(front);
  });

  it('is behind a gateway whose hosts nobody named, when the MX is unknown', () => {
    expect(evidenceOf('mx.fabrikam.com', mxhero, [generic])).toEqual(front);
    expect(evidenceOf('mx.fabrikam.com', generic, [mxhero])).toEqual({ state: 'outside', hosts: ['mx.fabrikam.com'] });
  });

  it('is not behind a gateway that has other hosts, nor behind one that can be no front', () => {
    const named = serviceOf('generic-gateway', { mx: { hosts: ['mx.example.com'] } });
    expect(evidenceOf('mx.fabrikam.com', mxhero, [named])).toMatchObject({ state: 'outside' });
    expect(evidenceOf('mx.fabrikam.com', mxhero, [serviceOf('heimdal')])).toMatchObject({ state: 'outside' });
  });
});
