import { describe, expect, it } from 'vitest';
import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { organizationConfig } from '../../../test/helpers/objects/organization-config.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const scene = (connectors: readonly Over[], over: Over = { RejectDirectSend: true }) => ({
  OrganizationConfig: [organizationConfig(over)],
  InboundConnector: connectors,
});
const byDomain = inboundConnector({ Name: 'By domain', SenderDomains: ['smtp:contoso.com;1'] });
const found = {
  message: 'refused',
  subject: 'contoso.onmicrosoft.com',
  property: 'RejectDirectSend',
  severity: 'critical',
} as const;
const clientNames = { overrides: { tls: { clientNames: ['relay.contoso.com'] } } };

ruleTable(rule, [
  { name: 'the guide', state: 'evaluated' },
  { name: 'rejected, and a connector lists the service', sections: scene([tenantConnector()]), state: 'evaluated' },
  {
    name: 'rejected, and a connector knows its certificate',
    sections: scene([inboundConnector({ TlsSenderCertificateName: '*.contoso.com' })]),
    config: clientNames,
    state: 'evaluated',
  },
  {
    name: 'rejected, and a connector lists some of its addresses: another finding',
    sections: scene([tenantConnector({ SenderIPAddresses: ['54.208.111.28'] })]),
    state: 'evaluated',
  },
  {
    name: 'rejected, and no connector',
    sections: scene([]),
    findings: [
      {
        ...found,
        text: /^Organization 'contoso\.onmicrosoft\.com' rejects Direct Send, and no enabled inbound connector knows mxHERO .* that mxHERO hands over is refused \(550 5\.7\.68\)/,
        fix: /^New-InboundConnector -Name 'mxHERO Tenant Connector' -ConnectorType 'Partner' .*'54\.208\.111\.28'/,
      },
    ],
  },
  { name: 'a connector by domain alone does not help', sections: scene([byDomain]), findings: [found] },
  {
    name: 'the connector with the name of the guide gets the addresses',
    sections: scene([{ ...byDomain, Name: 'mxHERO Tenant Connector' }]),
    findings: [
      {
        ...found,
        fix: /^\$l = .*'54\.208\.111\.28'.*; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'the connector is disabled',
    sections: scene([tenantConnector({ Enabled: false })]),
    findings: [{ ...found, fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -Enabled \$true$/ }],
  },
  {
    name: 'the connector is disabled, and would lock the door',
    sections: scene([tenantConnector({ Enabled: false, RestrictDomainsToIPAddresses: true })]),
    findings: [
      {
        ...found,
        fix: /-RestrictDomainsToIPAddresses \$false -RestrictDomainsToCertificate \$false; .*-Enabled \$true$/,
      },
    ],
  },
  { name: 'not rejected', sections: scene([], { RejectDirectSend: false }), state: 'evaluated' },
  { name: 'border', sections: scene([]), config: { inbound: 'border' }, findings: [found] },
  {
    name: 'outbound loopback: a connector that relays',
    sections: scene([]),
    config: { inbound: 'none', outbound: 'loopback' },
    findings: [{ ...found, fix: /-ConnectorType 'OnPremises' / }],
  },
  { name: 'nothing comes back', sections: scene([]), config: { inbound: 'none' }, state: 'not-applicable' },
  {
    name: 'an export that does not say it',
    sections: scene([], { RejectDirectSend: undefined }),
    gaps: ['RejectDirectSend'],
    state: 'not-evaluated',
  },
  {
    name: 'the same, but a connector lists the service',
    sections: scene([tenantConnector()], { RejectDirectSend: undefined }),
    state: 'evaluated',
  },
  {
    name: 'state of the connector lost',
    sections: scene([tenantConnector({ Enabled: 'perhaps' })]),
    gaps: ['Enabled'],
  },
  {
    name: 'state of the connector lost, not rejected',
    sections: scene([tenantConnector({ Enabled: 'perhaps' })], { RejectDirectSend: false }),
    state: 'evaluated',
  },
  {
    name: 'addresses of a connector lost: it may be the one',
    sections: scene([{ ...byDomain, SenderIPAddresses: 7 }]),
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'nobody has said from where the service sends',
    sections: scene([byDomain]),
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  { name: 'no object', sections: { OrganizationConfig: [], InboundConnector: [] }, gaps: ['RejectDirectSend'] },
  { name: 'no object, but a connector lists the service', sections: { OrganizationConfig: [] }, state: 'evaluated' },
  { name: 'organization not exported', sections: { OrganizationConfig: null }, gaps: ['OrganizationConfig'] },
  {
    name: 'a certificate of the vendor, which nobody has said to be the one of the service',
    sections: scene([inboundConnector({ Name: 'Vendor', TlsSenderCertificateName: '*.mxhero.com' })]),
    gaps: ['tls.clientNames'],
    state: 'not-evaluated',
  },
  {
    name: 'the same beside a connector of the service that is disabled',
    sections: scene([
      tenantConnector({ Enabled: false }),
      inboundConnector({ Name: 'Vendor', TlsSenderCertificateName: '*.mxhero.com' }),
    ]),
    findings: [{ message: 'refused' }],
  },
  { name: 'connectors not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('organization/direct-send-rejects-return, context', () => {
  const relatedOf = (...connectors: readonly Over[]) =>
    runScene([rule], { sections: scene(connectors) }).findings[0]?.related.map(({ subject, note }) => [
      subject.identity,
      note,
    ]);

  it('names connectors that are disabled, and those that know senders by domain alone', () => {
    const off = tenantConnector({ Name: 'Off', Enabled: false });
    const others = [
      inboundConnector({ Name: 'Disabled', Enabled: false }),
      inboundConnector({ Name: 'By address', SenderIPAddresses: ['203.0.113.10'] }),
      inboundConnector({ Name: 'By certificate', TlsSenderCertificateName: 'mail.contoso.com' }),
      inboundConnector({ Name: 'Lost', TlsSenderCertificateName: ['x'] }),
    ];
    expect(relatedOf(off, byDomain, ...others)).toEqual([
      ['Off', 'Knows the service, but is disabled.'],
      ['By domain', 'Knows senders by domain alone, which does not count.'],
    ]);
  });

  it('waits for the vendor where an address is no longer published', () => {
    const dns = { '_spf.mxhero.com': { TXT: ['v=spf1 ip4:54.208.111.28 -all'] } };
    const { findings } = runScene([rule], { sections: scene([]), dns });
    expect(findings[0]?.fix).toMatchObject({
      safety: 'review',
      title: expect.stringMatching(/^First confirm with the vendor/),
    });
  });

  it('waits for nobody where no address is listed', () => {
    const dns = { '_spf.mxhero.com': { TXT: ['v=spf1 ip4:54.208.111.28 -all'] } };
    const titleOf = (config: Over) => runScene([rule], { sections: scene([]), dns, config }).findings[0]?.fix?.title;
    expect(titleOf({ overrides: { return: { identifyBy: 'certificate' } } })).toMatch(/^Create the connector/);
    expect(titleOf({ inbound: 'none', outbound: 'loopback' })).toMatch(/^Agree with the service on a certificate/);
  });
});
