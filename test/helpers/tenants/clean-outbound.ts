import { outboundRouteSettings, routeOutboundSettings, tenantConnectorSettings } from '../mxhero.ts';
import { contosoHome, exampleHome } from '../objects/home.ts';
import { baseDraft } from './base-draft.ts';
import { declare, redeclareDomain } from './config-file.ts';
import type { Draft } from './draft.ts';
import { everydayRules, limitSize, moderateAllStaff, reportCardNumbers } from './everyday-rules.ts';
import { ownCertificate, returnByCertificate, sameOrganization } from './outbound-return.ts';
import { cleanFixture } from './tenant-fixture.ts';

const scanner = 'scanner@example.com';

/** Outbound only, with one sender left out on purpose and an MX name of the newer kind. */
export function noneStandard(): Draft {
  const domains = ['example.com', 'sales.example.com'];
  const config = declare('none', 'standard', domains, { exclude: { recipients: [], senders: [scanner] } });
  return {
    ...baseDraft({ ...exampleHome, displayName: 'Example Inc.' }, domains),
    outbound: [outboundRouteSettings],
    rules: [
      { ...routeOutboundSettings, ExceptIfFrom: [scanner], Comments: 'The scanner signs its own mail.' },
      ...everydayRules('Example', 'example.com', 'contoso.com'),
      limitSize,
    ],
    organization: { RejectDirectSend: true },
    config: redeclareDomain(config, 'sales.example.com', { server: 'sales-example-com.k-v1.mx.microsoft' }),
  };
}

/** Outbound loop only. */
export function noneLoopback(): Draft {
  const domains = ['contoso.com', ownCertificate];
  return {
    ...baseDraft(contosoHome, domains),
    inbound: [tenantConnectorSettings, returnByCertificate],
    outbound: [{ ...outboundRouteSettings, ...sameOrganization }],
    rules: [
      { ...routeOutboundSettings, StopRuleProcessing: true },
      ...everydayRules('Contoso', 'contoso.com', 'fabrikam.com'),
      reportCardNumbers('contoso.com'),
      moderateAllStaff('contoso.com'),
    ],
    organization: { RejectDirectSend: true },
    config: declare('none', 'loopback', domains, { overrides: { tls: { clientNames: [ownCertificate] } } }),
  };
}

export const cleanOutbound = [
  cleanFixture(
    'clean-none-standard',
    'Example has only its outbound mail processed. Mail of one scanner is excluded, which the configuration declares; no sealer and no allow list are needed.',
    noneStandard(),
  ),
  cleanFixture(
    'clean-none-loopback',
    'Only outbound mail is processed and returns to Contoso over a connector matched by certificate.',
    noneLoopback(),
  ),
];
