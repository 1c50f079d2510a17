import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const scoped = { Name: 'Own mail', IsTransportRuleScoped: false, RecipientDomains: ['contoso.com'] };
const byMx = { ...scoped, UseMXRecord: true };
const toPartner = { ...scoped, SmartHosts: ['mail.partner.example.com'] };
const beside = (over: Record<string, unknown>) => ({
  OutboundConnector: [inboundRoute(), outboundRoute(), outboundConnector(over)],
});
const accepting = (...overs: Record<string, unknown>[]) => ({
  AcceptedDomain: overs.map((over) => acceptedDomain(over)),
});
const atGateway = { MX: [[10, 'mx.gateway.example.com']] } as const;
const loop = { message: 'loop', subject: 'Own mail', property: 'RecipientDomains', severity: 'critical' } as const;
const partner = { ...loop, message: 'partner', severity: 'high' } as const;

ruleTable(rule, [
  { name: 'connectors for rules only', state: 'evaluated' },
  {
    name: 'by MX, and the MX is Microsoft',
    sections: beside(byMx),
    findings: [
      {
        ...loop,
        text: /^Outbound connector 'Own mail' sends mail for contoso\.com, domains of the tenant, by their MX/,
        fix: /^Set-OutboundConnector -Identity 'Own mail' -Enabled \$false$/,
      },
    ],
  },
  {
    name: 'other domains stay on the connector',
    sections: beside({ ...byMx, RecipientDomains: ['fabrikam.com', 'Contoso.COM'] }),
    findings: [{ ...loop, fix: /-notin 'Contoso\.COM' .*-Identity 'Own mail' -RecipientDomains \$l$/ }],
  },
  {
    name: 'named by what is above it',
    sections: {
      ...beside({ ...byMx, RecipientDomains: ['smtp:*.contoso.com;1'] }),
      ...accepting({ DomainName: 'mail.contoso.com' }),
    },
    dns: { 'mail.contoso.com': { MX: [[0, 'mail-contoso-com.mail.protection.outlook.com']] } },
    findings: [{ ...loop, text: /mail for mail\.contoso\.com/ }],
  },
  {
    name: 'for everybody, by the asterisk',
    sections: beside({ ...byMx, RecipientDomains: ['*'] }),
    state: 'evaluated',
  },
  { name: 'for somebody else', sections: beside({ ...byMx, RecipientDomains: ['fabrikam.com'] }), state: 'evaluated' },
  { name: 'by MX, which is a gateway', sections: beside(byMx), dns: { 'contoso.com': atGateway }, state: 'evaluated' },
  { name: 'used by rules only', sections: beside({ ...byMx, IsTransportRuleScoped: true }), state: 'evaluated' },
  { name: 'disabled', sections: beside({ ...byMx, Enabled: false }), state: 'evaluated' },
  { name: 'in test mode', sections: beside({ ...byMx, TestMode: true }), state: 'evaluated' },
  {
    name: 'the initial domain, which is not in scope',
    sections: beside({ ...byMx, RecipientDomains: ['contoso.onmicrosoft.com'] }),
    dns: { 'contoso.onmicrosoft.com': { MX: [[0, 'contoso.mail.protection.outlook.com']] } },
    findings: [{ ...loop, text: /mail for contoso\.onmicrosoft\.com/ }],
  },
  {
    name: 'to the smart host of a partner',
    sections: beside(toPartner),
    findings: [
      { ...partner, text: /hands mail for contoso\.com, domains of the tenant, to mail\.partner\.example\.com of/ },
    ],
  },
  {
    name: 'to the own servers',
    sections: beside({ ...toPartner, ConnectorType: 'OnPremises' }),
    state: 'evaluated',
  },
  {
    name: 'to a partner who shares the domain',
    sections: { ...beside(toPartner), ...accepting({ DomainName: 'contoso.com', DomainType: 'InternalRelay' }) },
    state: 'evaluated',
  },
  {
    name: 'a shared domain by MX loops all the same',
    sections: { ...beside(byMx), ...accepting({ DomainName: 'contoso.com', DomainType: 'InternalRelay' }) },
    findings: [loop],
  },
  {
    name: 'to a partner, kind of the domain lost',
    sections: { ...beside(toPartner), ...accepting({ DomainName: 'contoso.com', DomainType: 7 }) },
    gaps: ['DomainType'],
  },
  {
    name: 'hostile text for a recipient domain is no domain of the tenant',
    sections: beside({
      ...byMx,
      RecipientDomains: ["contoso.com'; Remove-Mailbox", 'contoso.com\u0000', '](contoso.com'],
    }),
    state: 'evaluated',
  },
  {
    name: 'hostile text for a host of the partner stays data',
    sections: beside({ ...toPartner, SmartHosts: ["x'; Remove-Mailbox"] }),
    findings: [
      {
        ...partner,
        text: /to x'; Remove-Mailbox of a partner/,
        fix: /^Set-OutboundConnector -Identity 'Own mail' -Enabled \$false$/,
      },
    ],
  },
  { name: 'a partner without DNS', sections: beside(toPartner), dns: 'off', findings: [partner] },
  { name: 'by MX without DNS', sections: beside(byMx), dns: 'off', gaps: ['MX'] },
  { name: 'MX not known', sections: beside(byMx), dns: { 'contoso.com': { fails: 'timeout' } }, gaps: ['MX'] },
  {
    name: 'MX of one domain not known, the other is judged',
    sections: {
      ...beside({ ...byMx, RecipientDomains: ['contoso.com', 'fabrikam.com'] }),
      ...accepting({ DomainName: 'contoso.com' }, { Name: 'fabrikam.com', DomainName: 'fabrikam.com' }),
    },
    dns: { 'fabrikam.com': { fails: 'servfail' } },
    findings: [{ ...loop, text: /mail for contoso\.com, domains/ }],
    gaps: ['MX'],
  },
  { name: 'way lost', sections: beside({ ...byMx, UseMXRecord: 'perhaps' }), gaps: ['UseMXRecord'] },
  { name: 'state lost', sections: beside({ ...byMx, Enabled: 'perhaps' }), gaps: ['Enabled'] },
  { name: 'test mode lost', sections: beside({ ...byMx, TestMode: 'perhaps' }), gaps: ['TestMode'] },
  { name: 'scope lost', sections: beside({ ...byMx, IsTransportRuleScoped: 7 }), gaps: ['IsTransportRuleScoped'] },
  {
    name: 'domains lost',
    sections: beside({ ...byMx, RecipientDomains: 'System.Object[]' }),
    gaps: ['RecipientDomains'],
  },
  { name: 'type lost', sections: beside({ ...toPartner, ConnectorType: 7 }), gaps: ['ConnectorType'] },
  { name: 'hosts lost', sections: beside({ ...toPartner, SmartHosts: 'System.Object[]' }), gaps: ['SmartHosts'] },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);
