import { describe, expect, it, vi } from 'vitest';
import { guideSections } from '../helpers/guide-tenant.ts';
import { guideZone } from '../helpers/guide-zone.ts';
import type { Zone } from '../helpers/dns/zone.ts';
import { bundle, type Sections } from '../helpers/objects/bundle.ts';
import { hostedConnectionFilterPolicy } from '../helpers/objects/hosted-connection-filter-policy.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { remoteDomain } from '../helpers/objects/remote-domain.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { dnsText } from '../helpers/tenants/fixture-dns.ts';
import { zoneAnswers } from '../helpers/zone-answers.ts';

const folder = temporaryFolder();

interface JsonReport {
  readonly services: readonly {
    readonly id: string;
    readonly architecture: Readonly<Record<'inbound' | 'outbound', { readonly candidates: readonly string[] }>>;
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly profile: string;
    readonly services: readonly string[];
    readonly message: { readonly text: string };
  }[];
  readonly outcomes: readonly { readonly rule: string; readonly state: string }[];
  readonly diagnostics: readonly { readonly id: string; readonly message: string }[];
}

/** A tenant behind a gateway of which the program knows nothing. */
const strange: Sections = {
  ...guideSections(),
  OutboundConnector: [],
  TransportRule: [],
  InboundConnector: [inboundConnector({ Name: 'From gateway', SenderIPAddresses: ['192.0.2.1'], RequireTls: true })],
  ArcConfig: [],
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: [], EnableSafeList: true })],
  RemoteDomain: [remoteDomain({ Name: 'Default', DomainName: '*', TNEFEnabled: true })],
};
const behindGateway: Zone = {
  ...guideZone,
  'contoso.com': { MX: [[10, 'mx.gateway.example.com']], TXT: ['v=spf1 include:spf.protection.outlook.com -all'] },
};

async function audited(sections: Sections, zone: Zone, ...argv: readonly string[]): Promise<JsonReport> {
  const tenant = bundle(sections);
  const config = JSON.stringify({ services: [{ vendor: 'mxhero' }] });
  folder.write('tenant.json', tenant);
  folder.write('dns.json', dnsText(JSON.stringify(tenant), config, 'contoso.onmicrosoft.com', zoneAnswers(zone)));
  const options = ['audit', 'tenant.json', '--dns', 'dns.json', '-f', 'json', ...argv];
  const { stdout, stderr } = await folder.run(options);
  if (stdout === '') throw new Error(stderr);
  const report: JsonReport = JSON.parse(stdout);
  return report;
}

const noteOf = ({ diagnostics }: JsonReport): string =>
  diagnostics
    .flatMap(({ id, message }) => (id.startsWith('run/service') || id === 'run/no-service' ? [message] : []))
    .join('\n');

describe('a tenant in which nothing belongs to a known service', () => {
  it('hears so in one sentence, and gets no finding about a service', async () => {
    const report = await audited(strange, behindGateway);
    expect(noteOf(report)).toBe(
      'Nothing that was read of this tenant and its DNS belongs to a service that mxlint knows (Heimdal, Hornetsecurity, mxHERO), so the rules about a service do not apply and only the general ones ran. If a service is in the path, name it with --vendor, or declare it with mxlint init.',
    );
    expect(report.findings.filter(({ profile }) => profile === 'vendor')).toEqual([]);
    expect(report.findings.map(({ message }) => message.text).filter((text) => /mxhero/i.test(text))).toEqual([]);
  });

  it('gets the general rules all the same', async () => {
    const { outcomes, services } = await audited(strange, behindGateway);
    const states = Object.fromEntries(outcomes.map(({ rule, state }) => [rule, state]));
    expect(states['mx/mixed']).toBe('evaluated');
    expect(states['spf/syntax-error']).toBe('evaluated');
    expect(states['remote-domain/tnef-not-disabled']).toBe('not-applicable');
    expect(states['arc/sealer-missing']).toBe('not-applicable');
    expect(services.map(({ architecture }) => architecture)).toMatchObject([
      { inbound: { candidates: ['none'] }, outbound: { candidates: ['none'] } },
    ]);
  });

  it('is audited for a service that is named, with what is missing', async () => {
    const report = await audited(strange, behindGateway, '--vendor', 'mxhero');
    expect(noteOf(report)).toBe('');
    expect(report.services[0]?.architecture.inbound.candidates).toEqual(['border']);
    expect(report.findings.map(({ rule }) => rule)).toContain('remote-domain/tnef-not-disabled');
    folder.write('mxlint.config.json', { services: [{ vendor: 'mxhero' }] });
    expect(noteOf(await audited(strange, behindGateway))).toBe('');
  });

  it('stays open where not all was read', async () => {
    const { TransportRule: _, ...rest } = strange;
    const report = await audited(rest, behindGateway);
    expect(noteOf(report)).toMatch(
      /^Nothing that was read .* but not all was read, so it is not known whether one is in the path\. The audit goes by mxHERO;/,
    );
    expect(report.services[0]?.architecture.inbound.candidates).toEqual(['border']);
  });

  it('is judged by a configuration that names no service as by none', async () => {
    folder.write('mxlint.config.json', { domains: ['contoso.com'] });
    expect(noteOf(await audited(strange, behindGateway))).toContain('only the general ones ran');
  });

  it('is judged so too by the built program, where what is loaded later has modules of its own', async () => {
    folder.write('mxlint.config.json', { domains: ['contoso.com'] });
    vi.resetModules();
    expect(noteOf(await audited(strange, behindGateway))).toContain('only the general ones ran');
  });
});

