import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const links = 'X-MS-Exchange-Organization-SkipSafeLinksProcessing';
const attachments = 'X-MS-Exchange-Organization-SkipSafeAttachmentProcessing';
const rules = (...overs: Record<string, unknown>[]) => ({
  TransportRule: [
    ...overs.map((over, index) =>
      transportRule({ Name: index === 0 ? 'Skip' : `Skip ${index}`, Priority: index, SetHeaderValue: '1', ...over }),
    ),
    routeInbound({ Priority: 8 }),
    routeOutbound({ Priority: 9 }),
  ],
});
const skipped = { message: 'skipped', subject: 'Skip', property: 'SetHeaderName', severity: 'medium' } as const;

const harmless: Readonly<Record<string, Record<string, unknown>>> = {
  'another header': { SetHeaderName: 'X-Scanner' },
  'a header that only begins so': { SetHeaderName: `${links}2` },
  'the header removed': { RemoveHeader: links, SetHeaderValue: null },
  'no header': { SetHeaderName: null, PrependSubject: '[x] ' },
  disabled: { SetHeaderName: links, State: 'Disabled' },
  'in audit mode': { SetHeaderName: links, Mode: 'AuditAndNotify' },
  expired: { SetHeaderName: links, ExpiryDate: '2026-01-01T00:00:00Z' },
};

ruleTable(rule, [
  { name: 'rules of the guide', state: 'evaluated' },
  ...Object.entries(harmless).map(([name, over]): Row => ({ name, sections: rules(over), state: 'evaluated' })),
  {
    name: 'links',
    sections: rules({ SetHeaderName: links }),
    findings: [
      {
        ...skipped,
        text: /^Rule 'Skip' sets the header X-MS-Exchange-Organization-SkipSafeLinksProcessing, so .* check the links \(Safe Links\) of the mail/,
        fix: /^Disable-TransportRule -Identity 'Skip'$/,
      },
    ],
  },
  {
    name: 'links, beside a spam confidence level',
    sections: rules({ SetHeaderName: links, SetSCL: 5 }),
    findings: [
      { ...skipped, fix: /^Set-TransportRule -Identity 'Skip' -SetHeaderName \$null -SetHeaderValue \$null$/ },
    ],
  },
  {
    name: 'links, and it is not known what else it does',
    sections: rules({ SetHeaderName: links, BlindCopyTo: { deep: 1 } }),
    findings: [{ ...skipped, fix: /^Set-TransportRule / }],
  },
  {
    name: 'attachments, from some addresses only, in another case',
    sections: rules({ SetHeaderName: ` ${attachments.toUpperCase()} `, SenderIpRanges: ['198.51.100.25'] }),
    findings: [
      {
        ...skipped,
        text: /the header X-MS-EXCHANGE-ORGANIZATION-SKIPSAFEATTACHMENTPROCESSING, so .* the attachments \(Safe Attachments\) of/,
      },
    ],
  },
  {
    name: 'whatever the value is',
    sections: rules({ SetHeaderName: links, SetHeaderValue: null }),
    findings: [skipped],
  },
  {
    name: 'each rule by itself',
    sections: rules(
      { SetHeaderName: links },
      { SetHeaderName: 'X-Scanner' },
      { Name: 'Third', SetHeaderName: attachments },
    ),
    findings: [skipped, { ...skipped, subject: 'Third' }],
  },
  {
    name: 'hostile name stays data',
    sections: rules({ Name: "x'; Remove-Mailbox", SetHeaderName: links }),
    findings: [
      { ...skipped, subject: "x'; Remove-Mailbox", fix: /^Disable-TransportRule -Identity 'x''; Remove-Mailbox'$/ },
    ],
  },
  {
    name: 'header lost; the others are judged',
    sections: rules({ SetHeaderName: { lost: true } }, { Name: 'Second', SetHeaderName: links }),
    findings: [{ ...skipped, subject: 'Second' }],
    gaps: ['SetHeaderName'],
  },
  {
    name: 'header lost of a rule that is off',
    sections: rules({ SetHeaderName: { lost: true }, State: 'Disabled' }),
    state: 'evaluated',
  },
  { name: 'mode lost', sections: rules({ SetHeaderName: links, Mode: 7 }), gaps: ['Mode'] },
  { name: 'mode lost of a rule that sets another header', sections: rules({ SetHeaderName: 'X-Scanner', Mode: 7 }) },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'], state: 'not-evaluated' },
]);
