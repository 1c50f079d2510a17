import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const other = outboundRoute();
const elsewhere = outboundConnector({ Name: 'To fabrikam.com (TLS)', SmartHosts: ['mail.fabrikam.com'] });

ruleTable(rule, [
  { name: 'connector of the guide', state: 'evaluated' },
  {
    name: 'no connector leads there',
    sections: { OutboundConnector: [other, elsewhere] },
    findings: [
      {
        message: 'absent',
        subject: '*',
        severity: 'high',
        discriminator: 'inbound',
        text: /^No outbound connector leads to 'smtp-in\.mxhero\.com', .* hides connectors in test mode/,
        fix: /^New-OutboundConnector -Name 'mxHERO Inbound Route' -ConnectorType 'Partner' -SmartHosts 'smtp-in\.mxhero\.com' -UseMXRecord \$false -IsTransportRuleScoped \$true -TlsSettings 'CertificateValidation'; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -RouteMessageOutboundConnector 'mxHERO Inbound Route'$/,
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
    sections: { OutboundConnector: [other, inboundRoute({ SmartHosts: ['mail.fabrikam.com'] })] },
    findings: [
      {
        message: 'absent',
        fix: /^New-OutboundConnector -Name 'mxHERO Inbound Route 2' .*; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -RouteMessageOutboundConnector 'mxHERO Inbound Route 2'$/,
      },
    ],
  },
  {
    name: 'another name, another case, a final dot',
    sections: { OutboundConnector: [other, inboundRoute({ Name: '経路', SmartHosts: [' SMTP-IN.mxHERO.com. '] })] },
    state: 'evaluated',
  },
  {
    name: 'disabled',
    sections: { OutboundConnector: [other, inboundRoute({ Enabled: false })] },
    findings: [
      {
        message: 'disabled',
        subject: 'mxHERO Inbound Route',
        property: 'Enabled',
        severity: 'high',
        fix: /^Set-OutboundConnector -Identity 'mxHERO Inbound Route' -Enabled \$true -TestMode \$false$/,
      },
    ],
  },
  {
    name: 'in test mode',
    sections: { OutboundConnector: [other, inboundRoute({ TestMode: true })] },
    findings: [{ message: 'testMode', subject: 'mxHERO Inbound Route', property: 'TestMode', severity: 'high' }],
  },
  {
    name: 'one of two carries mail',
    sections: { OutboundConnector: [other, inboundRoute({ Name: 'Old', Enabled: false }), inboundRoute()] },
    state: 'evaluated',
  },
  {
    name: 'of two idle ones the one that the rule names is reported',
    sections: {
      OutboundConnector: [other, inboundRoute({ Name: 'Old', Enabled: false }), inboundRoute({ TestMode: true })],
    },
    findings: [{ message: 'testMode', subject: 'mxHERO Inbound Route' }],
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
    sections: { OutboundConnector: [other, inboundRoute({ Enabled: 'perhaps' })] },
    gaps: ['Enabled'],
  },
  {
    name: 'an older export does not show test mode',
    sections: { OutboundConnector: [other, inboundRoute({ TestMode: undefined })] },
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
      OutboundConnector: [other, inboundRoute(), outboundConnector({ Name: 'Which?', SmartHosts: 'System.Object[]' })],
    },
    gaps: ['SmartHosts'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, state: 'evaluated' },
  { name: 'not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'endpoint unknown', config: { overrides: { endpoints: { inbound: null } } }, gaps: ['endpoints.inbound'] },
  { name: 'direction not in use', config: { inbound: 'none' }, state: 'not-applicable' },
]);

describe(`${rule.id}, context`, () => {
  it('says its direction, by which a finding about a suspect connector takes its place', () => {
    const suspect = inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'] });
    const sections = { OutboundConnector: [other, suspect] };
    expect(runScene([rule], { sections }).findings.map(({ direction }) => direction)).toEqual(['inbound']);
  });

  it('points at the connector to which a stamping rule routes instead', () => {
    const sections = { OutboundConnector: [other, inboundRoute({ SmartHosts: ['mail.fabrikam.com'] })] };
    const [finding] = runScene([rule], { sections }).findings;
    expect(finding?.related.map(({ subject }) => subject.identity)).toEqual(['mxHERO Inbound Route']);
  });

  it('lets rules that work alone', () => {
    const sections = { OutboundConnector: [other], TransportRule: [routeInbound(), routeOutbound()] };
    const command = runScene([rule], { sections }).findings[0]?.fix?.command ?? '';
    expect(command.match(/Set-TransportRule/g)).toHaveLength(1);
  });
});
