import {
  egress,
  inboundRouteSettings,
  outboundRouteSettings,
  processedHeader,
  tenantConnectorSettings,
  tenantHeader,
} from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';
import { headerValue } from '../objects/header-value.ts';
import { contosoHome } from '../objects/home.ts';
import { baseDraft } from './base-draft.ts';
import { powershellInbound } from './broken-guards.ts';
import { declare } from './config-file.ts';
import type { Draft } from './draft.ts';
import { blockAutoForward, disclaimer, externalBanner, moderateAllStaff, tagNewsletters } from './everyday-rules.ts';
import type { TenantFixture } from './tenant-fixture.ts';

/** The rule of guide 6.2 as the guide's PowerShell command creates it: no recipient scope. */
const powershellOutbound: Over = {
  Name: 'mxHERO - Route Outbound',
  FromScope: 'InOrganization',
  ExceptIfHeaderMatchesMessageHeader: tenantHeader,
  ExceptIfHeaderMatchesPatterns: [headerValue],
  ExceptIfHeaderContainsMessageHeader: processedHeader,
  ExceptIfHeaderContainsWords: [headerValue],
  RouteMessageOutboundConnector: 'mxHERO Outbound Route',
  SetHeaderName: tenantHeader,
  SetHeaderValue: headerValue,
};

/** Sort-Object compares texts, so the allow list of the guide's command comes out in this order. */
const sortedEgress = egress.toSorted((a, b) => (a < b ? -1 : 1));

/** A tenant on which the commands of guide 3, 4 and 5.1 to 6.2 were run as printed; new rules come last. */
function guidePowershell(): Draft {
  return {
    ...baseDraft(contosoHome, ['contoso.com']),
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [{ ...tenantConnectorSettings, ConnectorSource: 'Default' }],
    outbound: [
      { ...inboundRouteSettings, ConnectorSource: 'Default' },
      { ...outboundRouteSettings, ConnectorSource: 'Default' },
    ],
    rules: [
      externalBanner,
      blockAutoForward,
      disclaimer('Contoso'),
      tagNewsletters,
      moderateAllStaff('contoso.com'),
      powershellInbound,
      powershellOutbound,
    ],
    filters: [{ Name: 'Default', IPAllowList: sortedEgress }],
    config: declare('loopback', 'standard', ['contoso.com']),
  };
}

export const brokenGuide: readonly TenantFixture[] = [
  {
    name: 'guide-powershell',
    about:
      'Built with the PowerShell commands of the guide, sections 3, 4 and 5.1 to 6.2, and nothing else; the only addition is the sender domain for which New-InboundConnector asks.',
    departs:
      'the text of mxHERO Office 365 Configuration Guide 5.4 and 6.2, which the commands of the same sections do not carry out',
    says: 'The inbound rule lacks the sender scope, the outbound rule the recipient scope, and the inbound guard is not the one that the text asks for; both rules claim internal mail, which the missing scopes explain. The allow list lets other customers of the service through, and Direct Send is open.',
    expected: {
      vendor: [
        'transport-rule/loop-guard-incomplete',
        'transport-rule/recipient-scope-missing',
        'transport-rule/sender-scope-missing',
      ],
      security: [
        'connection-filter/service-ip-allowed',
        'organization/direct-send-open',
        'transport-rule/marker-forgeable',
      ],
      verified: ['mail-flow/out-of-scope-processed'],
    },
    draft: guidePowershell(),
  },
];
