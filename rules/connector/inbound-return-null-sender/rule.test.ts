import { describe, expect, it } from 'vitest';
import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const byAddress = (over: Over = {}) => tenantConnector({ Name: 'From mxHERO', ConnectorType: 'OnPremises', ...over });
const byCertificate = (over: Over = {}) =>
  inboundConnector({
    Name: 'Relay',
    ConnectorType: 'OnPremises',
    TlsSenderCertificateName: 'relay.contoso.com',
    ...over,
  });
const loopback = { inbound: 'none', outbound: 'loopback' };
const named = { ...loopback, overrides: { tls: { clientNames: ['relay.contoso.com'] } } };
const only = (...connectors: readonly Over[]) => ({ InboundConnector: connectors });
const found = {
  message: 'address',
  subject: 'From mxHERO',
  property: 'TlsSenderCertificateName',
  severity: 'medium',
} as const;

ruleTable(rule, [
  {
    name: 'by address alone',
    sections: only(byAddress()),
    config: loopback,
    findings: [
      {
        ...found,
        text: /^Inbound connector 'From mxHERO' lets mxHERO relay by address alone\. .* on their way back from mxHERO \(550 5\.7\.64\)\.$/,
        fix: /^\$n = Read-Host '[^']*'; New-InboundConnector -Name 'mxHERO Tenant Connector \(relay\)' -ConnectorType 'OnPremises' /,
      },
    ],
  },
  {
    name: 'by certificate as well',
    sections: only(byAddress({ TlsSenderCertificateName: 'relay.contoso.com' })),
    config: loopback,
    state: 'evaluated',
  },
  {
    name: 'by certificate on another connector',
    sections: only(byAddress(), byCertificate()),
    config: named,
    state: 'evaluated',
  },
  {
    name: 'the certificate on the connector is not that of the service',
    sections: only(byAddress({ TlsSenderCertificateName: 'mail.contoso.com' })),
    config: named,
    findings: [found],
  },
  {
    name: 'the connector by certificate is disabled',
    sections: only(byAddress(), byCertificate({ Enabled: false })),
    config: named,
    findings: [found],
  },
  {
    name: 'whether the connector by certificate is enabled is lost',
    sections: only(byAddress(), byCertificate({ Enabled: 'perhaps' })),
    config: named,
    gaps: ['Enabled'],
    state: 'not-evaluated',
  },
  {
    name: 'a certificate of which nobody said whose it is',
    sections: only(byAddress(), byCertificate()),
    config: loopback,
    gaps: ['tls.clientNames'],
    state: 'not-evaluated',
  },
  {
    name: 'the certificate of the own servers',
    sections: only(byAddress(), byCertificate({ ConnectorSource: 'HybridWizard' })),
    config: loopback,
    findings: [found],
  },
  { name: 'type Partner, which does not relay', config: loopback, state: 'evaluated' },
  { name: 'disabled', sections: only(byAddress({ Enabled: false })), config: loopback, state: 'evaluated' },
  {
    name: 'own servers by address',
    sections: only(byAddress({ SenderIPAddresses: ['203.0.113.10'] })),
    config: loopback,
    state: 'evaluated',
  },
  { name: 'type lost', sections: only(byAddress({ ConnectorType: 7 })), config: loopback, gaps: ['ConnectorType'] },
  {
    name: 'type of one lost, another certainly relays by address alone',
    sections: only(byAddress({ Name: 'First', ConnectorType: 7 }), byAddress()),
    config: loopback,
    findings: [found],
  },
  {
    name: 'certificate lost',
    sections: only(byAddress({ TlsSenderCertificateName: ['x'] })),
    config: loopback,
    gaps: ['TlsSenderCertificateName'],
  },
  {
    name: 'addresses of another connector lost',
    sections: only(byAddress(), byCertificate({ TlsSenderCertificateName: null, SenderIPAddresses: 7 })),
    config: loopback,
    gaps: ['SenderIPAddresses'],
  },
  { name: 'inbound loopback alone', sections: only(byAddress()), state: 'not-applicable' },
  { name: 'not exported', sections: { InboundConnector: null }, config: loopback, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-return-null-sender, context', () => {
  it('names the other connectors that relay by address', () => {
    const sections = only(byAddress(), byAddress({ Name: 'Second' }));
    const { findings } = runScene([rule], { sections, config: loopback });
    expect(findings.map(({ related }) => related.map(({ subject, note }) => [subject.identity, note]))).toEqual([
      [['Second', 'Lets the service relay too, by address alone as well.']],
    ]);
  });
});
