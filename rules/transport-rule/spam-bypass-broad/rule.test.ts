import { expect, it } from 'vitest';
import { egress, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const skips = (...overs: Over[]) => ({
  TransportRule: [
    ...overs.map((over, index) =>
      transportRule({ Name: index === 0 ? 'Skip' : `Skip ${index}`, Priority: index, SetSCL: -1, ...over }),
    ),
    routeInbound({ Priority: 8 }),
    routeOutbound({ Priority: 9 }),
  ],
});
const contains = (header: string, words: readonly string[] = ['yes']) => ({
  HeaderContainsMessageHeader: header,
  HeaderContainsWords: words,
});
const matches = (header: string) => ({ HeaderMatchesMessageHeader: header, HeaderMatchesPatterns: ['.'] });
const fabrikam = { SenderDomainIs: ['fabrikam.com'] };
const foreign = { SenderIpRanges: ['198.51.100.0/24'] };
const processed = 'X-mxHero-Server';
const verified = contains('Authentication-Results', ['dmarc=pass']);

const sender = { message: 'sender', subject: 'Skip', property: 'SenderDomainIs', severity: 'high' } as const;
const header = { ...sender, message: 'header', property: 'HeaderContainsMessageHeader' } as const;
const anybody = { ...sender, message: 'anybody', property: 'SetSCL' } as const;
const service = { ...sender, message: 'service', property: 'SenderIpRanges', severity: 'medium' } as const;

const headerFields = ['To', 'Cc', 'ToCc'].flatMap((field) => [`AnyOf${field}Header`, `AnyOf${field}HeaderMemberOf`]);
const addressMatches = ['Recipient', 'AnyOfRecipient'].flatMap((start) => [
  `${start}AddressContainsWords`,
  `${start}AddressMatchesPatterns`,
]);
const namedRecipients = ['SentTo', 'SentToMemberOf', ...addressMatches, ...headerFields];

const closed: Readonly<Record<string, Over>> = {
  'another level': { SetSCL: 0 },
  'a level above': { SetSCL: 6 },
  'no level': { ...fabrikam, SetSCL: null, PrependSubject: '[x] ' },
  disabled: { State: 'Disabled' },
  'in audit mode': { Mode: 'Audit' },
  'in audit mode with notifications': { ...fabrikam, Mode: 'AuditAndNotify' },
  expired: { ExpiryDate: '2026-01-01T00:00:00Z' },
  'not yet': { ActivationDate: '2027-01-01T00:00:00Z' },
  'by other addresses': foreign,
  'by other addresses and sender': { ...foreign, ...fabrikam },
  'by other addresses and header': { ...foreign, ...contains(processed) },
  'senders inside': { FromScope: 'InOrganization' },
  'senders inside of a domain': { FromScope: 'InOrganization', SenderDomainIs: ['contoso.com'] },
  'but not senders outside': { ExceptIfFromScope: 'NotInOrganization' },
  'a header that Exchange takes from outside': contains('x-ms-exchange-ORGANIZATION-AuthAs', ['Internal']),
  'the other kind of them': matches(' X-MS-Exchange-Forest-IndexAgent '),
  'sender, verified': { ...fabrikam, ...verified },
  'single sender, verified, by pattern': { From: ['alice@fabrikam.com'], ...matches('authentication-results') },
  'by the service, processed': { SenderIpRanges: egress, ...contains(processed.toUpperCase()) },
  'by the service, stamped': { SenderIpRanges: egress, ...matches('X-mxHero-Transport-Agent') },
  ...Object.fromEntries(
    namedRecipients.map((property) => [`named recipients, ${property}`, { [property]: ['abuse@contoso.com'] }]),
  ),
};

/** Conditions on who the sender says to be. */
const claimed = ['From', 'FromMemberOf', 'SenderDomainIs', 'SenderInRecipientList'].concat(
  ['FromAddress', 'SenderADAttribute'].flatMap((start) => [`${start}ContainsWords`, `${start}MatchesPatterns`]),
);

/** Conditions that whoever writes the message meets at will. */
const chosen: Readonly<Record<string, Over>> = {
  'no condition': {},
  'senders outside': { FromScope: 'NotInOrganization' },
  'recipients inside': { SentToScope: 'InOrganization' },
  'domain of recipients': { RecipientDomainIs: ['contoso.com'] },
  subject: { SubjectContainsWords: ['newsletter'] },
  type: { MessageTypeMatches: 'Calendaring' },
  'any address': { SenderIpRanges: ['0.0.0.0-255.255.255.255'] },
  'verified, whoever it is': verified,
  'but not some addresses': { ExceptIfSenderIpRanges: ['198.51.100.0/24'] },
  'but not senders inside': { ExceptIfFromScope: 'InOrganization' },
};

ruleTable(rule, [
  { name: 'rules of the guide', state: 'evaluated' },
  ...Object.entries(closed).map(([name, over]): Row => ({ name, sections: skips(over), state: 'evaluated' })),
  {
    name: 'by sender domain',
    sections: skips({ FromScope: 'NotInOrganization', SenderDomainIs: ['fabrikam.com', 'example.com'] }),
    findings: [
      {
        ...sender,
        text: /^Rule 'Skip' lets mail past spam filtering by whom it says it is from \(fabrikam\.com, example\.com\), whatever/,
        fix: /^Disable-TransportRule -Identity 'Skip'$/,
      },
    ],
  },
  ...claimed.map((property): Row => ({
    name: `by ${property}, also with other conditions`,
    sections: skips({ [property]: ['x'], SentTo: ['info@contoso.com'], ...contains('X-Partner') }),
    findings: [{ ...sender, property, text: /from \(x\), whatever/ }],
  })),
  {
    name: 'by a pair of groups',
    sections: skips({ BetweenMemberOf1: ['a@contoso.com'], BetweenMemberOf2: ['b@contoso.com'] }),
    findings: [{ ...sender, property: 'BetweenMemberOf1', text: /\(a@contoso\.com\)/ }],
  },
  {
    name: 'by relation of the sender',
    sections: skips({ SenderManagementRelationship: 'Manager' }),
    findings: [{ ...sender, property: 'SenderManagementRelationship', text: /\(Manager\)/ }],
  },
  {
    name: 'several conditions on the sender are one finding',
    sections: skips({ ...fabrikam, From: ['alice@fabrikam.com'] }),
    findings: [{ ...sender, property: 'From', text: /\(alice@fabrikam\.com, fabrikam\.com\)/ }],
  },
  {
    name: 'by the header of the service',
    sections: skips(contains(processed, ['$value'])),
    findings: [
      {
        ...header,
        text: /^Rule 'Skip' lets mail past spam filtering by a header \(X-mxHero-Server\), whatever/,
        fix: /^Disable-TransportRule/,
      },
    ],
  },
  {
    name: 'by the tenant header',
    sections: skips(matches('X-mxHero-Transport-Agent')),
    findings: [{ ...header, property: 'HeaderMatchesMessageHeader', text: /\(X-mxHero-Transport-Agent\)/ }],
  },
  {
    name: 'by a header of somebody else, for named recipients',
    sections: skips({ ...contains('X-Partner'), SentTo: ['info@contoso.com'] }),
    findings: [header],
  },
  {
    name: 'by two headers, one of which is written by Exchange',
    sections: skips({ ...verified, ...matches('X-Partner') }),
    findings: [{ ...header, property: 'HeaderMatchesMessageHeader', text: /\(X-Partner\)/ }],
  },
  {
    name: 'by two headers',
    sections: skips({ ...contains('X-One'), ...matches('X-Two') }),
    findings: [{ ...header, text: /\(X-One, X-Two\)/ }],
  },
  ...Object.entries(chosen).map(([name, over]): Row => ({
    name: `open to anybody: ${name}`,
    sections: skips(over),
    findings: [{ ...anybody, text: /^Rule 'Skip' lets .* has no condition that keeps/, fix: /^Disable-TransportRule/ }],
  })),
  {
    name: 'by the addresses of the service',
    sections: skips({ SenderIpRanges: egress }),
    findings: [
      {
        ...service,
        text: /^Rule 'Skip' lets everything past spam filtering that comes from the addresses of mxHERO\./,
        fix: /^Disable-TransportRule -Identity 'Skip'$/,
      },
    ],
  },
  {
    name: 'one address of the service among others, and the sender',
    sections: skips({ SenderIpRanges: ['198.51.100.0/24', '54.208.111.28'], ...fabrikam }),
    findings: [service],
  },
  {
    name: 'a header of somebody else does not mark the mail of the tenant',
    sections: skips({ SenderIpRanges: egress, ...contains('X-Partner') }),
    findings: [service],
  },
  {
    name: 'a range that the service has published only for recognition',
    sections: skips({ SenderIpRanges: ['203.0.113.7'] }),
    config: { overrides: { egress: { published: ['203.0.113.0/24'] } } },
    findings: [service],
  },
  {
    name: 'an entry that nobody can read, beside one of the service',
    sections: skips({ SenderIpRanges: ['somewhere', '54.208.111.28'] }),
    findings: [service],
  },
  {
    name: 'an entry that nobody can read may be the service',
    sections: skips({ SenderIpRanges: ['somewhere', '198.51.100.1'] }),
    gaps: ['SenderIpRanges'],
    state: 'not-evaluated',
  },
  {
    name: 'addresses of the service not known',
    sections: skips(foreign),
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  {
    name: 'addresses of the service not known, and nothing depends on them',
    sections: skips({ ...foreign, FromScope: 'InOrganization' }),
    config: { overrides: { egress: { ipv4: null } } },
    state: 'evaluated',
  },
  {
    name: 'hostile name stays data',
    sections: skips({ Name: "x'; Remove-Mailbox", ...fabrikam }),
    findings: [
      { ...sender, subject: "x'; Remove-Mailbox", fix: /^Disable-TransportRule -Identity 'x''; Remove-Mailbox'$/ },
    ],
  },
  {
    name: 'each rule by itself',
    sections: skips(fabrikam, { ...foreign, Name: 'Fine' }, { Name: 'Third' }),
    findings: [sender, { ...anybody, subject: 'Third' }],
  },
  {
    name: 'level lost; the others are judged',
    sections: skips({ SetSCL: 'low' }, { ...fabrikam, Name: 'Second' }),
    findings: [{ ...sender, subject: 'Second' }],
    gaps: ['SetSCL'],
  },
  {
    name: 'level lost of a rule that is off',
    sections: skips({ SetSCL: 'low', State: 'Disabled' }),
    state: 'evaluated',
  },
  { name: 'state lost', sections: skips({ ...fabrikam, State: undefined }), gaps: ['State'] },
  { name: 'state lost of a rule that is open to nobody', sections: skips({ ...foreign, State: undefined }) },
  {
    name: 'a condition lost, which could keep strangers out',
    sections: skips({ ...fabrikam, SenderIpRanges: { lost: true } }),
    gaps: ['SenderIpRanges'],
  },
  {
    name: 'a condition lost, and another keeps strangers out',
    sections: skips(
      { ...foreign, SubjectContainsWords: 7 },
      { FromScope: 'InOrganization', SenderIpRanges: { lost: true } },
    ),
    state: 'evaluated',
  },
  {
    name: 'a condition that the export lists but does not show',
    sections: skips({ ...fabrikam, Conditions: ['A.SenderDomainIsPredicate', 'A.MoonPhasePredicate'] }),
    gaps: ['Conditions'],
  },
  {
    name: 'exception for senders outside lost, another exception does not matter',
    sections: skips(
      { ...fabrikam, ExceptIfFromScope: 7 },
      { ...fabrikam, Name: 'Second', ExceptIfSubjectContainsWords: 7 },
    ),
    findings: [{ ...sender, subject: 'Second' }],
    gaps: ['ExceptIfFromScope'],
  },
  {
    name: 'an exception that the export lists but does not show',
    sections: skips({ ...fabrikam, Exceptions: ['A.MoonPhasePredicate'] }),
    gaps: ['Exceptions'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'], state: 'not-evaluated' },
]);

it('transport-rule/spam-bypass-broad names the control for senders, what each fix takes away, and why it is not sure', () => {
  const found = (over: Over) => runScene([rule], { sections: skips(over) }).findings[0];
  expect(found(fabrikam)).toMatchObject({ controls: ['6.2.2'], fix: { safety: 'review' } });
  expect(found({})).toMatchObject({ controls: [], fix: { safety: 'review' } });
  const lost = runScene([rule], { sections: skips({ SenderIpRanges: ['somewhere'] }) }).outcomes[0]?.outcome;
  expect(lost).toMatchObject({ gaps: [{ why: { detail: 'an entry is no address, block or range' } }] });
  expect(found(fabrikam)?.fix?.title).toMatch(/SenderIpRanges\), without those of a shared service\.$/);
  expect(found({ SenderIpRanges: egress })?.fix).toMatchObject({
    safety: 'review',
    title: expect.stringMatching(/^Switch the rule off; what the service hands over is then filtered again/),
  });
});

it('transport-rule/spam-bypass-broad unites the services, and names those whose addresses are let through', () => {
  const second = { vendor: 'mxhero', id: 'second', inbound: 'none', outbound: 'none' };
  const overrides = { egress: { ipv4: ['203.0.113.9'] }, headers: { processed: { name: 'X-Second', secret: true } } };
  const services = [
    { vendor: 'mxhero', id: 'first', inbound: 'loopback', outbound: 'standard' },
    { ...second, overrides: { ...overrides, name: 'Second Service' } },
  ];
  const told = (over: Over) =>
    runScene([rule], { sections: skips(over), declared: { services } }).findings.map(({ message }) => message.data);
  expect(told({ SenderIpRanges: ['203.0.113.9'] })).toEqual([{ rule: 'Skip', services: ['Second Service'] }]);
  expect(told({ SenderIpRanges: ['203.0.113.9', ...egress] })).toMatchObject([
    { services: ['mxHERO', 'Second Service'] },
  ]);
  expect(told({ SenderIpRanges: ['203.0.113.9', ...egress], ...contains('X-Second') })).toMatchObject([
    { services: ['mxHERO'] },
  ]);
});
