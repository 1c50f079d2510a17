import {
  inboundRouteSettings,
  outboundRouteSettings,
  processedHeader,
  routeInboundSettings,
  routeOutboundSettings,
  tenantConnectorSettings,
  tenantHeader,
} from '../mxhero.ts';
import { contosoHome, fabrikamHome } from '../objects/home.ts';
import { acceptAllowList } from './accepted.ts';
import { baseDraft, partnerRemoteDomain, servicePolicy } from './base-draft.ts';
import { declare } from './config-file.ts';
import type { Draft } from './draft.ts';
import { everydayRules, moderateAllStaff, reportCardNumbers, tlsForPartner } from './everyday-rules.ts';
import { germanRules } from './german-rules.ts';
import { partnerIn, partnerOut } from './other-connectors.ts';
import { ownCertificate, returnByCertificate, sameOrganization } from './outbound-return.ts';
import { stripRule } from './strip-rule.ts';
import { cleanFixture } from './tenant-fixture.ts';

/** The last action of a rule that routes what the service will return: it needs no further rule now. */
const stop = { StopRuleProcessing: true } as const;

/** Both directions as the guide's text has them, in an English-speaking tenant. */
export function loopbackStandard(): Draft {
  const domains = ['contoso.com', 'emea.contoso.com'];
  const base = baseDraft(contosoHome, domains);
  return {
    ...base,
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [tenantConnectorSettings, partnerIn('fabrikam.com')],
    outbound: [inboundRouteSettings, outboundRouteSettings, partnerOut('fabrikam.com')],
    rules: [
      stripRule('Remove foreign mxHERO markers', processedHeader),
      { ...routeInboundSettings, ...stop },
      routeOutboundSettings,
      ...everydayRules('Contoso', 'contoso.com', 'fabrikam.com'),
      reportCardNumbers('contoso.com'),
      moderateAllStaff('contoso.com'),
    ],
    remoteDomains: [...base.remoteDomains, partnerRemoteDomain('Fabrikam', 'fabrikam.com')],
    filters: [servicePolicy],
    organization: { RejectDirectSend: true },
    config: acceptAllowList(declare('loopback', 'standard', domains), 'contoso.com'),
  };
}

/** Inbound only, in a German-speaking tenant whose administrators chose their own names. */
export function loopbackNone(): Draft {
  const domains = ['fabrikam.com'];
  return {
    ...baseDraft(fabrikamHome, domains),
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [
      { ...tenantConnectorSettings, Name: 'mxHERO Rückweg', Comment: 'Nicht ändern – Anleitung Abschnitt 5.1' },
    ],
    outbound: [{ ...inboundRouteSettings, Name: 'mxHERO Eingang', SmartHosts: ['SMTP-IN.mxhero.com'] }],
    rules: [
      stripRule('Fremde mxHERO-Markierungen entfernen', processedHeader),
      {
        ...routeInboundSettings,
        ...stop,
        Name: 'Eingehende Post über mxHERO leiten',
        Comments: 'Muss die erste Regel bleiben!\r\nAnsprechpartner: IT-Betrieb',
        RouteMessageOutboundConnector: 'mxHERO Eingang',
      },
      ...germanRules('fabrikam.com'),
    ],
    filters: [servicePolicy],
    organization: { RejectDirectSend: true },
    config: acceptAllowList(declare('loopback', 'none', domains), 'fabrikam.com'),
  };
}

/** Both directions return to the tenant; the markers are stripped from foreign mail before any rule reads them. */
export function loopbackLoopback(): Draft {
  const domains = ['contoso.com', ownCertificate];
  return {
    ...baseDraft(contosoHome, domains),
    arc: [{ ArcTrustedSealers: 'mxhero.com' }],
    inbound: [tenantConnectorSettings, returnByCertificate],
    outbound: [
      inboundRouteSettings,
      { ...outboundRouteSettings, ...sameOrganization, SmartHosts: ['smtp.mxhero.com'] },
    ],
    rules: [
      stripRule('00 strip processed marker from foreign mail', processedHeader),
      stripRule('01 strip tenant marker from foreign mail', tenantHeader),
      { ...routeInboundSettings, ...stop, Name: '10 mxHERO inbound' },
      { ...routeOutboundSettings, ...stop, Name: '11 mxHERO outbound' },
      ...everydayRules('Contoso', 'contoso.com', 'fabrikam.com'),
      tlsForPartner('fabrikam.com'),
    ],
    filters: [servicePolicy],
    organization: { RejectDirectSend: true },
    config: acceptAllowList(
      declare('loopback', 'loopback', domains, { overrides: { tls: { clientNames: [ownCertificate] } } }),
      'contoso.com',
    ),
  };
}

export const cleanLoopback = [
  cleanFixture(
    'clean-loopback-standard',
    'Contoso sends inbound mail in a loop through the service and outbound mail straight out of it, as the guide describes.',
    loopbackStandard(),
  ),
  cleanFixture(
    'clean-loopback-none',
    'Fabrikam has only its inbound mail processed; names and comments are German and the endpoint is written in capitals.',
    loopbackNone(),
  ),
  cleanFixture(
    'clean-loopback-loopback',
    'Both directions of Contoso return to the tenant. Outbound mail returns over an OnPremises connector that is matched by a certificate whose name is an accepted domain; two rules strip forged markers.',
    loopbackLoopback(),
  ),
];
