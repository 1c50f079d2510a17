import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { runScene, type Scene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const config = { inbound: 'border' };
const gateway = { hosts: [], addresses: ['203.0.113.0/28'] };
const connectors = (...overs: Record<string, unknown>[]) => ({
  InboundConnector: overs.map((over) => tenantConnector({ EFSkipIPs: egress, ...over })),
});
const on = connectors({});
const allowing = (IPAllowList: unknown, over: Record<string, unknown> = {}) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList, ...over })],
});
const nobody = allowing([]);
const skipping = (...overs: Record<string, unknown>[]) => ({
  TransportRule: overs.map((over) => transportRule({ Name: 'Skip', SetSCL: -1, ...over })),
});
const none = { TransportRule: [] };
const asked = { message: 'asked', subject: 'Default', property: 'IPAllowList', severity: 'medium' } as const;
const allowed = { ...asked, message: 'allowed' } as const;
const skipped = { message: 'skipped', subject: 'Skip', property: 'SetSCL', severity: 'medium' } as const;
const fromGateway = {
  InboundConnector: [
    inboundConnector({ Name: 'From the gateway', SenderIPAddresses: ['203.0.113.0/28'], EFSkipLastIP: true }),
  ],
};
const rulesOf = (...overs: Record<string, unknown>[]) => ({ ...on, ...nobody, ...skipping(...overs) });

