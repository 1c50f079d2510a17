import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const listing = (...addresses: readonly unknown[]) => ({
  InboundConnector: [tenantConnector({ SenderIPAddresses: [...egress, ...addresses] })],
});
/** What the service publishes: these terms, its own addresses, and nobody else. */
const publishing = (...terms: readonly string[]) => {
  const all = [...terms, ...egress.map((address) => `ip4:${address}`)];
  return { '_spf.mxhero.com': { TXT: [`v=spf1 ${all.join(' ')} -all`] } };
};
const gatewayAddresses = ['203.0.113.0/28', '198.51.100.20'];
const declaredGateway = { gateway: { hosts: ['mx.gateway.example.com'], addresses: gatewayAddresses } };

ruleTable(rule, [
  { name: 'the addresses of the guide', state: 'evaluated' },
  { name: 'some of them, as blocks of one', sections: listing('54.208.111.28/32'), state: 'evaluated' },
  {
    name: 'one address too many',
    sections: listing('54.208.111.99'),
    findings: [
      {
        message: 'foreign',
        subject: 'mxHERO Tenant Connector',
        property: 'SenderIPAddresses',
        severity: 'medium',
        text: /do not belong to mxHERO: 54\.208\.111\.99\. /,
        fix: /Where-Object \{ \$_ -and \$_ -notin '54\.208\.111\.99' \}.*; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'addresses of years ago beside the current ones: all in one finding',
    sections: listing('198.51.100.11', '198.51.100.12', '203.0.113.77'),
    findings: [{ message: 'foreign', text: /mxHERO: 198\.51\.100\.11, 198\.51\.100\.12, 203\.0\.113\.77\. / }],
  },
  {
    name: 'a block around an address of the service: the address stays',
    sections: { InboundConnector: [tenantConnector({ SenderIPAddresses: ['54.208.111.0/24', ...egress.slice(1)] })] },
    findings: [
      {
        message: 'wider',
        text: /reach beyond the addresses of mxHERO: 54\.208\.111\.0\/24\. /,
        fix: /\+ '54\.208\.111\.28' \| Where-Object \{ \$_ -and \$_ -notin '54\.208\.111\.0\/24' \}/,
      },
    ],
  },
  {
    name: 'a block with host bits, and the address beside it',
    sections: listing('54.208.111.29/30'),
    findings: [
      {
        message: 'wider',
        text: /54\.208\.111\.29\/30/,
        fix: /SenderIPAddresses\) \| Where-Object \{ \$_ -and \$_ -notin '54\.208\.111\.29\/30' \}/,
      },
    ],
  },
  {
    name: 'foreign and wider: one finding that names both',
    sections: listing('54.208.111.0/24', '192.0.2.1'),
    findings: [{ message: 'foreign', text: /54\.208\.111\.0\/24, 192\.0\.2\.1\. / }],
  },
  {
    name: 'the declared gateway may share the connector',
    sections: listing('203.0.113.0/29', '198.51.100.20'),
    config: { inbound: 'border' },
    declared: declaredGateway,
    state: 'evaluated',
  },
  {
    name: 'beyond the declared gateway',
    sections: listing('203.0.113.0/27'),
    config: { inbound: 'border' },
    declared: declaredGateway,
    findings: [{ message: 'wider', text: /203\.0\.113\.0\/27/ }],
  },
  {
    name: 'addresses that are allowed on purpose',
    sections: listing('192.0.2.7'),
    declared: { allow: { addresses: ['192.0.2.0/28'] } },
    state: 'evaluated',
  },
  {
    name: 'published ranges of the service are its own',
    sections: listing('94.100.129.7'),
    config: { overrides: { egress: { published: ['94.100.128.0/20'] } } },
    state: 'evaluated',
  },
  {
    name: 'entries that cannot be read are not addresses of others',
    sections: listing('mail.example.com', '54.208.111.300'),
    state: 'evaluated',
  },
  {
    name: 'private addresses, from which nobody sends',
    sections: listing('10.1.2.3', '192.168.0.0/24'),
    state: 'evaluated',
  },
  {
    name: 'a disabled connector is judged, a connector of somebody else is not',
    sections: {
      InboundConnector: [
        tenantConnector({ Enabled: false, SenderIPAddresses: [...egress, '192.0.2.1'] }),
        inboundConnector({ Name: 'Gateway', SenderIPAddresses: ['203.0.113.0/28'] }),
      ],
    },
    findings: [{ message: 'foreign', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'one finding for each connector',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderIPAddresses: [...egress, '192.0.2.1'] }),
        tenantConnector({ Name: 'Second', SenderIPAddresses: [...egress, '192.0.2.2'] }),
      ],
    },
    findings: [
      { message: 'foreign', subject: 'mxHERO Tenant Connector', text: /192\.0\.2\.1\. / },
      { message: 'foreign', subject: 'Second', text: /192\.0\.2\.2\. / },
    ],
  },
  {
    name: 'known by certificate, list lost; the other connector is judged',
    sections: {
      InboundConnector: [
        inboundConnector({
          Name: 'By certificate',
          TlsSenderCertificateName: 'relay.contoso.com',
          SenderIPAddresses: 'System.Object[]',
        }),
        tenantConnector({ SenderIPAddresses: [...egress, '192.0.2.1'] }),
      ],
    },
    config: { overrides: { tls: { clientNames: ['relay.contoso.com'] } } },
    findings: [{ message: 'foreign', subject: 'mxHERO Tenant Connector' }],
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'an address that the service publishes, though the profile does not have it',
    sections: listing('198.51.100.7'),
    dns: publishing('ip4:198.51.100.0/28'),
    state: 'evaluated',
  },
  {
    name: 'published by an include of the record (RFC 7208, section 5.2)',
    sections: listing('198.51.100.7'),
    dns: { ...publishing('include:more.mxhero.com'), 'more.mxhero.com': { TXT: ['v=spf1 ip4:198.51.100.7 -all'] } },
    state: 'evaluated',
  },
  {
    name: 'named in the record, but not as sender (RFC 7208, section 4.6.2)',
    sections: listing('198.51.100.7'),
    dns: publishing('-ip4:198.51.100.7'),
    findings: [{ message: 'foreign', text: /198\.51\.100\.7\. / }],
  },
  {
    name: 'a block of which a part is published: that part stays',
    sections: listing('198.51.100.0/28'),
    dns: publishing('ip4:198.51.100.4/30'),
    findings: [{ message: 'wider', text: /198\.51\.100\.0\/28/, fix: /\+ '198\.51\.100\.4\/30' \| Where-Object/ }],
  },
  {
    name: 'the record could not be read: by the profile it is foreign, and that is not all that can be said',
    sections: listing('198.51.100.7'),
    dns: { '_spf.mxhero.com': { fails: 'timeout' } },
    findings: [{ message: 'foreign', severity: 'medium' }],
    gaps: ['SPF record'],
  },
  {
    name: 'a part of the record could not be read, and what was read does not have it',
    sections: listing('198.51.100.7'),
    dns: { ...publishing('ip4:203.0.113.9', 'include:more.mxhero.com'), 'more.mxhero.com': { fails: 'servfail' } },
    findings: [{ message: 'foreign' }],
    gaps: ['SPF record'],
  },
  {
    name: 'a part of the record could not be read, but what was read has it',
    sections: listing('198.51.100.7'),
    dns: { ...publishing('ip4:198.51.100.7', 'include:more.mxhero.com'), 'more.mxhero.com': { fails: 'servfail' } },
    state: 'evaluated',
  },
  {
    name: 'the record could not be read, and nothing depends on it',
    dns: { '_spf.mxhero.com': { fails: 'timeout' } },
    state: 'evaluated',
  },
  {
    name: 'nobody asked the DNS',
    sections: listing('198.51.100.7'),
    dns: 'off',
    findings: [{ message: 'foreign' }],
    gaps: ['SPF record'],
  },
  {
    name: 'a vendor without published record',
    sections: listing('198.51.100.7'),
    dns: 'off',
    config: { overrides: { spf: { include: null } } },
    findings: [{ message: 'foreign' }],
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'addresses of the service unknown',
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  { name: 'outbound standard alone', config: { inbound: 'none' }, state: 'not-applicable' },
]);

