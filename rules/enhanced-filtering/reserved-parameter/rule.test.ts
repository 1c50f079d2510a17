import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const connectors = (...overs: Record<string, unknown>[]) => ({
  InboundConnector: overs.map((over) => inboundConnector({ Name: 'From the gateway', ...over })),
});
const reserved = { message: 'reserved', subject: 'From the gateway', severity: 'info', fix: /^no fix$/ } as const;
const absent = { EFTestMode: undefined, EFSkipMailGateway: undefined, ScanAndDropRecipients: undefined };

const rows: readonly Row[] = [
  { name: 'none of them', sections: connectors({}), state: 'evaluated' },
  {
    name: 'test mode',
    sections: connectors({ EFTestMode: true }),
    findings: [
      {
        ...reserved,
        property: 'EFTestMode',
        text: /^Inbound connector 'From the gateway' has parameters set that Microsoft reserves for its own use: EFTestMode\./,
      },
    ],
  },
  {
    name: 'gateways to skip',
    sections: connectors({ EFSkipMailGateway: ['gateway'] }),
    findings: [{ ...reserved, property: 'EFSkipMailGateway' }],
  },
  {
    name: 'recipients to drop',
    sections: connectors({ ScanAndDropRecipients: ['alice@contoso.com'] }),
    findings: [{ ...reserved, property: 'ScanAndDropRecipients' }],
  },
  {
    name: 'all of them: one finding',
    sections: connectors({ EFTestMode: true, EFSkipMailGateway: ['a'], ScanAndDropRecipients: ['b'] }),
    findings: [
      { ...reserved, property: 'EFTestMode', text: /: EFTestMode, EFSkipMailGateway, ScanAndDropRecipients\./ },
    ],
  },
  {
    name: 'one of two connectors',
    sections: connectors({ Name: 'A' }, { Name: 'B', EFTestMode: true }),
    findings: [{ ...reserved, subject: 'B' }],
  },
  { name: 'disabled', sections: connectors({ Enabled: false, EFTestMode: true }), state: 'evaluated' },
  { name: 'disabled, older export', sections: connectors({ Enabled: false, ...absent }), state: 'evaluated' },
  { name: 'state lost', sections: connectors({ Enabled: null, EFTestMode: true }), gaps: ['Enabled'] },
  { name: 'state lost, none of them', sections: connectors({ Enabled: null }), state: 'evaluated' },
  {
    name: 'an older export',
    sections: connectors(absent),
    gaps: ['EFSkipMailGateway', 'EFTestMode', 'ScanAndDropRecipients'],
  },
  {
    name: 'one set, another lost',
    sections: connectors({ EFTestMode: { Lost: true }, EFSkipMailGateway: ['gateway'] }),
    findings: [{ ...reserved, property: 'EFSkipMailGateway', text: /use: EFSkipMailGateway\./ }],
    gaps: ['EFTestMode'],
  },
  { name: 'connectors not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
];

ruleTable(rule, rows);
