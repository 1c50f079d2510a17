import { cyclic } from '../cyclic.ts';
import {
  egress,
  inboundRouteSettings,
  outboundRouteSettings,
  processedHeader,
  routeInboundSettings,
  routeOutboundSettings,
  tenantConnectorSettings,
} from '../mxhero.ts';
import { distributionGroupMember } from '../objects/distribution-group-member.ts';
import { contosoHome } from '../objects/home.ts';
import { acceptAllowList } from './accepted.ts';
import { baseDraft, partnerRemoteDomain, servicePolicy } from './base-draft.ts';
import { declare, mailHostOf } from './config-file.ts';
import { changed, type Draft } from './draft.ts';
import { everydayRule } from './large-rules.ts';
import { partnerIn, partnerOut } from './other-connectors.ts';
import { stripRule } from './strip-rule.ts';

/** As many rules as a tenant can have, and more of the rest than most have. */
export const largeCounts = { rules: 300, groups: 60, acceptedDomains: 1000, partners: 12 } as const;

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** The domains without the initial one: of the group and of the companies that it took over. */
const domains = times(largeCounts.acceptedDomains - 1, (index) =>
  index === 0 ? 'contoso.com' : `company${index}.contoso.com`,
);

const groups = times(largeCounts.groups, (index) => `group${index}@contoso.com`);

const routes = [
  stripRule('Remove foreign mxHERO markers', processedHeader),
  { ...routeInboundSettings, StopRuleProcessing: true },
  routeOutboundSettings,
];

/** A tenant that has grown for twenty years, with the service in both directions and nothing wrong. */
export function largeTenant(): Draft {
  const base = baseDraft(contosoHome, domains);
  const partners = times(largeCounts.partners, (index) => `partner${index}.example.com`);
  return {
    ...base,
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [tenantConnectorSettings, ...partners.map(partnerIn)],
    outbound: [inboundRouteSettings, outboundRouteSettings, ...partners.map(partnerOut)],
    rules: [
      ...routes,
      ...times(largeCounts.rules - routes.length, (index) =>
        everydayRule({ index, domain: cyclic(domains, index), group: cyclic(groups, index) }),
      ),
    ],
    remoteDomains: [...base.remoteDomains, ...partners.map((partner) => partnerRemoteDomain(partner, partner))],
    filters: [servicePolicy],
    organization: { RejectDirectSend: true },
    groups: groups.map((group, index) =>
      distributionGroupMember(
        group,
        times(20, (member) => `user${index * 10 + member}@contoso.com`),
      ),
    ),
    config: acceptAllowList(declare('loopback', 'standard', domains), 'contoso.com'),
  };
}

/** Rules with their mistakes: one lets a sender past the filter, one sends mail away, and one route does not stop. */
function brokenRules({ rules }: Draft): Draft['rules'] {
  const bypass = { RejectMessageEnhancedStatusCode: null, RejectMessageReasonText: null, SetSCL: -1 };
  const away = { RedirectMessageTo: ['heir166@fabrikam.com'] };
  const open = { StopRuleProcessing: false };
  const noisy = changed(rules, 'Facilities 81: reject a bulk sender', bypass);
  const leaking = changed(noisy, 'Prüfwesen 166: mail of a former colleague', away);
  return changed(leaking, String(routeInboundSettings['Name']), open);
}

/** Connectors with their mistakes: the service lacks one of its addresses, and one partner is not held to anything. */
function brokenConnectors({ inbound }: Draft): Draft['inbound'] {
  const shorter = changed(inbound, String(tenantConnectorSettings['Name']), { SenderIPAddresses: egress.slice(1) });
  const open = { RestrictDomainsToCertificate: false, TlsSenderCertificateName: null };
  return changed(shorter, 'From partner7.example.com (TLS)', open);
}

/** The same with one mistake of each of eleven kinds, most of them somewhere in the middle. */
export function brokenLargeTenant(): Draft {
  const draft = largeTenant();
  const [service] = draft.config.services;
  const { 'company700.contoso.com': _, ...declared } = service.domains;
  const records = ['v=spf1 include:spf.protection.outlook.com -all', 'v=spf1 include:_spf.mxhero.com -all'];
  return {
    ...draft,
    inbound: brokenConnectors(draft),
    rules: brokenRules(draft),
    remoteDomains: changed(draft.remoteDomains, 'partner5.example.com', { TNEFEnabled: true }),
    filters: [{ ...servicePolicy, EnableSafeList: true }],
    acceptedDomains: changed(draft.acceptedDomains, 'company300.contoso.com', { DomainType: 'InternalRelay' }),
    dkim: changed(draft.dkim, 'company400.contoso.com', { Enabled: false }),
    config: { ...draft.config, services: [{ ...service, domains: declared }] },
    dns: { 'company500.contoso.com': { MX: [[0, mailHostOf('company500.contoso.com')]], TXT: records } },
  };
}
