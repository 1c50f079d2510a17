import { describe, expect, it } from 'vitest';
import { acceptedDomain } from '../helpers/objects/accepted-domain.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { remoteDomain } from '../helpers/objects/remote-domain.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { objectsOf, told } from '../normalize/normalizing.ts';
import { collectionsOf, loaded, refusalOf, stateOf } from './loading.ts';

const commands = [
  'Get-RemoteDomain',
  'Get-AcceptedDomain',
  'Get-DkimSigningConfig',
  'Get-TransportConfig',
  'Get-TransportRule',
  'Get-HostedConnectionFilterPolicy',
  'Get-OrganizationConfig',
  'Get-InboundConnector',
  'Get-OutboundConnector',
];

/** A provider export as ScubaGear 1.8 writes it, of a tenant with few objects. */
function providerExport(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const value = {
    baseline_version: '1',
    module_version: '1.8.0',
    date: '11/15/2026 08:30:00 Coordinated Universal Time',
    timestamp_zulu: '2026-11-15T08:30:00.307Z',
    report_uuid: '00000000-0000-4000-8000-000000000000',
    tenant_details: [{ DisplayName: 'Contoso', DomainName: 'contoso.com', TenantId: 'x' }],
    scuba_config: { ProductNames: ['exo'] },
    remote_domains: [remoteDomain({})],
    accepted_domains: [
      acceptedDomain({ DomainName: 'contoso.com' }),
      acceptedDomain({ DomainName: 'contoso.onmicrosoft.com', InitialDomain: true }),
    ],
    spf_records: [{ domain: 'contoso.com', rdata: ['v=spf1 -all'] }],
    dkim_config: [null],
    transport_config: [{ SmtpClientAuthenticationDisabled: true, Xexch50Enabled: true }],
    transport_rule: [transportRule({ Name: 'a' }), transportRule({ Name: 'b' })],
    conn_filter: [{ IPAllowList: [], EnableSafeList: false, Name: 'Default' }],
    org_config: [{ Name: 'contoso.onmicrosoft.com', AuditDisabled: false }],
    inbound_connectors: [inboundConnector({})],
    outbound_connectors: [null],
    exo_successful_commands: commands,
    exo_unsuccessful_commands: [],
    ...over,
  };
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}

