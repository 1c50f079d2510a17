import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const byMx = { UseMXRecord: true };

ruleTable(rule, [
  { name: 'smart host', state: 'evaluated' },
  {
    name: 'MX beside the endpoint',
    sections: { OutboundConnector: [inboundRoute(byMx), outboundRoute()] },
    findings: [
      {
        message: 'mx',
        subject: 'mxHERO Inbound Route',
        property: 'UseMXRecord',
        severity: 'high',
        text: /delivers by the MX records of the recipients/,
        fix: /^Set-OutboundConnector -Identity 'mxHERO Inbound Route' -UseMXRecord \$false$/,
      },
    ],
  },
  {
    name: 'MX and no host: a rule that identifies the tenant routes there, so the endpoint goes into the same command',
    sections: { OutboundConnector: [inboundRoute({ ...byMx, SmartHosts: [] }), outboundRoute()] },
    findings: [
      {
        message: 'mx',
        subject: 'mxHERO Inbound Route',
        fix: /^Set-OutboundConnector -Identity 'mxHERO Inbound Route' -UseMXRecord \$false -SmartHosts 'smtp-in\.mxhero\.com'$/,
      },
    ],
  },
  {
    name: 'MX and no host, outbound',
    sections: { OutboundConnector: [inboundRoute(), outboundRoute({ ...byMx, SmartHosts: null })] },
    findings: [{ message: 'mx', subject: 'mxHERO Outbound Route', fix: /-SmartHosts 'smtp\.mxhero\.com'$/ }],
  },
  {
    name: 'MX and no host, and the rule does not say its direction: the host is asked for',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute({ ...byMx, SmartHosts: [] })],
      TransportRule: [routeInbound(), routeOutbound({ FromScope: null, SentToScope: null })],
    },
    findings: [{ message: 'mx', fix: /^\$n = Read-Host '.*'; Set-OutboundConnector .* -SmartHosts \$n$/ }],
  },
  {
    name: 'MX and the host of somebody else: the endpoint takes its place in the same command',
    sections: {
      OutboundConnector: [inboundRoute(), outboundRoute({ ...byMx, SmartHosts: ['mail.fabrikam.com'] })],
    },
    findings: [
      {
        message: 'mx',
        fix: /^\$l = @\(.*\.SmartHosts\) \+ 'smtp\.mxhero\.com' \| Where-Object \{ \$_ -and \$_ -notin 'mail\.fabrikam\.com' \} .*; Set-OutboundConnector -Identity 'mxHERO Outbound Route' -UseMXRecord \$false -SmartHosts \$l$/,
      },
    ],
  },
  {
    name: 'a spare connector that is disabled, and one with a misspelt host, carry no mail',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundRoute({ Name: 'Old', ...byMx, Enabled: false }),
        outboundRoute({ Name: 'Misspelt', ...byMx, SmartHosts: ['smtp.mxher.com'] }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'MX on a suspect connector: the host is the matter of another rule',
    sections: { OutboundConnector: [inboundRoute({ ...byMx, SmartHosts: ['smtp-inn.mxhero.com'] }), outboundRoute()] },
    findings: [{ message: 'mx', fix: /-UseMXRecord \$false$/ }],
  },
  {
    name: 'both connectors',
    sections: { OutboundConnector: [inboundRoute(byMx), outboundRoute(byMx)] },
    findings: [
      { message: 'mx', subject: 'mxHERO Inbound Route' },
      { message: 'mx', subject: 'mxHERO Outbound Route' },
    ],
  },
  {
    name: 'connectors of others may follow MX records',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundConnector({ Name: 'Fabrikam', ...byMx, RecipientDomains: ['fabrikam.com'] }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'a connector of a direction that is not in use',
    sections: { OutboundConnector: [inboundRoute(byMx), outboundRoute()], TransportRule: [routeOutbound()] },
    config: { inbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'older name of the property',
    sections: { OutboundConnector: [inboundRoute({ UseMXRecord: undefined, UseMxRecord: true }), outboundRoute()] },
    findings: [{ message: 'mx', property: 'UseMXRecord' }],
  },
  {
    name: 'lost on one connector',
    sections: { OutboundConnector: [inboundRoute({ UseMXRecord: 'perhaps' }), outboundRoute(byMx)] },
    findings: [{ message: 'mx', subject: 'mxHERO Outbound Route' }],
    gaps: ['UseMXRecord'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'endpoint unknown', config: { overrides: { endpoints: { outbound: null } } }, gaps: ['endpoints.outbound'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
