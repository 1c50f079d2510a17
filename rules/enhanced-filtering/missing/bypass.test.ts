import { egress, routeInbound, routeOutbound, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const config = { inbound: 'border' };
const gateway = { hosts: [], addresses: ['203.0.113.0/28'] };
const name = 'mxHERO Tenant Connector';
const fromGateway = (over: Record<string, unknown> = {}) => ({
  InboundConnector: [
    tenantConnector({ Enabled: false }),
    inboundConnector({ Name: 'From the gateway', SenderIPAddresses: ['203.0.113.0/24'], ...over }),
  ],
});
const bypass = (over: Record<string, unknown> = {}, ...more: Record<string, unknown>[]) => ({
  TransportRule: [
    routeInbound(),
    routeOutbound(),
    transportRule({ Name: 'Trust the service', SenderIpRanges: egress, SetSCL: -1, ...over }),
    ...more.map((one) => transportRule(one)),
  ],
});
const off = {
  message: 'off',
  subject: name,
  property: 'EFSkipIPs',
  severity: 'high',
} as const;

/** The documented other way: a rule that lets mail of the last hop through. */
const rows: readonly Row[] = [
  { name: 'a rule lets mail of the service through', config, sections: bypass(), state: 'evaluated' },
  {
    name: 'with the scopes of mail from outside',
    config,
    sections: bypass({ FromScope: 'NotInOrganization', SentToScope: 'InOrganization' }),
    state: 'evaluated',
  },
  {
    name: 'two rules together',
    config,
    sections: bypass(
      { SenderIpRanges: egress.slice(0, 3) },
      { Name: 'The others', SenderIpRanges: egress.slice(3), SetSCL: -1 },
    ),
    state: 'evaluated',
  },
  {
    name: 'a rule for a part of the addresses',
    config,
    sections: bypass({ SenderIpRanges: egress.slice(1) }),
    findings: [off],
  },
  {
    name: 'a rule for other addresses',
    config,
    sections: bypass({ SenderIpRanges: ['192.0.2.0/24'] }),
    findings: [off],
  },
  { name: 'a rule for all mail is no way around', config, sections: bypass({ SenderIpRanges: null }), findings: [off] },
  { name: 'a rule that is switched off', config, sections: bypass({ State: 'Disabled' }), findings: [off] },
  { name: 'a rule with another level', config, sections: bypass({ SetSCL: 0 }), findings: [off] },
  { name: 'a rule without level', config, sections: bypass({ SetSCL: null, PrependSubject: 'x' }), findings: [off] },
  { name: 'a rule with an exception', config, sections: bypass({ ExceptIfFrom: ['a@example.com'] }), findings: [off] },
  { name: 'a rule for some mail only', config, sections: bypass({ SenderDomainIs: ['example.com'] }), findings: [off] },
  { name: 'a rule for senders inside', config, sections: bypass({ FromScope: 'InOrganization' }), findings: [off] },
  {
    name: 'a rule for mail to outside',
    config,
    sections: bypass({ SentToScope: 'NotInOrganization' }),
    findings: [off],
  },
  {
    name: 'the rule covers the service, but the gateway delivers',
    config,
    declared: { gateway },
    sections: { ...fromGateway(), ...bypass() },
    findings: [{ ...off, subject: 'From the gateway' }],
  },
  { name: 'level of the rule lost', config, sections: bypass({ SetSCL: { Lost: true } }), gaps: ['SetSCL'] },
  { name: 'state of the rule lost', config, sections: bypass({ State: 'Sometimes' }), gaps: ['State'] },
  {
    name: 'addresses of the rule lost',
    config,
    sections: bypass({ SenderIpRanges: 'System.Object[]' }),
    gaps: ['SenderIpRanges'],
  },
  {
    name: 'another condition of the rule lost',
    config,
    sections: bypass({ SenderDomainIs: 'System.Object[]' }),
    gaps: ['SenderDomainIs'],
  },
  {
    name: 'an exception of the rule lost',
    config,
    sections: bypass({ ExceptIfFrom: 'System.Object[]' }),
    gaps: ['ExceptIfFrom'],
  },
  {
    name: 'lost facts of a rule that cannot be it',
    config,
    sections: bypass({ SetSCL: { Lost: true }, SenderIpRanges: null }),
    findings: [off],
  },
  { name: 'rules not exported', config, sections: { TransportRule: null }, gaps: ['TransportRule'] },
];

ruleTable(rule, rows);
