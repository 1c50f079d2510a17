import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const other = inboundRoute();
const elsewhere = outboundConnector({ Name: 'To fabrikam.com (TLS)', SmartHosts: ['mail.fabrikam.com'] });

ruleTable(rule, [
  {
    name: 'no connector to a gateway that is the smart host for all outgoing mail',
    sections: { OutboundConnector: [] },
    config: { overrides: { outbound: { ruleScoped: false } } },
    findings: [{ message: 'absent', fix: / -IsTransportRuleScoped \$false -RecipientDomains '\*' -TlsSettings / }],
  },
  { name: 'connector of the guide', state: 'evaluated' },
  {
    name: 'no connector leads there',
    sections: { OutboundConnector: [other, elsewhere] },
    findings: [
      {
        message: 'absent',
        subject: '*',
        severity: 'high',
        discriminator: 'outbound',
        text: /^No outbound connector leads to 'smtp\.mxhero\.com', .* hides connectors in test mode/,
        fix: /^New-OutboundConnector -Name 'mxHERO Outbound Route' -ConnectorType 'Partner' -SmartHosts 'smtp\.mxhero\.com' -UseMXRecord \$false -IsTransportRuleScoped \$true -TlsSettings 'CertificateValidation'; Set-TransportRule -Identity 'Route outbound via mxHERO' -RouteMessageOutboundConnector 'mxHERO Outbound Route'$/,
      },
    ],
  },
  { name: 'no connector at all', sections: { OutboundConnector: [] }, findings: [{ message: 'absent', subject: '*' }] },
  {
    name: 'no rule that could use it: the connector is created all the same',
    sections: { OutboundConnector: [other], TransportRule: [] },
    findings: [{ message: 'absent', fix: /^New-OutboundConnector [^;]*$/ }],
  },
  {
    name: 'the name of the guide is taken by a connector that leads elsewhere',
    sections: { OutboundConnector: [other, outboundRoute({ SmartHosts: ['mail.fabrikam.com'] })] },
    findings: [
      {
        message: 'absent',
        fix: /^New-OutboundConnector -Name 'mxHERO Outbound Route 2' .*; Set-TransportRule -Identity 'Route outbound via mxHERO' -RouteMessageOutboundConnector 'mxHERO Outbound Route 2'$/,
      },
    ],
  },
  {
    name: 'another name, another case, a final dot',
    sections: { OutboundConnector: [other, outboundRoute({ Name: '経路', SmartHosts: [' SMTP-Relay.mxHERO.com. '] })] },
    state: 'evaluated',
  },
  {
    name: 'disabled',
    sections: { OutboundConnector: [other, outboundRoute({ Enabled: false })] },
    findings: [
      {
        message: 'disabled',
        subject: 'mxHERO Outbound Route',
        property: 'Enabled',
        severity: 'high',
        fix: /^Set-OutboundConnector -Identity 'mxHERO Outbound Route' -Enabled \$true -TestMode \$false$/,
      },
    ],
  },
  {
    name: 'in test mode',
    sections: { OutboundConnector: [other, outboundRoute({ TestMode: true })] },
    findings: [{ message: 'testMode', subject: 'mxHERO Outbound Route', property: 'TestMode', severity: 'high' }],
  },
  {
    name: 'one of two carries mail',
    sections: { OutboundConnector: [other, outboundRoute({ Name: 'Old', Enabled: false }), outboundRoute()] },
    state: 'evaluated',
  },
  {
    name: 'of two idle ones the one that the rule names is reported',
    sections: {
      OutboundConnector: [other, outboundRoute({ Name: 'Old', Enabled: false }), outboundRoute({ TestMode: true })],
    },
    findings: [{ message: 'testMode', subject: 'mxHERO Outbound Route' }],
  },
  {
    name: 'one connector with the endpoints of both directions leads there too',
    sections: {
      OutboundConnector: [outboundConnector({ Name: 'mxHERO', SmartHosts: ['smtp-in.mxhero.com', 'smtp.mxhero.com'] })],
    },
    state: 'evaluated',
  },
  {
    name: 'state lost',
    sections: { OutboundConnector: [other, outboundRoute({ Enabled: 'perhaps' })] },
    gaps: ['Enabled'],
  },
  {
    name: 'an older export does not show test mode',
    sections: { OutboundConnector: [other, outboundRoute({ TestMode: undefined })] },
    gaps: ['TestMode'],
  },
  {
    name: 'hosts of a connector lost: it may lead there',
    sections: { OutboundConnector: [other, outboundConnector({ Name: 'Which?', SmartHosts: 'System.Object[]' })] },
    gaps: ['SmartHosts'],
  },
  {
    name: 'hosts of one lost, another leads there',
    sections: {
      OutboundConnector: [other, outboundRoute(), outboundConnector({ Name: 'Which?', SmartHosts: 'System.Object[]' })],
    },
    gaps: ['SmartHosts'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, state: 'evaluated' },
  { name: 'not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'endpoint unknown', config: { overrides: { endpoints: { outbound: null } } }, gaps: ['endpoints.outbound'] },
  { name: 'direction not in use', config: { outbound: 'none' }, state: 'not-applicable' },
]);

describe(`${rule.id}, context`, () => {
  it('says its direction, by which a finding about a suspect connector takes its place', () => {
    const suspect = outboundRoute({ SmartHosts: ['smtp-relai.mxhero.com'] });
    const sections = { OutboundConnector: [other, suspect] };
    expect(runScene([rule], { sections }).findings.map(({ direction }) => direction)).toEqual(['outbound']);
  });

  it('points at the connector to which a stamping rule routes instead', () => {
    const sections = { OutboundConnector: [other, outboundRoute({ SmartHosts: ['mail.fabrikam.com'] })] };
    const [finding] = runScene([rule], { sections }).findings;
    expect(finding?.related.map(({ subject }) => subject.identity)).toEqual(['mxHERO Outbound Route']);
  });

  it('lets rules that work alone', () => {
    const sections = { OutboundConnector: [other], TransportRule: [routeInbound(), routeOutbound()] };
    const command = runScene([rule], { sections }).findings[0]?.fix?.command ?? '';
    expect(command.match(/Set-TransportRule/g)).toHaveLength(1);
  });

  it('asks for the certificate name where the profile wants it checked', () => {
    const overrides = { outbound: { tls: ['DomainValidation'] } };
    const sections = { OutboundConnector: [other] };
    const [finding] = runScene([rule], { sections, config: { overrides } }).findings;
    expect(finding?.fix?.command).toMatch(
      /^\$n = Read-Host '.*'; New-.* -TlsSettings 'DomainValidation' -TlsDomain \$n/,
    );
  });

  it('applies to an outbound loopback too', () => {
    const scene = { sections: { OutboundConnector: [other] }, config: { outbound: 'loopback' } };
    expect(runScene([rule], scene).findings).toHaveLength(1);
  });
});
