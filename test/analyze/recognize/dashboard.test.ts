import { expect, it } from 'vitest';
import { declaredHosts, noDashboard, notDeclared } from '../../../src/analyze/recognize/dashboard.ts';
import type { ServiceView } from '../../../src/analyze/recognize/service-view.ts';
import { runScene } from '../../helpers/run-rule.ts';

function serviceOf(domains: object | null): ServiceView {
  const [service] = runScene([], { config: { domains } }).services;
  if (service === undefined) throw new Error('no service');
  return service;
}

it('gives each declared domain its value or its gap, in order, at its place in the configuration', () => {
  const domains = { 'contoso.com': { server: 'a.example.com' }, 'example.com': {}, 'fabrikam.com': { server: ' ' } };
  const read = [...declaredHosts(serviceOf(domains), 'server')];
  expect(read).toMatchObject([
    { value: 'a.example.com', at: { property: 'server', at: { pointer: '/services/0/domains/contoso.com/server' } } },
    {
      gap: {
        subject: { kind: 'Dashboard', identity: 'example.com' },
        fact: 'server',
        at: { pointer: '/services/0/domains/example.com' },
        why: {
          reason: 'not-declared',
          command: 'declare "server" under "domains" of the service in mxlint.config.json',
        },
      },
    },
    { value: null, at: { at: { pointer: '/services/0/domains/fabrikam.com/server' } } },
  ]);
});

it('has one gap for a service of which no dashboard is declared', () => {
  for (const domains of [null, {}]) {
    const service = serviceOf(domains);
    expect(noDashboard(service)).toMatchObject({ gap: { subject: { kind: 'Service', identity: 'mxhero' } } });
    expect([...declaredHosts(service, 'relayServer')]).toEqual([noDashboard(service)]);
  }
  expect(noDashboard(serviceOf({ 'contoso.com': {} }))).toBeUndefined();
});

it('says where a setting is declared', () => {
  const [facts] = serviceOf({ 'contoso.com': {} }).config.domains;
  if (facts === undefined) throw new Error('no domain');
  expect(notDeclared(facts, 'Provider', 'settings').gap.why.command).toBe(
    'declare "Provider" under "settings" of the domain in mxlint.config.json',
  );
});
