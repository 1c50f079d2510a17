import { describe, expect, it } from 'vitest';
import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const onPremises = (over: Over = {}) => tenantConnector({ Name: 'From mxHERO', ConnectorType: 'OnPremises', ...over });
const only = (...connectors: readonly Over[]) => ({ InboundConnector: connectors });
const relay = inboundConnector({
  Name: 'Relay',
  ConnectorType: 'OnPremises',
  TlsSenderCertificateName: 'relay.contoso.com',
});
const named = { overrides: { tls: { clientNames: ['relay.contoso.com'] } } };
const loopback = { inbound: 'none', outbound: 'loopback' };
const fabrikam = { id: 'fabrikam', name: 'Fabrikam Mail', egress: { ipv4: ['198.51.100.0/28'], shared: true } };
const found = { message: 'shared', subject: 'From mxHERO', property: 'ConnectorType', severity: 'high' } as const;
const relaying = { ...found, message: 'relaying' } as const;
const off =
  /^New-InboundConnector -Name 'mxHERO Tenant Connector' -ConnectorType 'Partner' .*; Remove-InboundConnector -Identity 'From mxHERO'$/;

ruleTable(rule, [
  { name: 'the guide', state: 'evaluated' },
  {
    name: 'the way back of an inbound loopback',
    sections: only(onPremises()),
    findings: [
      {
        ...found,
        text: /^Inbound connector 'From mxHERO' is of type OnPremises and lists 54\.208\.111\.28, .*, from where mxHERO sends for other customers too\. .*ATTR34/,
        fix: off,
      },
    ],
  },
  {
    name: 'own servers on the same connector stay',
    sections: only(onPremises({ SenderIPAddresses: ['203.0.113.10', '54.208.111.28'] })),
    findings: [
      {
        ...found,
        text: /lists 54\.208\.111\.28, from/,
        fix: /; \$l = @\(\(Get-InboundConnector -Identity 'From mxHERO' .* -notin '54\.208\.111\.28' .*; Set-InboundConnector -Identity 'From mxHERO' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'a Partner connector is there already',
    sections: only(onPremises(), tenantConnector()),
    findings: [{ ...found, fix: /^Remove-InboundConnector -Identity 'From mxHERO'$/ }],
  },
  {
    name: 'a Partner connector is there, but disabled',
    sections: only(onPremises(), tenantConnector({ Enabled: false })),
    findings: [
      {
        ...found,
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -Enabled \$true; Remove-InboundConnector -Identity 'From mxHERO'$/,
      },
    ],
  },
  {
    name: 'a disabled Partner connector that would lock the door is opened first',
    sections: only(onPremises(), tenantConnector({ Enabled: false, RestrictDomainsToIPAddresses: true })),
    findings: [
      {
        ...found,
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RestrictDomainsToIPAddresses \$false -RestrictDomainsToCertificate \$false; Set-/,
      },
    ],
  },
  {
    name: 'nothing comes back at all: off with it',
    sections: only(onPremises()),
    config: { inbound: 'none' },
    findings: [{ ...found, fix: /^Remove-InboundConnector -Identity 'From mxHERO'$/ }],
  },
  {
    name: 'outbound loopback: a certificate of its own, the old one stays until then',
    sections: only(onPremises()),
    config: loopback,
    findings: [
      {
        ...relaying,
        text: /^Inbound connector 'From mxHERO' lets mxHERO relay by 54\.208\.111\.28, .* by a certificate of this tenant alone: .*550 5\.7\.64/,
        fix: /^\$n = Read-Host '[^']*'; New-InboundConnector -Name 'mxHERO Tenant Connector \(relay\)' -ConnectorType 'OnPremises' [^;]* -TlsSenderCertificateName \$n$/,
      },
    ],
  },
  {
    name: 'both loopbacks: one connector for each',
    sections: only(onPremises()),
    config: { outbound: 'loopback' },
    findings: [
      {
        ...relaying,
        fix: /'mxHERO Tenant Connector \(relay\)' [^;]*; New-InboundConnector -Name 'mxHERO Tenant Connector' -ConnectorType 'Partner' [^;]*$/,
      },
    ],
  },
  {
    name: 'outbound loopback that relays by certificate already',
    sections: only(onPremises(), relay),
    config: { ...loopback, ...named },
    findings: [{ ...found, fix: /^Remove-InboundConnector -Identity 'From mxHERO'$/ }],
  },
  {
    name: 'outbound loopback with such a connector that is disabled',
    sections: only(onPremises(), { ...relay, Enabled: false }),
    config: { ...loopback, ...named },
    findings: [relaying],
  },
  {
    name: 'a service that asks for type OnPremises gets a certificate too',
    sections: only(onPremises()),
    config: { overrides: { return: { connectorType: 'OnPremises' } } },
    findings: [{ ...found, fix: /^\$n = Read-Host '[^']*'; New-InboundConnector -Name '[^']*\(relay\)' [^;]*$/ }],
  },
  {
    name: 'the hybrid wizard made it: it is not removed',
    sections: only(onPremises({ ConnectorSource: 'HybridWizard' }), tenantConnector()),
    findings: [{ ...found, fix: /^\$l = .*; Set-InboundConnector -Identity 'From mxHERO' -SenderIPAddresses \$l$/ }],
  },
  {
    name: 'entries too wide for a command are left to a person',
    sections: only(onPremises({ SenderIPAddresses: ['54.208.111.0/24'] }), tenantConnector()),
    findings: [
      { ...found, text: /lists 54\.208\.111\.0\/24, from/, fix: /^Take the service off this connector by hand\.$/ },
    ],
  },
  {
    name: 'two of them: neither is the Partner connector that is needed',
    sections: only(onPremises(), onPremises({ Name: 'Second' })),
    findings: [
      { ...found, fix: off },
      { ...found, subject: 'Second', fix: /^New-InboundConnector -Name 'mxHERO Tenant Connector' / },
    ],
  },
  {
    name: 'a service of which the type is not known gets type Partner',
    sections: only(onPremises()),
    config: { overrides: { return: { connectorType: null } } },
    findings: [{ ...found, fix: off }],
  },
  {
    name: 'whether inbound mail is routed to the service is not known',
    sections: { ...only(onPremises()), TransportRule: null, OutboundConnector: null },
    config: { inbound: null, outbound: 'none', domains: null },
    findings: [{ ...found, fix: off }],
  },
  {
    name: 'a vendor that nobody selected',
    sections: only(onPremises({ Name: 'Old filter', SenderIPAddresses: ['198.51.100.3', '203.0.113.10'] })),
    known: [fabrikam],
    findings: [
      {
        ...found,
        subject: 'Old filter',
        text: /lists 198\.51\.100\.3, from where Fabrikam Mail sends/,
        fix: /^If Fabrikam Mail still delivers mail to you, give it a connector of type Partner/,
      },
    ],
  },
  {
    name: 'two of them',
    sections: only(onPremises({ SenderIPAddresses: ['198.51.100.3'] })),
    known: [fabrikam, { ...fabrikam, id: 'litware', name: 'Litware' }],
    findings: [{ ...found, fix: /^If Fabrikam Mail and Litware still delivers/ }],
  },
  {
    name: 'own servers',
    sections: only(onPremises({ SenderIPAddresses: ['203.0.113.10'] })),
    state: 'evaluated',
  },
  { name: 'by certificate', sections: only(relay), state: 'evaluated' },
  { name: 'disabled', sections: only(onPremises({ Enabled: false })), state: 'evaluated' },
  {
    name: 'a service for this tenant alone',
    sections: only(onPremises()),
    config: { overrides: { egress: { shared: false } } },
    state: 'evaluated',
  },
  {
    name: 'nobody has said whether others send from there',
    sections: only(onPremises()),
    config: { overrides: { egress: { shared: null } } },
    gaps: ['egress.shared'],
  },
  { name: 'type lost', sections: only(onPremises({ ConnectorType: 7 })), gaps: ['ConnectorType'] },
  { name: 'state lost', sections: only(onPremises({ Enabled: 'perhaps' })), gaps: ['Enabled'] },
  { name: 'addresses lost', sections: only(onPremises({ SenderIPAddresses: 7 })), gaps: ['SenderIPAddresses'] },
  {
    name: 'addresses of a Partner connector lost',
    sections: only(tenantConnector({ SenderIPAddresses: 7 })),
    state: 'evaluated',
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-onpremises-shared-ip, fix', () => {
  const fixOf = (connector: Over, config: Over = {}) =>
    runScene([rule], { sections: only(connector), config }).findings[0]?.fix;

  it('is to be reviewed and says what comes first', () => {
    const { title, safety } = fixOf(onPremises()) ?? {};
    expect(safety).toBe('review');
    expect(title).toBe(
      'Let a connector of type Partner take inbound mail from the service. Take the service off this connector.',
    );
  });

  it('speaks of no Partner connector where none is needed, or one is there', () => {
    const title = 'Take the service off this connector.';
    expect(fixOf(onPremises(), { inbound: 'none' })?.title).toBe(title);
    const sections = only(onPremises(), tenantConnector());
    expect(runScene([rule], { sections }).findings[0]?.fix?.title).toBe(title);
  });

  it('lets the old connector stay until the certificate works', () => {
    expect(fixOf(onPremises(), loopback)?.title).toMatch(
      /^Agree with the service on a certificate .* Take the service off this connector by hand once its mail comes in over its own\.$/,
    );
  });

  it('has the wizard run again', () => {
    expect(fixOf(onPremises({ ConnectorSource: 'HybridWizard' }))?.title).toMatch(
      / Then run the hybrid wizard again, which made this connector\.$/,
    );
  });

  it('of an unknown vendor is to be reviewed too', () => {
    const sections = only(onPremises({ SenderIPAddresses: ['198.51.100.3'] }));
    const [finding] = runScene([rule], { sections, known: [fabrikam] }).findings;
    expect(finding?.fix).toMatchObject({ safety: 'review' });
    expect(finding?.fix?.command).toBeUndefined();
  });
});