const rows: readonly Row[] = [
  { name: 'on, and nothing passes by', config, sections: { ...on, ...nobody, ...none }, state: 'evaluated' },
  {
    name: 'the allow list that the guide asks for',
    config,
    sections: { ...on, ...none },
    findings: [
      {
        ...asked,
        text: /^Connection filter policy 'Default' allows 54\.208\.111\.28, .*, as the guide of mxHERO asks, but enhanced filtering is on for mail from there \(inbound connectors: mxHERO Tenant Connector\)\./,
        fix: /^Set-HostedConnectionFilterPolicy -Identity Default -IPAllowList @\{Remove='54\.208\.111\.28',.*'107\.23\.152\.206'\}$/,
      },
    ],
  },
  {
    name: 'a service that does not ask for it',
    config: { ...config, overrides: { ipAllowList: 'none' } },
    sections: { ...on, ...none, ...allowing(['192.0.2.1', '3.211.77.148']) },
    findings: [
      {
        ...allowed,
        text: /^Connection filter policy 'Default' allows 3\.211\.77\.148, but enhanced filtering is on for mail from there \(inbound connectors: mxHERO Tenant Connector\)\./,
        fix: /@\{Remove='3\.211\.77\.148'\}$/,
      },
    ],
  },
  {
    name: 'a block: what else it allows stays',
    config,
    sections: { ...on, ...none, ...allowing(['3.211.77.148/31']) },
    findings: [{ ...asked, fix: /@\{Add='3\.211\.77\.149'; Remove='3\.211\.77\.148\/31'\}$/ }],
  },
  {
    name: 'allow list for others',
    config,
    sections: { ...on, ...none, ...allowing(['192.0.2.1', 'x']) },
    state: 'evaluated',
  },
  {
    name: 'a policy that is not the default one',
    config,
    sections: { ...on, ...none, ...allowing(egress, { Name: 'Other', IsDefault: false }) },
    state: 'evaluated',
  },
  {
    name: 'the gateway delivers and is allowed',
    config,
    declared: { gateway },
    sections: { ...fromGateway, ...none, ...allowing(['203.0.113.9', ...egress]) },
    findings: [{ ...allowed, text: /allows 203\.0\.113\.9, but .*\(inbound connectors: From the gateway\)\./ }],
  },
  { name: 'off', config, sections: connectors({ EFSkipIPs: [] }), state: 'not-applicable' },
  { name: 'disabled', config, sections: connectors({ Enabled: false }), state: 'not-applicable' },
  {
    name: 'two connectors: one finding that names both',
    config,
    sections: { ...connectors({ Name: 'A' }, { Name: 'B', EFSkipIPs: [] }, { Name: 'C' }), ...none },
    findings: [{ ...asked, text: /\(inbound connectors: A, C\)/ }],
  },
  {
    name: 'a rule for the addresses of the service',
    config,
    sections: rulesOf({ SenderIpRanges: ['3.211.77.0/24'] }),
    findings: [
      {
        ...skipped,
        text: /^Mail flow rule 'Skip' sets the spam confidence level to -1, .* \(inbound connectors: mxHERO Tenant Connector\)\./,
        fix: /^Disable-TransportRule -Identity 'Skip'/,
      },
    ],
  },
  { name: 'a rule for everything', config, sections: rulesOf({}), findings: [skipped] },
  {
    name: 'a rule for some senders',
    config,
    sections: rulesOf({ SenderDomainIs: ['example.com'] }),
    findings: [skipped],
  },
  {
    name: 'a rule with the scopes of mail from outside',
    config,
    sections: rulesOf({ FromScope: 'NotInOrganization', SentToScope: 'InOrganization' }),
    findings: [skipped],
  },
  {
    name: 'rules that never meet mail of the internet from there',
    config,
    sections: rulesOf(
      { Name: 'Inside', FromScope: 'InOrganization' },
      { Name: 'To outside', SentToScope: 'NotInOrganization' },
      { Name: 'Others', SenderIpRanges: ['192.0.2.0/24'] },
      { Name: 'But the service', ExceptIfSenderIpRanges: egress },
      { Name: 'But outside', ExceptIfFromScope: 'NotInOrganization' },
      { Name: 'But to inside', ExceptIfSentToScope: 'InOrganization' },
    ),
    state: 'evaluated',
  },
  {
    name: 'exceptions that leave some of it',
    config,
    sections: rulesOf(
      { Name: 'A', ExceptIfSenderIpRanges: egress.slice(1) },
      { Name: 'B', ExceptIfFromScope: 'InOrganization' },
      { Name: 'C', ExceptIfSentToScope: 'NotInOrganization' },
      { Name: 'D', ExceptIfFrom: ['alice@example.com'] },
    ),
    findings: ['A', 'B', 'C', 'D'].map((subject) => ({ ...skipped, subject })),
  },
  {
    name: 'rules that skip nothing',
    config,
    sections: rulesOf(
      { Name: 'Disabled', State: 'Disabled' },
      { Name: 'Another level', SetSCL: 0 },
      { Name: 'No level', SetSCL: null, PrependSubject: 'x' },
    ),
    state: 'evaluated',
  },
  {
    name: 'allow list and rule: a finding for each',
    config,
    sections: { ...on, ...skipping({}) },
    findings: [asked, skipped],
  },
  {
    name: 'lost facts of one rule hide nothing',
    config,
    sections: rulesOf({ Name: 'Lost', SetSCL: { Lost: true } }, { Name: 'Skip' }),
    findings: [skipped],
    gaps: ['SetSCL'],
  },
  { name: 'state of a rule lost', config, sections: rulesOf({ State: 'Sometimes' }), gaps: ['State'] },
  {
    name: 'a condition lost',
    config,
    sections: rulesOf({ SenderIpRanges: 'System.Object[]' }),
    gaps: ['SenderIpRanges'],
  },
  { name: 'an exception lost', config, sections: rulesOf({ ExceptIfFrom: 'System.Object[]' }), gaps: ['ExceptIfFrom'] },
  {
    name: 'lost facts of a rule that cannot meet it',
    config,
    sections: rulesOf({ SetSCL: { Lost: true }, FromScope: 'InOrganization' }),
    state: 'evaluated',
  },
  {
    name: 'allow list lost',
    config,
    sections: { ...on, ...none, ...allowing('System.Object[]') },
    gaps: ['IPAllowList'],
  },
  {
    name: 'sections not exported',
    config,
    sections: { ...on, TransportRule: null, HostedConnectionFilterPolicy: null },
    gaps: ['TransportRule', 'HostedConnectionFilterPolicy'],
  },
  {
    name: 'sections not needed',
    config,
    sections: { ...connectors({ EFSkipIPs: [] }), TransportRule: null, HostedConnectionFilterPolicy: null },
    state: 'not-applicable',
  },
  {
    name: 'lost settings of one connector',
    config,
    sections: { ...connectors({ Name: 'A', EFSkipIPs: 'System.Object[]' }, { Name: 'B' }), ...none },
    findings: [{ ...asked, text: /connectors: B\)/ }],
    gaps: ['EFSkipIPs'],
  },
  {
    name: 'lost settings of all connectors',
    config,
    sections: connectors({ EFSkipIPs: undefined, Enabled: null }),
    gaps: ['EFSkipIPs', 'Enabled'],
  },
  {
    name: "whether a connector is the gateway's is lost",
    config,
    declared: { gateway },
    sections: { InboundConnector: [inboundConnector({ SenderIPAddresses: 'System.Object[]', EFSkipLastIP: true })] },
    gaps: ['SenderIPAddresses'],
  },
  { name: 'connectors not exported', config, sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'addresses of the service not known',
    config: { ...config, overrides: { egress: { ipv4: null } } },
    sections: on,
    gaps: ['egress.ipv4'],
  },
  { name: 'loopback', sections: on, state: 'not-applicable' },
];

ruleTable(rule, rows);

describe('enhanced-filtering/bypass-conflict, fix', () => {
  it.each<[string, Scene, RegExp]>([
    ['asked', { config, sections: { ...on, ...none } }, /although the guide of mxHERO asks for them/],
    [
      'allowed',
      { config: { ...config, overrides: { ipAllowList: 'none' } }, sections: { ...on, ...none } },
      /^Take the addresses off the allow list: mail is then judged by its sender\.$/,
    ],
    ['skipped', { config, sections: rulesOf({}) }, /^Disable the rule/],
  ])('says what it takes away: %s', (message, scene, title) => {
    const [finding] = runScene([rule], scene).findings;
    expect(finding?.message.id).toBe(message);
    expect(finding?.fix).toMatchObject({ safety: 'review', title: expect.stringMatching(title) });
    expect(finding?.related.map(({ subject }) => subject.identity)).toEqual(['mxHERO Tenant Connector']);
  });
});