describe('provider export', () => {
  it('becomes sections, time and organization', () => {
    const file = loaded('ProviderSettingsExport.json', providerExport());
    expect(file).toMatchObject({
      source: { format: 'scubagear' },
      organization: 'contoso.onmicrosoft.com',
      taken: Date.UTC(2026, 10, 15, 8, 30, 0, 307),
      diagnostics: [],
    });
    expect(file.records.map(({ section, pointer }) => `${section} ${pointer}`)).toEqual([
      'AcceptedDomain /accepted_domains/0',
      'AcceptedDomain /accepted_domains/1',
      'HostedConnectionFilterPolicy /conn_filter/0',
      'InboundConnector /inbound_connectors/0',
      'OrganizationConfig /org_config/0',
      'RemoteDomain /remote_domains/0',
      'TransportConfig /transport_config/0',
      'TransportRule /transport_rule/0',
      'TransportRule /transport_rule/1',
    ]);
    for (const section of ['OutboundConnector', 'DkimSigningConfig', 'TransportRule'] as const) {
      expect(collectionsOf(file, section)).toMatchObject([{ state: 'complete', confirmed: true }]);
    }
  });

  it('never holds ARC settings and groups, and says which command does', () => {
    const file = loaded('a.json', providerExport());
    expect(collectionsOf(file, 'ArcConfig')).toMatchObject([
      {
        state: 'absent',
        why: {
          reason: 'not-in-format',
          command: 'Get-ArcConfig | ConvertTo-Json -Depth 6',
          detail: 'ScubaGear 1.8.0 does not export it',
        },
      },
    ]);
    expect(stateOf(file, 'DistributionGroupMember')).toBe('absent: not-in-format');
  });

  it('lacks the connectors in older versions', () => {
    const file = loaded(
      'a.json',
      providerExport({
        module_version: '1.7.1',
        inbound_connectors: undefined,
        outbound_connectors: undefined,
        accepted_domains: undefined,
      }),
    );
    expect(stateOf(file, 'InboundConnector')).toBe('absent: not-in-format');
    expect(stateOf(file, 'AcceptedDomain')).toBe('absent: not-in-format');
    expect(file.organization).toBe('contoso.com');
  });

  it.each([[[null]], [null], [''], [{}], [[]]])('takes %j for nothing only when the command succeeded', (empty) => {
    const file = loaded(
      'a.json',
      providerExport({ inbound_connectors: empty, exo_unsuccessful_commands: ['Get-InboundConnector'] }),
    );
    expect(stateOf(file, 'InboundConnector')).toBe('failed: command-failed');
    const unlisted = commands.filter((command) => command !== 'Get-InboundConnector');
    expect(
      stateOf(
        loaded('a.json', providerExport({ inbound_connectors: empty, exo_successful_commands: unlisted })),
        'InboundConnector',
      ),
    ).toBe('failed: command-failed');
    expect(stateOf(loaded('a.json', providerExport({ inbound_connectors: empty })), 'InboundConnector')).toBe(
      'complete',
    );
  });

  it('reads the lists of commands without regard to case and as a single text', () => {
    const file = loaded(
      'a.json',
      providerExport({ exo_unsuccessful_commands: 'get-transportrule', remote_domains: undefined }),
    );
    expect(stateOf(file, 'TransportRule')).toBe('partial: command-failed');
    expect(
      stateOf(
        loaded(
          'a.json',
          providerExport({ remote_domains: undefined, exo_unsuccessful_commands: ['Get-RemoteDomain'] }),
        ),
        'RemoteDomain',
      ),
    ).toBe('failed: command-failed');
  });

  it('believes an old file without lists of commands', () => {
    const file = loaded(
      'a.json',
      providerExport({
        module_version: undefined,
        exo_successful_commands: undefined,
        exo_unsuccessful_commands: undefined,
      }),
    );
    expect(stateOf(file, 'OutboundConnector')).toBe('complete');
    expect(collectionsOf(file, 'ArcConfig')[0]?.why?.detail).toBe('ScubaGear does not export it');
  });

  it('warns of versions that delete backslashes', () => {
    expect(loaded('a.json', providerExport({ module_version: '1.3.0' })).diagnostics[0]?.message).toMatch(
      /1\.3\.0 deletes every backslash/,
    );
    expect(loaded('a.json', providerExport({ module_version: '0.3' })).diagnostics).toHaveLength(1);
    expect(loaded('a.json', providerExport({ module_version: '1.5.0' })).diagnostics).toEqual([]);
    expect(loaded('a.json', providerExport({ module_version: 'develop' })).diagnostics).toEqual([]);
  });

  it('mends texts of such versions where it is certain, and takes their patterns for lost', () => {
    const rule = transportRule({
      Name: 'u0027au0027 u0026 b',
      Description: 'If the message:rntIs',
      HeaderMatchesPatterns: ['d+'],
      SubjectMatchesPatterns: null,
      SetHeaderName: 'X-A',
    });
    const connector = inboundConnector({
      TlsSenderCertificateName: 'u003cIu003eCN=xu003cSu003eCN=y',
      SenderDomains: ['u003d'],
    });
    const file = loaded(
      'a.json',
      providerExport({ module_version: '1.3.0', transport_rule: [rule], inbound_connectors: [connector] }),
    );
    const raw = (section: string) => file.records.find((record) => record.section === section)?.raw ?? {};
    expect(raw('TransportRule')['Name']).toBe("'a' & b");
    expect(raw('TransportRule')['Description']).toBe('If the message:rntIs');
    expect(raw('InboundConnector')['TlsSenderCertificateName']).toBe('<I>CN=x<S>CN=y');
    expect(raw('InboundConnector')['SenderDomains']).toEqual(['u003d']);
    const [view] = objectsOf(normalize([file]).tenant, 'TransportRule');
    if (view === undefined) throw new Error('no rule');
    expect([view.HeaderMatchesPatterns, view.SubjectMatchesPatterns].map(told)).toEqual(['unknown: undetermined', []]);
    expect(file.diagnostics.map(({ message }) => message)).toEqual([
      "ScubaGear 1.3.0 deletes every backslash from texts, so names are not always what the tenant has, and patterns count as unknown. In 4 texts, u003c, u003e, u0026 and u0027 were read as <, >, & and ' again. Export again with ScubaGear 1.8 or newer.",
    ]);
  });

  it('leaves the same texts of other versions alone', () => {
    const rule = transportRule({ Name: 'u0027a', HeaderMatchesPatterns: ['d+'], SetHeaderName: 'X-A' });
    for (const module_version of ['1.5.0', undefined]) {
      const file = loaded('a.json', providerExport({ module_version, transport_rule: [rule] }));
      const found = file.records.find(({ section }) => section === 'TransportRule');
      expect(found?.raw).toEqual(rule);
    }
  });

  it('reads dates without backslashes', () => {
    const rule = transportRule({ ExpiryDate: 'Date(1784843505000)', SetHeaderName: 'X-A' });
    const file = loaded('a.json', providerExport({ module_version: '1.3.0', transport_rule: [rule] }));
    const [view] = objectsOf(normalize([file]).tenant, 'TransportRule');
    expect(view === undefined ? '' : told(view.ExpiryDate)).toBe(1784843505000);
  });

  it('doubts a full page of the service, for which the newest versions ask once', () => {
    const page = Array.from({ length: 1000 }, (_, index) => ({
      Domain: `d${index}.example.com`,
      'Domain@data.type': 'System.String',
      Selector1CNAME: 'x',
      ObjectClass: ['top'],
    }));
    expect(stateOf(loaded('a.json', providerExport({ dkim_config: page })), 'DkimSigningConfig')).toBe(
      'partial: partial',
    );
    expect(stateOf(loaded('a.json', providerExport({ dkim_config: page.slice(1) })), 'DkimSigningConfig')).toBe(
      'complete',
    );
  });

  it.each([
    [
      'an empty section (1.7.1)',
      (text: string) => text.replace(/"outbound_connectors":\[null\]/, '"outbound_connectors": ,'),
      /line 1, column \d+/,
    ],
    ['a lone backslash', (text: string) => text.replace('"Contoso"', String.raw`"CONTOSO\OU"`), /no JSON escape/],
  ])('is refused with %s, with the place and what to run', (_, damage, pattern) => {
    const text = damage(JSON.stringify(providerExport({ module_version: '1.7.1' })));
    expect(refusalOf('a.json', text)).toMatch(pattern);
    expect(refusalOf('a.json', text)).toMatch(/ScubaGear 1\.7\.1 wrote the file.*Invoke-SCuBA -ProductNames exo/);
  });

  it('leaves its DNS records out, since a part of the answers would take the place of all', () => {
    expect(loaded('a.json', providerExport()).answers).toBeUndefined();
  });

  it('doubts exactly 1,000 rules', () => {
    const rules = Array.from({ length: 1000 }, (_, index) => ({
      Name: `rule ${index}`,
      StopRuleProcessing: false,
      Mode: 'Enforce',
    }));
    expect(stateOf(loaded('a.json', providerExport({ transport_rule: rules })), 'TransportRule')).toBe(
      'partial: partial',
    );
  });

  it('is refused when ScubaGear ran without Exchange Online', () => {
    const other = { baseline_version: '1', module_version: '1.8.0', tenant_details: [], SPO_tenant: [] };
    expect(refusalOf('a.json', other)).toMatch(/ran without the product `exo`.*Invoke-SCuBA -ProductNames exo/);
    expect(refusalOf('a.json', { MetaData: {}, Results: {}, Raw: other })).toMatch(/ran without the product `exo`/);
  });

  it('takes an unknown organization for unknown', () => {
    expect(
      loaded('a.json', providerExport({ accepted_domains: [null], tenant_details: null })).organization,
    ).toBeUndefined();
    expect(
      loaded('a.json', providerExport({ accepted_domains: {}, tenant_details: { DomainName: 'fabrikam.com' } }))
        .organization,
    ).toBe('fabrikam.com');
  });
});

describe('results', () => {
  it('are read for the provider export in them', () => {
    const file = loaded('ScubaResults_0123.json', {
      MetaData: { Tool: 'ScubaGear' },
      Summary: {},
      Results: {},
      Raw: providerExport(),
    });
    expect(file.source.format).toBe('scuba-results');
    expect(file.records[0]?.pointer).toBe('/Raw/accepted_domains/0');
    expect(collectionsOf(file, 'ArcConfig')[0]?.pointer).toBe('/Raw');
  });
});
