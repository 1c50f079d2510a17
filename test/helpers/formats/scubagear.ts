import { type CmdletSections, kindsOf } from './cmdlet-sections.ts';

const keys: Readonly<Record<string, string>> = {
  AcceptedDomain: 'accepted_domains',
  DkimSigningConfig: 'dkim_config',
  HostedConnectionFilterPolicy: 'conn_filter',
  InboundConnector: 'inbound_connectors',
  OrganizationConfig: 'org_config',
  OutboundConnector: 'outbound_connectors',
  RemoteDomain: 'remote_domains',
  TransportConfig: 'transport_config',
  TransportRule: 'transport_rule',
};

/** `ProviderSettingsExport.json` of ScubaGear 1.8 (exports.md 6.1), which holds no ARC settings. */
export function asProviderExport(sections: CmdletSections): string {
  const held = kindsOf(sections).flatMap(([kind, objects]) => {
    const key = keys[kind];
    return key === undefined ? [] : [{ key, kind, objects }];
  });
  return JSON.stringify(
    {
      baseline_version: '1',
      module_version: '1.8.0',
      date: '11/15/2026 08:30:00 UTC',
      timestamp_zulu: '2026-11-15T08:30:00.000Z',
      tenant_details: [{ DisplayName: 'Contoso', DomainName: 'contoso.onmicrosoft.com', TenantId: '0815' }],
      scuba_config: {},
      ...Object.fromEntries(held.map(({ key, objects }) => [key, objects.length === 0 ? [null] : objects])),
      spf_records: [],
      exo_successful_commands: held.map(({ kind }) => `Get-${kind}`),
      exo_unsuccessful_commands: [],
    },
    null,
    4,
  );
}
