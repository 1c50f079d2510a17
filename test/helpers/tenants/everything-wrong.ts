import {
  egress,
  inboundRouteSettings,
  outboundRouteSettings,
  processedHeader,
  routeInboundSettings,
  routeOutboundSettings,
  tenantConnectorSettings,
} from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';
import { otherHeaderValue } from '../objects/header-value.ts';
import { contosoHome } from '../objects/home.ts';
import { baseDraft, partnerRemoteDomain } from './base-draft.ts';
import { declare, mailHostOf, redeclareDomain } from './config-file.ts';
import { departmentRules } from './department-rules.ts';
import type { Draft } from './draft.ts';
import {
  everydayRules,
  limitSize,
  moderateAllStaff,
  quarantinePasswords,
  reportCardNumbers,
  tagNewsletters,
  tlsForPartner,
} from './everyday-rules.ts';
import { germanRules } from './german-rules.ts';
import { partnerIn, partnerOut } from './other-connectors.ts';
import type { TenantFixture } from './tenant-fixture.ts';

const domain = 'contoso.com';

/** The routing rules: inbound without sender scope and with a misspelt guard, outbound without recipient scope and with an old value. */
const routes: readonly Over[] = [
  { ...routeInboundSettings, FromScope: null, ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Servers' },
  {
    ...routeOutboundSettings,
    SentToScope: null,
    SetHeaderValue: otherHeaderValue,
    ExceptIfHeaderContainsWords: [otherHeaderValue],
    ExceptIfHeaderMatchesPatterns: [otherHeaderValue],
  },
];

/** Rules that interfere with the service or open a door. */
const first: Over = {
  Name: 'Known partners skip everything',
  FromScope: 'NotInOrganization',
  SenderDomainIs: ['fabrikam.com'],
  SetSCL: -1,
  StopRuleProcessing: true,
};
const cleanUp: Over = {
  Name: 'Remove internal headers from outgoing mail',
  Comments: 'Audit finding 2024-17: internal host names visible to recipients',
  HeaderMatchesMessageHeader: processedHeader,
  HeaderMatchesPatterns: ['.'],
  RemoveHeader: processedHeader,
};
const oldBackup: Over = {
  Name: 'Copy for the backup provider (until migration)',
  SentTo: [`board@${domain}`],
  BlindCopyTo: ['backup@example.com'],
};

function connectors(): Pick<Draft, 'inbound' | 'outbound'> {
  return {
    inbound: [
      { ...tenantConnectorSettings, SenderIPAddresses: [...egress.slice(0, 7), '54.208.111.99'], RequireTls: false },
      partnerIn('fabrikam.com'),
    ],
    outbound: [
      { ...inboundRouteSettings, TlsSettings: 'EncryptionOnly' },
      { ...outboundRouteSettings, SmartHosts: ['smtp-out.mxhero.com'] },
      {
        ...outboundRouteSettings,
        Name: 'mxHERO test (old)',
        Comment: 'Pilot 2024, can be removed?',
        IsTransportRuleScoped: false,
        RecipientDomains: ['example.com'],
      },
      partnerOut('fabrikam.com'),
    ],
  };
}

function everythingWrong(): Draft {
  const domains = [domain, 'emea.contoso.com', 'contoso-shop.contoso.com'];
  const base = baseDraft(contosoHome, domains);
  const declared = declare('loopback', 'standard', domains.slice(0, 2));
  const withoutServer = redeclareDomain(declared, domain, { server: null });
  return {
    ...base,
    ...connectors(),
    arc: [{ ArcTrustedSealers: ['mxhero.co,sealer.example.com'] }],
    rules: [
      first,
      ...routes,
      cleanUp,
      ...everydayRules('Contoso', domain, 'fabrikam.com'),
      oldBackup,
      reportCardNumbers(domain),
      moderateAllStaff(domain),
      limitSize,
      tagNewsletters,
      tlsForPartner('fabrikam.com'),
      quarantinePasswords('fabrikam.com'),
      ...germanRules('emea.contoso.com'),
      ...departmentRules(domain),
    ],
    remoteDomains: [
      { Name: 'Default', DomainName: '*', TNEFEnabled: null, AutoForwardEnabled: true },
      { ...partnerRemoteDomain('Fabrikam', 'fabrikam.com'), TNEFEnabled: true },
    ],
    filters: [{ Name: 'Default', IPAllowList: [...egress.slice(0, 5), '198.51.100.0/24'], EnableSafeList: true }],
    config: redeclareDomain(withoutServer, 'emea.contoso.com', { relayServer: mailHostOf('emea.contoso.com') }),
    dns: {
      [domain]: {
        MX: [[0, mailHostOf(domain)]],
        TXT: ['v=spf1 include:spf.protection.outlook.com include:mxhero.com ~all'],
      },
    },
  };
}

export const everythingWrongTenant: TenantFixture = {
  name: 'everything-wrong',
  about: 'A grown tenant of realistic size in which nearly every step of the guide went wrong at some time.',
  departs: 'mxHERO Office 365 Configuration Guide 2.1, 2.2, 3, 4, 5.1 to 5.5, 6.1 to 6.3, 6.5 and 8',
  says: 'Nearly twenty kinds of findings of the vendor profile alone, each once per object, the most severe first.',
  expected: {
    vendor: [
      'arc/sealer-lookalike',
      'connection-filter/service-ip-missing',
      'connector/inbound-ip-foreign',
      'connector/inbound-ip-missing',
      'connector/inbound-tls-not-required',
      'connector/outbound-not-rule-scoped',
      'connector/outbound-tls-weak',
      'connector/outbound-unknown-endpoint',
      'dashboard/domain-missing',
      'dashboard/relay-server-wrong',
      'dashboard/server-missing',
      'remote-domain/tnef-not-disabled',
      'spf/vendor-include-wrong',
      'transport-rule/loop-guard-wrong-header',
      'transport-rule/marker-rewritten',
      'transport-rule/recipient-scope-missing',
      'transport-rule/sender-scope-missing',
      'transport-rule/tenant-value-wrong',
    ],
    exchange: [
      'remote-domain/tnef-specific-override',
      'transport-rule/blocked-by-earlier-rule',
      'transport-rule/stop-missing',
    ],
    security: [
      'arc/sealer-unrelated',
      'connection-filter/allow-entry-unrelated',
      'connection-filter/safe-list-enabled',
      'connection-filter/service-ip-allowed',
      'organization/direct-send-open',
      'remote-domain/auto-forward-enabled',
      'transport-rule/redirects-outside',
      'transport-rule/spam-bypass-broad',
    ],
    verified: ['mail-flow/out-of-scope-processed', 'mail-flow/routing-loop'],
  },
  draft: everythingWrong(),
};