describe('connector/inbound-ip-foreign, the fix', () => {
  it('asks to look first where the published record is not known', () => {
    const scene = { sections: listing('192.0.2.1'), dns: 'off' } as const;
    const fix = runScene([rule], scene).findings[0]?.fix;
    expect(fix).toMatchObject({
      safety: 'review',
      title: expect.stringMatching(/^First look up which addresses .* Remove the other addresses/),
    });
  });

  const fixOf = (over: Readonly<Record<string, unknown>>) => {
    const connector = tenantConnector({ SenderIPAddresses: [...egress, '192.0.2.1'], ...over });
    return runScene([rule], { sections: { InboundConnector: [connector] } }).findings[0]?.fix;
  };

  it.each([
    ['Partner without restriction', {}, 'safe', /^Remove the other addresses, or declare whose they are\.$/],
    ['own servers may relay', { ConnectorType: 'OnPremises' }, 'review', /no longer relay/],
    ['type lost', { ConnectorType: 7 }, 'review', /connector of their own/],
    [
      'restricted to addresses',
      { RestrictDomainsToIPAddresses: true },
      'review',
      /refused from then on \(550 5\.7\.51\)/,
    ],
    ['restricted to a certificate', { RestrictDomainsToCertificate: true }, 'review', /5\.7\.51/],
    ['restriction lost', { RestrictDomainsToIPAddresses: 'perhaps' }, 'review', /5\.7\.51/],
  ])('%s', (_, over, safety, title) => {
    expect(fixOf(over)).toMatchObject({ safety, title: expect.stringMatching(title) });
  });
});
