import { acceptedDomain } from '../test/helpers/objects/accepted-domain.ts';
import { bundle } from '../test/helpers/objects/bundle.ts';
import type { Over } from '../test/helpers/objects/cmdlet-object.ts';
import { distributionGroupMember } from '../test/helpers/objects/distribution-group-member.ts';
import { dkimSigningConfig } from '../test/helpers/objects/dkim-signing-config.ts';
import { hostedConnectionFilterPolicy } from '../test/helpers/objects/hosted-connection-filter-policy.ts';
import { inboundConnector } from '../test/helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../test/helpers/objects/outbound-connector.ts';
import { remoteDomain } from '../test/helpers/objects/remote-domain.ts';
import { transportRule } from '../test/helpers/objects/transport-rule.ts';
import { guideSections } from '../test/helpers/guide-tenant.ts';
import {
  egress,
  inboundRoute,
  outboundRoute,
  processedHeader,
  recipientsGroup,
  routeInboundSelective,
  routeOutboundSelective,
  tenantConnector,
} from '../test/helpers/mxhero.ts';

const ruleCount = 300;
const groupCount = 60;
const domainCount = 1000;

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const groups = [...times(groupCount - 1, (index) => `group${index}@contoso.com`), recipientsGroup];

function groupAt(index: number): string {
  return groups[index % groups.length] ?? recipientsGroup;
}

/** What rules of a grown tenant do besides routing, one kind after the other. */
const everyday: readonly ((index: number) => Over)[] = [
  (index) => ({ FromScope: 'NotInOrganization', SubjectContainsWords: [`offer ${index}`], PrependSubject: '[ext] ' }),
  (index) => ({ FromMemberOf: [groupAt(index)], SentToScope: 'NotInOrganization', ApplyHtmlDisclaimerText: '<p>' }),
  (index) => ({ SenderDomainIs: [`partner${index}.example.com`], SetSCL: '-1' }),
  (index) => ({ SenderIpRanges: [`203.0.113.${index % 256}`, '198.51.100.0/24'], SetSCL: '-1' }),
  (index) => ({ RecipientDomainIs: [`d${index}.contoso.com`], BlindCopyTo: [`archive${index}@contoso.com`] }),
  (index) => ({ SubjectOrBodyMatchesPatterns: [`account number \\d{${index + 3}}`], ApplyOME: true }),
  (index) => ({ From: [`user${index}@contoso.com`], SentTo: [`other${index}@fabrikam.com`], StopRuleProcessing: true }),
  (index) => ({ SentToMemberOf: [groupAt(index)], RedirectMessageTo: [`inbox${index}@contoso.com`] }),
  (index) => ({ AttachmentExtensionMatchesWords: ['exe', 'js', `x${index}`], Quarantine: true }),
  (index) => ({
    HeaderContainsMessageHeader: 'X-Ticket',
    HeaderContainsWords: [`T${index}`],
    SetHeaderName: 'X-Ticket-State',
    SetHeaderValue: 'seen',
  }),
];

/** Rules of the service in the middle, so that there are some before and some after them. */
function ruleAt(index: number): Record<string, unknown> {
  const place = { Priority: index };
  if (index === 1) {
    return transportRule({
      ...place,
      Name: 'Remove markers from outside',
      HeaderMatchesMessageHeader: processedHeader,
      HeaderMatchesPatterns: ['.'],
      RemoveHeader: processedHeader,
      ExceptIfSenderIpRanges: egress,
    });
  }
  if (index === ruleCount / 2) return routeInboundSelective(place);
  if (index === ruleCount / 2 + 1) return routeOutboundSelective(place);
  const over = everyday[index % everyday.length]?.(index) ?? {};
  return transportRule({ ...place, Name: `Everyday rule ${index}`, ...over });
}

function domainAt(index: number): string {
  return index === 0 ? 'contoso.com' : `d${index}.contoso.com`;
}

/** Its domains but for the initial one. */
export const busyDomains: readonly string[] = times(domainCount - 1, domainAt);

/**
 * The export of a tenant that has grown for years: 300 rules, 60 groups, 1,000 accepted domains, 30 connectors. As
 * `ConvertTo-Json` would print it, with all properties of each object.
 */
export function busyTenant(): string {
  const sections = guideSections();
  const exported = bundle({
    ...sections,
    InboundConnector: [
      tenantConnector(),
      ...times(14, (index) =>
        inboundConnector({
          Name: `Partner ${index}`,
          ConnectorType: index % 2 === 0 ? 'Partner' : 'OnPremises',
          SenderDomains: [`smtp:partner${index}.example.com;1`],
          SenderIPAddresses: [`198.51.100.${index}`, `203.0.113.${index * 16}/28`],
          EFSkipIPs: index % 3 === 0 ? [`198.51.100.${index}`, '192.168.0.0/16'] : [],
        }),
      ),
    ],
    OutboundConnector: [
      inboundRoute(),
      outboundRoute(),
      ...times(13, (index) =>
        outboundConnector({
          Name: `To partner ${index}`,
          RecipientDomains: [`partner${index}.example.com`],
          SmartHosts: [`mx.partner${index}.example.com`],
          UseMXRecord: false,
        }),
      ),
    ],
    TransportRule: times(ruleCount, ruleAt),
    RemoteDomain: [
      ...(sections.RemoteDomain ?? []),
      ...times(20, (index) => remoteDomain({ Name: `Partner ${index}`, DomainName: `partner${index}.example.com` })),
    ],
    HostedConnectionFilterPolicy: [
      hostedConnectionFilterPolicy({ IPAllowList: [...egress, ...times(200, (index) => `203.0.113.${index}`)] }),
    ],
    AcceptedDomain: [
      ...busyDomains.map((domain) => acceptedDomain({ Name: domain, DomainName: domain })),
      acceptedDomain({ Name: 'contoso.onmicrosoft.com', DomainName: 'contoso.onmicrosoft.com', InitialDomain: true }),
    ],
    DkimSigningConfig: busyDomains.map((domain) => dkimSigningConfig({ Name: domain, Domain: domain })),
    DistributionGroupMember: groups.map((group, index) =>
      distributionGroupMember(
        group,
        times(50, (member) => `user${index * 20 + member}@contoso.com`),
      ),
    ),
  });
  return JSON.stringify(exported, null, 2);
}
