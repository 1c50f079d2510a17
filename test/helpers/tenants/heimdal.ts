import type { Over } from '../objects/cmdlet-object.ts';
import { headerValue } from '../objects/header-value.ts';
import { contosoHome } from '../objects/home.ts';
import { baseDraft, partnerRemoteDomain } from './base-draft.ts';
import { declare, redeclare, redeclareDomain } from './config-file.ts';
import { changed, type Draft } from './draft.ts';
import { everydayRules, quarantinePasswords } from './everyday-rules.ts';
import { cleanFixture, type TenantFixture } from './tenant-fixture.ts';

const domain = 'contoso.com';
/** Examples: no document names the hosts and addresses of the connector set-up, so a tenant has to ask for its own. */
const host = { inbound: 'in.connector.example.com', outbound: 'out.connector.example.com' };
const delivering = ['198.51.100.71', '198.51.100.72'];
const include = '_spf.connector.example.com';
const marker = { tenant: 'X-Connector-Tenant', processed: 'X-Connector-Done' };

/** What the objects that the app has made show, and what the vendor's support answered. */
const answers = {
  domains: ['heimdalsecurity.com', 'connector.example.com'],
  endpoints: { inbound: [host.inbound], outbound: [host.outbound], retired: [] },
  egress: { ipv4: delivering, ipv6: [], shared: true },
  spf: { include, requiredFor: 'outbound' },
  arc: { sealer: 'connector.example.com' },
  dkim: { resignsOutbound: true, selectors: [] },
  modifiesContent: true,
  headers: {
    tenant: { name: marker.tenant, secret: true },
    processed: { name: marker.processed, secret: true },
    valueScope: 'tenant',
  },
  guards: {
    inbound: { required: ['processed'], accepted: ['senderIp'] },
    outbound: { required: ['processed'], accepted: ['senderIp'] },
  },
  rules: {
    inbound: { fromScope: 'NotInOrganization', sentToScope: 'InOrganization', selective: null },
    outbound: { fromScope: 'InOrganization', sentToScope: 'NotInOrganization', selective: null },
  },
  outbound: { connectorType: 'Partner', tls: ['CertificateValidation'], ruleScoped: true },
  return: { connectorType: 'Partner', identifyBy: 'ip', requireTls: true, restrict: false, senderDomains: '*' },
  tls: { serverNames: [host.inbound, host.outbound], clientNames: [], dane: false },
  tnefOff: false,
  ipAllowList: 'none',
  alignment: { envelope: 'strict', signature: 'strict' },
  dashboard: { relayServer: 'none' },
};

const fromApp = { Comment: 'Created by Heimdal Security ESEC All. Do not edit.', ConnectorSource: 'Default' } as const;

function connectorTo(name: string, smartHost: string): Over {
  return { ...fromApp, Name: name, SmartHosts: [smartHost], UseMXRecord: false, IsTransportRuleScoped: true };
}

/** Removes a header of the service from mail that does not come from there. */
function strip(name: string, header: string): Over {
  return {
    Name: name,
    HeaderMatchesMessageHeader: header,
    HeaderMatchesPatterns: ['.'],
    ExceptIfSenderIpRanges: delivering,
    RemoveHeader: header,
  };
}

function route(name: string, connector: string, scopes: Over): Over {
  return {
    Name: name,
    ...scopes,
    ExceptIfHeaderContainsMessageHeader: marker.processed,
    ExceptIfHeaderContainsWords: [headerValue],
    SetHeaderName: marker.tenant,
    SetHeaderValue: headerValue,
    RouteMessageOutboundConnector: connector,
  };
}

/** Three connectors and four rules, as the app makes them when a domain is set up. */
const provisioned = {
  inbound: [
    {
      ...fromApp,
      Name: 'ESEC return',
      SenderDomains: ['smtp:*;1'],
      SenderIPAddresses: delivering,
      RequireTls: true,
    },
  ],
  outbound: [connectorTo('ESEC inbound filter', host.inbound), connectorTo('ESEC outbound filter', host.outbound)],
  rules: [
    strip('ESEC 1: foreign marker', marker.processed),
    strip('ESEC 2: foreign tenant', marker.tenant),
    {
      ...route('ESEC 3: inbound', 'ESEC inbound filter', {
        FromScope: 'NotInOrganization',
        SentToScope: 'InOrganization',
      }),
      StopRuleProcessing: true,
    },
    route('ESEC 4: outbound', 'ESEC outbound filter', {
      FromScope: 'InOrganization',
      SentToScope: 'NotInOrganization',
    }),
  ],
} satisfies Pick<Draft, 'inbound' | 'outbound' | 'rules'>;

/** A tenant whose connectors and rules the app of the service has made. */
function provisionedTenant(): Draft {
  const base = baseDraft(contosoHome, [domain]);
  const declared = redeclare(declare('loopback', 'standard', [domain]), { vendor: 'heimdal', overrides: answers });
  const settings = { 'Outbound IP/Provider': 'Office365', 'SPF checkbox': false };
  return {
    ...base,
    ...provisioned,
    arc: [{ ArcTrustedSealers: ['connector.example.com'] }],
    rules: [
      ...provisioned.rules,
      ...everydayRules('Contoso', domain, 'fabrikam.com'),
      quarantinePasswords('fabrikam.com'),
    ],
    remoteDomains: [...base.remoteDomains, partnerRemoteDomain('Fabrikam', 'fabrikam.com')],
    organization: { RejectDirectSend: true },
    config: redeclareDomain(declared, domain, { settings }),
    spf: `v=spf1 include:spf.protection.outlook.com include:${include} -all`,
    dns: {
      [include]: { TXT: [`v=spf1 a:${host.outbound} -all`] },
      [host.inbound]: { A: ['198.51.100.70'] },
      [host.outbound]: { A: delivering },
    },
  };
}

/** The consent is revoked and its routes are switched off: nobody takes away what the app has made. */
function leftTenant(): Draft {
  const draft = provisionedTenant();
  const { headerValue: _, ...service } = draft.config.services[0];
  const removed = { ...service, inbound: 'none', outbound: 'none', domains: {} } as const;
  const routes = ['ESEC 3: inbound', 'ESEC 4: outbound'];
  const rules = routes.reduce((rest, name) => changed(rest, name, { State: 'Disabled' }), draft.rules);
  return { ...draft, rules, config: { ...draft.config, services: [removed] } };
}

export const heimdalTenants: readonly TenantFixture[] = [
  cleanFixture(
    'clean-heimdal',
    'An app of the service has made three connectors and four rules; mail arrives at Microsoft, goes to the service and comes back, and outbound mail leaves from there. Its hosts, addresses and headers are declared, since no document names them.',
    provisionedTenant(),
  ),
  {
    name: 'heimdal-leftovers',
    about:
      'The tenant of `clean-heimdal` after its consent was revoked: the two routes are switched off, the service is declared to do nothing any more, and all objects of the app are still there.',
    departs: 'Heimdal, M365 Exchange Connector, note on revoking the consent',
    says: 'One finding of the profile security for each of the three connectors and four rules, one for the sealer and one for the SPF record.',
    expected: { vendor: [], security: ['routing/vendor-leftover'] },
    draft: leftTenant(),
  },
];
