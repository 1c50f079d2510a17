import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const onPremises = tenantConnector({ Name: 'From mxHERO', ConnectorType: 'OnPremises' });
const relay = inboundConnector({
  Name: 'mxHERO Outbound Return',
  ConnectorType: 'OnPremises',
  TlsSenderCertificateName: 'relay.contoso.com',
});
const declaredName = { overrides: { tls: { clientNames: ['relay.contoso.com'] } } };

ruleTable(rule, [
  { name: 'Partner', state: 'evaluated' },
  {
    name: 'another case',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 'partner' })] },
    state: 'evaluated',
  },
  {
    name: 'OnPremises alone',
    sections: { InboundConnector: [onPremises] },
    findings: [
      {
        message: 'mismatch',
        subject: 'From mxHERO',
        property: 'ConnectorType',
        severity: 'medium',
        text: /as type OnPremises; the guide asks for Partner\./,
        fix: /^New-InboundConnector -Name 'mxHERO Tenant Connector' -ConnectorType 'Partner' .*; Remove-InboundConnector -Identity 'From mxHERO'$/,
      },
    ],
  },
  {
    name: 'under the name of the guide: the new connector gets another one',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 'OnPremises' })] },
    findings: [
      {
        message: 'mismatch',
        fix: /^New-InboundConnector -Name 'mxHERO Tenant Connector 2' .*; Remove-InboundConnector -Identity 'mxHERO Tenant Connector'$/,
      },
    ],
  },
  {
    name: 'a connector that serves own servers too loses the addresses of the service alone',
    sections: { InboundConnector: [{ ...onPremises, SenderIPAddresses: ['192.0.2.10', ...egress] }] },
    findings: [
      {
        message: 'mismatch',
        fix: /; \$l = @\(\(Get-InboundConnector -Identity 'From mxHERO' -ErrorAction Stop\)\.SenderIPAddresses\) \| Where-Object \{ \$_ -and \$_ -notin '54\.208\.111\.28',.*'107\.23\.152\.206' \}/,
      },
    ],
  },
  {
    name: 'a block that holds more than the service is left to the administrator',
    sections: { InboundConnector: [{ ...onPremises, SenderIPAddresses: ['54.208.111.0/24'] }] },
    findings: [{ message: 'mismatch', fix: /^New-InboundConnector [^;]*$/ }],
  },
  {
    name: 'a connector that is known by the certificate of somebody else stays',
    sections: { InboundConnector: [{ ...onPremises, TlsSenderCertificateName: 'mail.contoso.com' }] },
    findings: [{ message: 'mismatch', fix: /-notin '54\.208\.111\.28'/ }],
  },
  {
    name: 'Partner beside OnPremises',
    sections: { InboundConnector: [onPremises, tenantConnector()] },
    state: 'evaluated',
  },
  {
    name: 'Partner, but disabled: enabled instead of created',
    sections: { InboundConnector: [onPremises, tenantConnector({ Enabled: false })] },
    findings: [
      {
        message: 'mismatch',
        subject: 'From mxHERO',
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -Enabled \$true; Remove-InboundConnector/,
      },
    ],
  },
  {
    name: 'Partner, disabled and restricted: the restriction goes before it is enabled',
    sections: {
      InboundConnector: [onPremises, tenantConnector({ Enabled: false, RestrictDomainsToIPAddresses: true })],
    },
    findings: [
      {
        message: 'mismatch',
        fix: /^Set-InboundConnector .* -RestrictDomainsToIPAddresses \$false .*; Set-InboundConnector .* -Enabled \$true; Remove-/,
      },
    ],
  },
  {
    name: 'only connector disabled, of the right type',
    sections: { InboundConnector: [tenantConnector({ Enabled: false })] },
    state: 'evaluated',
  },
  { name: 'no connector: another rule says so', sections: { InboundConnector: [] }, state: 'evaluated' },
  {
    name: 'OnPremises connectors of others',
    sections: {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({ Name: 'Hybrid', ConnectorType: 'OnPremises', TlsSenderCertificateName: 'mail.contoso.com' }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'with an outbound loopback the connector that relays stays',
    sections: { InboundConnector: [relay] },
    config: { ...declaredName, outbound: 'loopback' },
    findings: [{ message: 'mismatch', subject: 'mxHERO Outbound Return', fix: /^New-InboundConnector [^;]*$/ }],
  },
  {
    name: 'known by the certificate of the service, without relaying: removed',
    sections: { InboundConnector: [relay] },
    config: declaredName,
    findings: [{ message: 'mismatch', fix: /; Remove-InboundConnector -Identity 'mxHERO Outbound Return'$/ }],
  },
  {
    name: 'type lost',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7 })] },
    gaps: ['ConnectorType'],
  },
  {
    name: 'type of one lost, the other right',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7 }), tenantConnector({ Name: 'Second' })] },
    state: 'evaluated',
  },
  {
    name: 'type of one lost, the other wrong',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7 }), onPremises] },
    gaps: ['ConnectorType'],
  },
  {
    name: 'addresses of another connector lost: it may be the right one',
    sections: {
      InboundConnector: [onPremises, inboundConnector({ Name: 'Which?', SenderIPAddresses: 'System.Object[]' })],
    },
    gaps: ['SenderIPAddresses'],
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'demand unknown',
    config: { overrides: { return: { connectorType: null } } },
    gaps: ['return.connectorType'],
  },
  { name: 'outbound loopback alone', config: { inbound: 'none', outbound: 'loopback' }, state: 'not-applicable' },
]);

describe('connector/inbound-type-mismatch, context', () => {
  it('can interrupt mail, so the fix is to be reviewed, and names the others', () => {
    const second = { ...onPremises, Name: 'Second', Guid: '11111111-2222-3333-4444-555555555555' };
    const { findings } = runScene([rule], { sections: { InboundConnector: [onPremises, second] } });
    expect(findings.map(({ fix }) => fix?.safety)).toEqual(['review']);
    expect(findings[0]?.related.map(({ subject }) => subject.identity)).toEqual(['Second']);
    expect(findings[0]?.fix?.command).toMatch(
      /Remove-InboundConnector -Identity 'From mxHERO'; Remove-InboundConnector -Identity 'Second'$/,
    );
  });
});
