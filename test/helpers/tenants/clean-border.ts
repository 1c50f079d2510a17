import { egress, outboundRouteSettings, routeOutboundSettings, tenantConnectorSettings } from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';
import { contosoHome, exampleHome, fabrikamHome } from '../objects/home.ts';
import { guidOf } from '../objects/identifiers.ts';
import { acceptAllowList } from './accepted.ts';
import { baseDraft, partnerRemoteDomain, servicePolicy } from './base-draft.ts';
import { declare } from './config-file.ts';
import type { Draft } from './draft.ts';
import { everydayRules, limitSize, quarantinePasswords } from './everyday-rules.ts';
import { japaneseRules } from './japanese-rules.ts';
import { ownCertificate, returnByCertificate, sameOrganization } from './outbound-return.ts';
import { cleanFixture } from './tenant-fixture.ts';

/** The return connector behind a gateway: it keeps out everybody else, and Enhanced Filtering skips the service and the gateway before it. */
function borderConnector(gateway: readonly string[]): Over {
  return {
    ...tenantConnectorSettings,
    RestrictDomainsToIPAddresses: true,
    EFSkipLastIP: false,
    EFSkipIPs: [...egress, ...gateway],
  };
}

/** Inbound mail comes from a gateway through the service; the tenant is Japanese. */
export function borderNone(): Draft {
  const domains = ['example.com', 'jp.example.com'];
  const gateway = ['203.0.113.0/28'];
  const base = baseDraft(exampleHome, domains);
  return {
    ...base,
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [{ ...borderConnector(gateway), Name: 'mxHERO テナント コネクタ' }],
    rules: japaneseRules('example.com'),
    remoteDomains: [
      ...base.remoteDomains,
      { ...partnerRemoteDomain('関連会社', 'contoso.com'), CharacterSet: 'iso-2022-jp' },
    ],
    filters: [servicePolicy],
    organization: { RejectDirectSend: true },
    config: {
      ...acceptAllowList(declare('border', 'none', domains), 'example.com'),
      gateway: { hosts: ['mx1.gateway.example.com'], addresses: gateway },
    },
  };
}

/** Border with outbound mail leaving through the service; the return connector is the lock on the front door as well. */
export function borderStandard(): Draft {
  const domains = ['fabrikam.com'];
  const gateway = ['203.0.113.0/28', '198.51.100.20'];
  const base = baseDraft(fabrikamHome, domains);
  return {
    ...base,
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [borderConnector(gateway)],
    outbound: [outboundRouteSettings],
    rules: [
      { ...routeOutboundSettings, RouteMessageOutboundConnector: guidOf('OutboundConnector', 'mxHERO Outbound Route') },
      ...everydayRules('Fabrikam', 'fabrikam.com', 'contoso.com'),
    ],
    remoteDomains: [...base.remoteDomains, partnerRemoteDomain('Contoso', 'contoso.com')],
    filters: [servicePolicy],
    organization: { RejectDirectSend: true },
    config: {
      ...acceptAllowList(declare('border', 'standard', domains), 'fabrikam.com'),
      gateway: { hosts: ['mx1.gateway.fabrikam.com', 'mx2.gateway.fabrikam.com'], addresses: gateway },
    },
  };
}

/** Border with an outbound loop. */
function borderLoopback(): Draft {
  const domains = ['contoso.com', ownCertificate];
  const gateway = ['192.0.2.32/27'];
  const everyday = everydayRules('Contoso', 'contoso.com', 'fabrikam.com');
  return {
    ...baseDraft(contosoHome, domains),
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [borderConnector(gateway), returnByCertificate],
    outbound: [{ ...outboundRouteSettings, ...sameOrganization, SmartHosts: ['smtp.mxhero.com'] }],
    rules: [
      { ...routeOutboundSettings, StopRuleProcessing: true },
      ...everyday,
      limitSize,
      quarantinePasswords('fabrikam.com'),
    ],
    filters: [servicePolicy],
    organization: { RejectDirectSend: true },
    config: {
      ...acceptAllowList(
        declare('border', 'loopback', domains, { overrides: { tls: { clientNames: [ownCertificate] } } }),
        'contoso.com',
      ),
      gateway: { hosts: ['mx.gateway.contoso.com'], addresses: gateway },
    },
  };
}

export const cleanBorder = [
  cleanFixture(
    'clean-border-none',
    'A gateway receives the mail of Example and hands it to the service, which delivers it to the tenant; outbound mail does not pass the service. Names are Japanese.',
    borderNone(),
  ),
  cleanFixture(
    'clean-border-standard',
    'Behind a gateway, with outbound mail leaving through the service; the return connector refuses everybody but the service, and the rule names its connector by Guid.',
    borderStandard(),
  ),
  cleanFixture(
    'clean-border-loopback',
    'Behind a gateway, with outbound mail that returns to the tenant over a connector matched by certificate.',
    borderLoopback(),
  ),
];
