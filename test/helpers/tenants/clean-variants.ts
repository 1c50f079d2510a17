import {
  inboundRouteSettings,
  outboundRouteSettings,
  processedHeader,
  recipientsGroup,
  routeInboundSelectiveSettings,
  routeInboundSettings,
  routeOutboundSelectiveSettings,
  routeOutboundSettings,
  sendersGroup,
  tenantConnectorSettings,
} from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';
import { distributionGroupMember } from '../objects/distribution-group-member.ts';
import { headerValue, otherHeaderValue } from '../objects/header-value.ts';
import { contosoHome } from '../objects/home.ts';
import { acceptAllowList } from './accepted.ts';
import { baseDraft, servicePolicy } from './base-draft.ts';
import { declare, headerValueFile, redeclareDomain } from './config-file.ts';
import type { Draft } from './draft.ts';
import { everydayRules, quarantinePasswords } from './everyday-rules.ts';
import { stripRule } from './strip-rule.ts';
import { cleanFixture } from './tenant-fixture.ts';

const stop = { StopRuleProcessing: true } as const;
const users = ['alice@contoso.com', 'bob@contoso.com', 'carol@contoso.com'];
/** File with the value of the second domain. */
const otherValueFile = 'header-value-fabrikam.txt';

/** Both directions for the members of two groups. */
export function selective(): Draft {
  return {
    ...baseDraft(contosoHome, ['contoso.com']),
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [tenantConnectorSettings],
    outbound: [inboundRouteSettings, outboundRouteSettings],
    rules: [
      stripRule('Remove foreign mxHERO markers', processedHeader),
      { ...routeInboundSelectiveSettings, ...stop },
      routeOutboundSelectiveSettings,
      ...everydayRules('Contoso', 'contoso.com', 'fabrikam.com'),
      quarantinePasswords('fabrikam.com'),
    ],
    filters: [servicePolicy],
    groups: [
      distributionGroupMember(recipientsGroup, [...users, 'sales@contoso.com', 'dave@contoso.com']),
      distributionGroupMember(sendersGroup, users),
    ],
    organization: { RejectDirectSend: true },
    config: acceptAllowList(
      declare('loopback', 'standard', ['contoso.com'], {
        groups: { recipients: [recipientsGroup], senders: [sendersGroup], users },
      }),
      'contoso.com',
    ),
  };
}

/** The pair of routing rules of one domain. */
function routesOf(domain: string, value: string): { readonly inbound: Over; readonly outbound: Over } {
  return {
    inbound: {
      ...routeInboundSettings,
      ...stop,
      Name: `Route inbound mail via mxHERO (${domain})`,
      RecipientDomainIs: [domain],
      ExceptIfHeaderContainsWords: [value],
      SetHeaderValue: value,
    },
    outbound: {
      ...routeOutboundSettings,
      Name: `Route outbound via mxHERO (${domain})`,
      SenderDomainIs: [domain],
      ExceptIfHeaderContainsWords: [value],
      ExceptIfHeaderMatchesPatterns: [value],
      SetHeaderValue: value,
    },
  };
}

/** Two domains, each with its own value of the service's headers. */
function twoDomainsValues(): Draft {
  const contoso = routesOf('contoso.com', headerValue);
  const fabrikam = routesOf('fabrikam.com', otherHeaderValue);
  const declared = acceptAllowList(declare('loopback', 'standard', ['contoso.com', 'fabrikam.com']), 'contoso.com');
  const { headerValue: _, ...service } = declared.services[0];
  const config = redeclareDomain({ ...declared, services: [service] }, 'contoso.com', {
    headerValue: { file: headerValueFile },
  });
  return {
    ...baseDraft(contosoHome, ['contoso.com', 'fabrikam.com']),
    arc: [{ ArcTrustedSealers: ['mxhero.com'] }],
    inbound: [tenantConnectorSettings],
    outbound: [inboundRouteSettings, outboundRouteSettings],
    rules: [
      stripRule('Remove foreign mxHERO markers', processedHeader),
      contoso.inbound,
      fabrikam.inbound,
      contoso.outbound,
      fabrikam.outbound,
      ...everydayRules('Contoso', 'contoso.com', 'example.com'),
    ],
    filters: [servicePolicy],
    organization: { RejectDirectSend: true },
    config: redeclareDomain(config, 'fabrikam.com', { headerValue: { file: otherValueFile } }),
  };
}

export const cleanVariants = [
  cleanFixture(
    'clean-selective',
    'Only members of two groups have their mail processed; the members are exported and the configuration names users who must be among them.',
    selective(),
  ),
  {
    ...cleanFixture(
      'clean-two-domains-values',
      'Two domains in one tenant, each with its own value of the headers, its own pair of rules and its own declaration.',
      twoDomainsValues(),
    ),
    files: { [otherValueFile]: `${otherHeaderValue}\n` },
  },
];