describe('a tenant that shows its services', () => {
  it('is audited for those, and for no other', async () => {
    const zone = {
      ...behindGateway,
      'contoso.com': { ...behindGateway['contoso.com'], MX: [[10, 'mx01.hornetsecurity.com']] },
    } satisfies Zone;
    const report = await audited(strange, zone);
    expect(report.services.map(({ id }) => id)).toEqual(['hornetsecurity']);
    expect(report.services[0]?.architecture.inbound.candidates).toEqual(['border']);
    expect(noteOf(report)).toBe('');
    const both = await audited({ ...guideSections() }, zone);
    expect(both.services.map(({ id }) => id)).toEqual(['mxhero', 'hornetsecurity']);
  });
});

describe('a finding of several services', () => {
  const services = [
    { vendor: 'mxhero', inbound: 'loopback' },
    { vendor: 'mxhero', id: 'archive', inbound: 'none', outbound: 'standard' },
  ];

  it('names them in every format', async () => {
    folder.write('mxlint.config.json', { services });
    const report = await audited({ ...guideSections(), RemoteDomain: strange.RemoteDomain ?? [] }, guideZone);
    const about = report.findings.filter(({ rule }) => rule === 'remote-domain/tnef-not-disabled');
    expect(about.map((finding) => finding.services)).toEqual([['mxhero', 'archive']]);
    const { stdout } = await folder.run([
      'audit',
      'tenant.json',
      '--dns',
      'dns.json',
      '-f',
      'table',
      '-f',
      'sarif=out.sarif',
    ]);
    expect(stdout).toMatch(/remote-domain\/tnef-not-disabled \(vendor, services mxhero and archive\)/);
    expect(folder.read('out.sarif')).toMatch(/"services":\s*\["mxhero",\s*"archive"\]/);
  });
});

it('warns of a sending range in a profile of the user that is too wide for Exchange', async () => {
  const profile = {
    schema: 1,
    id: 'own',
    name: 'Own',
    reviewed: '2026-11-20',
    architectures: ['IB'],
    egress: { ipv4: ['198.18.0.0/16'] },
  };
  folder.write('own.json', profile);
  folder.write('tenant.json', bundle(strange));
  const { stderr } = await folder.run(['audit', 'tenant.json', '--dns', 'off', '--vendor', 'own.json', '-f', 'json']);
  expect(stderr).toMatch(/^warning: own\.json:11:7: egress\.ipv4\[0\]: '198\.18\.0\.0\/16' is wider than \/24/m);
  folder.write('own.json', { ...profile, mx: { loopback: 'microsoft' } });
  const wrong = await folder.run(['audit', 'tenant.json', '--vendor', 'own.json']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/^error: own\.json:15:17: mx\.loopback: is about inbound loopback/m);
});
