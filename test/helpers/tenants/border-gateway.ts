import type { Over } from '../objects/cmdlet-object.ts';
import { fabrikamHome } from '../objects/home.ts';
import { baseDraft } from './base-draft.ts';
import { declareVendor } from './config-file.ts';
import { changed, type Draft } from './draft.ts';
import { germanRules } from './german-rules.ts';
import { cleanFixture, type TenantFixture } from './tenant-fixture.ts';

const domains = ['fabrikam.com', 'shop.fabrikam.com'];
const hosts = ['mx01.hornetsecurity.com', 'mx02.hornetsecurity.com'];

/** The ranges from which the gateway delivers, as its panel showed them; none is wider than connectors take. */
const delivering = [
  '94.100.128.0/24',
  '94.100.136.0/24',
  '94.100.137.0/24',
  '94.100.138.0/24',
  '94.100.139.0/24',
  '83.246.65.0/24',
];

/** What those who send through the gateway include; Fabrikam does not. */
const include = 'spf.hornetsecurity.com';

/** The name in the certificate of the gateway, as the administrator read it in a session. */
const certificate = '*.hornetsecurity.com';

/** What no guide says and the vendor's support answered. */
const answers = {
  egress: { ipv4: delivering, ipv6: [], shared: true },
  tls: { clientNames: [certificate] },
  return: { identifyBy: 'certificate' },
  mx: { hosts },
  spf: { include },
  arc: { sealer: 'none' },
  modifiesContent: false,
  tnefOff: false,
  ipAllowList: 'forbidden',
};

/** The lock on the front door, by certificate; it skips each address of the gateway. */
const lock: Over = {
  Name: 'Nur vom Gateway',
  Comment: 'Verriegelung: alle andere Post aus dem Internet wird abgewiesen (550 5.7.51)',
  ConnectorType: 'Partner',
  SenderDomains: ['smtp:*;1'],
  RequireTls: true,
  RestrictDomainsToCertificate: true,
  TlsSenderCertificateName: certificate,
  EFSkipLastIP: false,
  EFSkipIPs: delivering,
};

/** A tenant behind a gateway that filters and changes nothing; outbound mail leaves from Microsoft 365. */
function gatewayTenant(): Draft {
  return {
    ...baseDraft(fabrikamHome, domains),
    inbound: [lock],
    rules: germanRules('fabrikam.com'),
    organization: { RejectDirectSend: true },
    config: declareVendor('hornetsecurity', { inbound: 'border', outbound: 'none' }, domains, answers),
    mx: hosts,
    spf: 'v=spf1 include:spf.protection.outlook.com -all',
    dns: { [include]: { TXT: [`v=spf1 ${delivering.map((range) => `ip4:${range}`).join(' ')} -all`] } },
  };
}

function openTenant(): Draft {
  const draft = gatewayTenant();
  const unlocked = {
    RestrictDomainsToCertificate: false,
    TlsSenderCertificateName: null,
    SenderIPAddresses: delivering,
    EFSkipLastIP: true,
  };
  return {
    ...draft,
    inbound: changed(draft.inbound, 'Nur vom Gateway', unlocked),
    rules: [
      {
        Name: 'Gateway: Spamfilter überspringen',
        Comments: 'Doppelte Filterung vermeiden',
        SenderIpRanges: delivering,
        SetSCL: -1,
      },
      ...draft.rules,
    ],
    filters: [{ Name: 'Default', IPAllowList: [...delivering] }],
  };
}

export const borderGateway: readonly TenantFixture[] = [
  cleanFixture(
    'clean-border-gateway',
    'Fabrikam receives its mail at a gateway, which delivers to Microsoft 365; a connector lets in nobody without its certificate, and Enhanced Filtering skips each of its addresses. Outbound mail does not pass it.',
    gatewayTenant(),
  ),
  {
    name: 'border-gateway-open',
    about:
      'The tenant of `clean-border-gateway` with the mistakes that such tenants have: a list of addresses that restricts nobody, the last address skipped instead of the list, the gateway on the allow list, and a rule that has its mail skip the filter.',
    departs:
      'Exchange Online mail-flow design guide 2 and 3; Microsoft Learn, third-party cloud service, steps 4 and 5',
    says: 'Anybody who knows the host of the tenant passes by the gateway (high); Enhanced Filtering takes no notice of its list, and what it finds is thrown away by the rule and by the allow list (medium).',
    expected: {
      vendor: [],
      exchange: ['enhanced-filtering/bypass-conflict', 'enhanced-filtering/last-ip-ambiguous'],
      security: ['connection-filter/service-ip-allowed', 'connector/inbound-lockdown-missing'],
    },
    draft: openTenant(),
  },
];
