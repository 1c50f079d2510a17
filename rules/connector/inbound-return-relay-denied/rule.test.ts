import { describe, expect, it } from 'vitest';
import { outboundRoute, routeOutbound, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import missing from '../inbound-missing/rule.ts';
import rule from './rule.ts';

const relay = (over: Readonly<Record<string, unknown>> = {}) =>
  inboundConnector({
    Name: 'mxHERO Outbound Return',
    ConnectorType: 'OnPremises',
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: 'relay.contoso.com',
    ...over,
  });
const hybrid = relay({ Name: 'Inbound from 7c9e', TlsSenderCertificateName: 'mail.contoso.com' });
const clientNames = ['relay.contoso.com'];
const loopback = { inbound: 'none', outbound: 'loopback' };
const named = { ...loopback, overrides: { tls: { clientNames } } };
const tenantMx = 'contoso-com.mail.protection.outlook.com';
const relayingTo = (relayServer: string | null) => ({
  inbound: null,
  outbound: null,
  domains: { 'contoso.com': { server: tenantMx, relayServer } },
});

ruleTable(rule, [
  {
    name: 'OnPremises, by certificate',
    sections: { InboundConnector: [tenantConnector(), relay()] },
    config: named,
    state: 'evaluated',
  },
  {
    name: 'OnPremises, by address: relays, however fragile',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 'OnPremises' })] },
    config: loopback,
    state: 'evaluated',
  },
  {
    name: 'Partner alone, as the guide has it',
    config: loopback,
    findings: [
      {
        message: 'partner',
        subject: 'mxHERO Tenant Connector',
        property: 'ConnectorType',
        severity: 'critical',
        text: /as type Partner, which may not relay\. .*550 5\.7\.64/,
        fix: /^\$n = Read-Host 'Name in the certificate .*'; New-InboundConnector -Name 'mxHERO Tenant Connector \(relay\)' -ConnectorType 'OnPremises' -SenderDomains '\*' -RequireTls \$true -RestrictDomainsToCertificate \$true -TlsSenderCertificateName \$n$/,
      },
    ],
  },
  {
    name: 'the declared certificate is in the fix',
    config: named,
    findings: [{ message: 'partner', fix: /-TlsSenderCertificateName 'relay\.contoso\.com'$/ }],
  },
  {
    name: 'loopback follows from the Relay Server',
    config: relayingTo(tenantMx),
    findings: [{ message: 'partner', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'Relay Server with another suffix of Microsoft, in capitals and with a final dot',
    config: relayingTo('Contoso-Com.K-V1.MX.Microsoft.'),
    findings: [{ message: 'partner' }],
  },
  {
    name: 'Relay Server is a gateway: nothing returns',
    config: relayingTo('mx.gateway.example.com'),
    state: 'not-applicable',
  },
  { name: 'no Relay Server: nothing returns', config: relayingTo(null), state: 'not-applicable' },
  {
    name: 'nothing is declared, and an OnPremises connector for the service exists',
    sections: {
      InboundConnector: [
        tenantConnector({ ConnectorType: 'OnPremises', Enabled: false }),
        tenantConnector({ Name: 'Second' }),
      ],
    },
    config: { inbound: null, outbound: null, domains: null },
    findings: [{ message: 'disabled', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'nothing is declared: a Partner connector does not make a loopback',
    config: { inbound: null, outbound: null, domains: null },
    state: 'not-applicable',
  },
  {
    name: 'OnPremises, but disabled',
    sections: { InboundConnector: [tenantConnector(), relay({ Enabled: false })] },
    config: named,
    findings: [
      {
        message: 'disabled',
        subject: 'mxHERO Outbound Return',
        property: 'Enabled',
        severity: 'critical',
        fix: /^Set-InboundConnector -Identity 'mxHERO Outbound Return' -Enabled \$true$/,
      },
    ],
  },
  {
    name: 'no connector at all',
    sections: { InboundConnector: [] },
    config: loopback,
    findings: [{ message: 'none', subject: '*', severity: 'critical', fix: /-ConnectorType 'OnPremises'/ }],
  },
  {
    name: 'the certificate of another server does not relay for the service',
    sections: { InboundConnector: [tenantConnector(), hybrid] },
    config: named,
    findings: [{ message: 'partner' }],
  },
  {
    name: 'a certificate of which nobody said whose it is',
    sections: { InboundConnector: [tenantConnector(), hybrid] },
    config: loopback,
    gaps: ['tls.clientNames'],
  },
  {
    name: 'the connector of the hybrid wizard is for the own servers',
    sections: { InboundConnector: [tenantConnector(), { ...hybrid, ConnectorSource: 'HybridWizard' }] },
    config: loopback,
    findings: [{ message: 'partner', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'who made the connector is lost: it may be the one',
    sections: { InboundConnector: [tenantConnector(), { ...hybrid, ConnectorSource: 7 }] },
    config: loopback,
    gaps: ['tls.clientNames'],
  },
  {
    name: 'such a connector of type Partner, or disabled, cannot be what relays',
    sections: {
      InboundConnector: [
        tenantConnector(),
        relay({ ConnectorType: 'Partner' }),
        relay({ Name: 'Old', Enabled: false }),
      ],
    },
    config: loopback,
    findings: [{ message: 'partner' }],
  },
  {
    name: 'own servers by address are not the service',
    sections: {
      InboundConnector: [
        tenantConnector(),
        relay({ SenderIPAddresses: ['192.0.2.10'], TlsSenderCertificateName: null }),
      ],
    },
    config: loopback,
    findings: [{ message: 'partner', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'type lost',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7 })] },
    config: loopback,
    gaps: ['ConnectorType'],
  },
  {
    name: 'type and state lost',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7, Enabled: 'perhaps' })] },
    config: loopback,
    gaps: ['ConnectorType', 'Enabled'],
  },
  {
    name: 'type of one lost, another relays',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7 }), relay()] },
    config: named,
    state: 'evaluated',
  },
  { name: 'not exported', sections: { InboundConnector: null }, config: loopback, gaps: ['InboundConnector'] },
  { name: 'outbound standard', state: 'not-applicable' },
]);

describe('connector/inbound-return-relay-denied, context', () => {
  it('needs neither rules nor outbound connectors', () => {
    const sections = { TransportRule: null, OutboundConnector: null };
    expect(runScene([rule], { sections, config: loopback }).findings).toHaveLength(1);
  });

  it('is not guessed where the export does not show whether outbound mail passes the service', () => {
    const sections = { TransportRule: [routeOutbound()], OutboundConnector: [outboundRoute()], InboundConnector: null };
    const { outcomes } = runScene([rule], { sections, config: { inbound: null, outbound: null, domains: null } });
    expect(outcomes.map(({ outcome }) => outcome.state)).toEqual(['not-evaluated']);
  });

  it('names the other connectors that may not relay', () => {
    const sections = { InboundConnector: [tenantConnector(), tenantConnector({ Name: 'Second' })] };
    const { findings } = runScene([rule], { sections, config: loopback });
    expect(findings.map(({ related }) => related.map(({ subject }) => subject.identity))).toEqual([['Second']]);
  });

  it('says which source demands the opposite', () => {
    const { findings } = runScene([rule, missing], { config: loopback });
    expect(findings[0]?.conflictsWith).toContain('connector/inbound-missing');
    expect(findings[0]?.guide.map(({ section }) => section)).toContain('6.4');
  });
});
