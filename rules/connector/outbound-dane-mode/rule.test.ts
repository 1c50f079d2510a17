import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const inbound = (over: Record<string, unknown>) => ({ OutboundConnector: [inboundRoute(over), outboundRoute()] });
const mandatory = inbound({ SmtpDaneMode: 'Mandatory' });
const demands = {
  message: 'mandatory',
  subject: 'mxHERO Inbound Route',
  property: 'SmtpDaneMode',
  severity: 'high',
} as const;
const off = { ...demands, message: 'off', severity: 'low' } as const;

ruleTable(rule, [
  { name: 'both opportunistic', state: 'evaluated' },
  { name: 'neither set', sections: inbound({ SmtpDaneMode: null, MtaStsMode: '' }), state: 'evaluated' },
  {
    name: 'DANE demanded',
    sections: mandatory,
    findings: [
      {
        ...demands,
        text: /^Outbound connector 'mxHERO Inbound Route' to mxHERO demands DANE .*, which mxHERO is not known to offer\./,
        fix: /^Set-OutboundConnector -Identity 'mxHERO Inbound Route' -SmtpDaneMode 'Opportunistic'$/,
      },
    ],
  },
  {
    name: 'DANE demanded, and the service has none',
    sections: mandatory,
    config: { overrides: { tls: { dane: false } } },
    findings: [demands],
  },
  {
    name: 'DANE demanded and offered',
    sections: mandatory,
    config: { overrides: { tls: { dane: true } } },
    state: 'evaluated',
  },
  {
    name: 'DANE never used',
    sections: inbound({ SmtpDaneMode: 'none' }),
    findings: [
      {
        ...off,
        text: /never uses DANE \(SmtpDaneMode None\)\. Should mxHERO publish what DANE needs/,
        fix: /-SmtpDaneMode 'Opportunistic'$/,
      },
    ],
  },
  {
    name: 'MTA-STS never used',
    sections: inbound({ MtaStsMode: 'None' }),
    findings: [
      {
        ...off,
        property: 'MtaStsMode',
        text: /^Outbound connector 'mxHERO Inbound Route' to mxHERO never uses MTA-STS \(MtaStsMode None\)\. .* what MTA-STS needs/,
        fix: /^Set-OutboundConnector -Identity 'mxHERO Inbound Route' -MtaStsMode 'Opportunistic'$/,
      },
    ],
  },
  {
    name: 'several settings of several connectors',
    sections: {
      OutboundConnector: [
        inboundRoute({ SmtpDaneMode: 'None', MtaStsMode: 'None' }),
        outboundRoute({ SmtpDaneMode: 'Mandatory' }),
      ],
    },
    findings: [off, { ...off, property: 'MtaStsMode' }, { ...demands, subject: 'mxHERO Outbound Route' }],
  },
  {
    name: 'suspect connector',
    sections: inbound({ SmartHosts: ['smtp-inn.mxhero.com'], SmtpDaneMode: 'Mandatory' }),
    findings: [demands],
  },
  {
    name: 'connectors of others, also one that a stamping rule names by mistake',
    sections: {
      OutboundConnector: [
        inboundRoute({ SmartHosts: ['mail.fabrikam.com'], SmtpDaneMode: 'Mandatory' }),
        outboundRoute(),
        outboundConnector({ Name: 'Fabrikam', SmartHosts: ['mail.fabrikam.com'], MtaStsMode: 'None' }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'an older export without the properties',
    sections: inbound({ SmtpDaneMode: undefined, MtaStsMode: undefined }),
    gaps: ['MtaStsMode', 'SmtpDaneMode'],
    state: 'not-evaluated',
  },
  {
    name: 'a value that nobody knows hides nothing',
    sections: inbound({ SmtpDaneMode: 'Perhaps', MtaStsMode: 'None' }),
    findings: [{ ...off, property: 'MtaStsMode' }],
    gaps: ['SmtpDaneMode'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, state: 'evaluated' },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
