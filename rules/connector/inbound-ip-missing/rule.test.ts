import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { renderPlain } from '../../../test/helpers/render-plain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const listing = (...addresses: readonly unknown[]) => ({
  InboundConnector: [tenantConnector({ SenderIPAddresses: addresses })],
});
const relay = inboundConnector({
  Name: 'mxHERO Outbound Return',
  ConnectorType: 'OnPremises',
  TlsSenderCertificateName: 'relay.contoso.com',
});
const declaredName = { overrides: { tls: { clientNames: ['relay.contoso.com'] } } };

ruleTable(rule, [
  { name: 'all eight addresses', state: 'evaluated' },
  {
    name: 'one address is missing',
    sections: listing(...egress.slice(0, 7)),
    findings: [
      {
        message: 'missing',
        subject: 'mxHERO Tenant Connector',
        property: 'SenderIPAddresses',
        severity: 'high',
        text: /^Inbound connector 'mxHERO Tenant Connector' does not list all addresses .*; missing: 107\.23\.152\.206\. /,
        fix: /^\$l = @\(\(Get-InboundConnector .*\)\.SenderIPAddresses\) \+ '107\.23\.152\.206' \| .*; Set-InboundConnector .* \$l$/,
      },
    ],
  },
  {
    name: 'one is missing that the service no longer publishes: nobody should trust it unasked',
    sections: listing(...egress.slice(0, 7)),
    dns: {
      '_spf.mxhero.com': {
        TXT: [
          `v=spf1 ${egress
            .slice(0, 7)
            .map((one) => `ip4:${one}`)
            .join(' ')} -all`,
        ],
      },
    },
    findings: [{ message: 'missing', severity: 'high', fix: /-InboundConnector/ }],
  },
  {
    name: 'partly drifted: what is missing, in ascending order, not what is foreign',
    sections: listing('54.208.111.99', ...egress.slice(2, 7)),
    findings: [{ message: 'missing', text: /missing: 54\.208\.111\.28, 54\.236\.184\.32, 107\.23\.152\.206\. / }],
  },
  {
    name: 'order and duplicates do not matter',
    sections: listing(...egress.toReversed(), egress[0]),
    state: 'evaluated',
  },
  {
    name: 'blocks, host bits and brackets cover',
    sections: listing(
      '54.208.111.77/24',
      '54.236.184.33/31',
      '54.165.252.129/24',
      '[54.165.253.193]',
      ...egress.slice(4),
    ),
    state: 'evaluated',
  },
  {
    name: 'a range covers, although the cmdlet would not take it',
    sections: listing('54.208.111.0 - 54.208.111.255', ...egress.slice(1)),
    state: 'evaluated',
  },
  {
    name: 'a block that ends just before an address does not cover it',
    sections: listing('54.208.111.24/30', ...egress.slice(1)),
    findings: [{ message: 'missing', text: /missing: 54\.208\.111\.28\. / }],
  },
  {
    name: 'an entry that cannot be read adds nothing',
    sections: listing('54.208.111.2B', ...egress.slice(1)),
    findings: [{ message: 'missing', text: /missing: 54\.208\.111\.28\. / }],
  },
  {
    name: 'two connectors cover together',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderIPAddresses: egress.slice(0, 4) }),
        tenantConnector({ Name: 'Second', SenderIPAddresses: egress.slice(4) }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'a disabled connector does not count',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderIPAddresses: egress.slice(0, 7) }),
        tenantConnector({ Name: 'Second', Enabled: false }),
      ],
    },
    findings: [{ message: 'missing', subject: 'mxHERO Tenant Connector', text: /missing: 107\.23\.152\.206\. / }],
  },
  {
    name: 'of several connectors the one of the right type gets the addresses',
    sections: {
      InboundConnector: [
        tenantConnector({ Name: 'First', ConnectorType: 'OnPremises', SenderIPAddresses: egress.slice(0, 2) }),
        tenantConnector({ Name: 'Second', SenderIPAddresses: egress.slice(2, 4) }),
      ],
    },
    findings: [{ message: 'missing', subject: 'Second', fix: /-Identity 'Second'/ }],
  },
  {
    name: 'nobody is left: another rule says that no connector recognizes the service',
    sections: listing('198.51.100.11'),
    state: 'evaluated',
  },
  {
    name: 'connectors of other senders are not asked for the addresses',
    sections: {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({ Name: 'Gateway', SenderIPAddresses: ['203.0.113.0/28'] }),
      ],
    },
    state: 'evaluated',
  },
  { name: 'known by certificate', sections: { InboundConnector: [relay] }, config: declaredName, state: 'evaluated' },
  {
    name: 'beside a connector by certificate the list is judged',
    sections: { InboundConnector: [relay, ...listing(...egress.slice(1)).InboundConnector] },
    config: declaredName,
    findings: [{ message: 'missing', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'addresses that the configuration adds to the profile',
    config: { overrides: { egress: { ipv4: [...egress, '52.1.2.3'] } } },
    findings: [{ message: 'missing', text: /missing: 52\.1\.2\.3\. / }],
  },
  {
    name: 'no connector can list IPv6 addresses',
    config: { overrides: { egress: { ipv6: ['2600:1f18::/36'] } } },
    state: 'evaluated',
  },
  {
    name: 'state of a connector lost, its addresses would complete the list',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderIPAddresses: egress.slice(0, 7) }),
        tenantConnector({ Name: 'Second', Enabled: 'perhaps' }),
      ],
    },
    gaps: ['Enabled'],
  },
  {
    name: 'state of a connector lost, and one address is on no list at all',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderIPAddresses: egress.slice(0, 6) }),
        tenantConnector({ Name: 'Second', Enabled: 'perhaps', SenderIPAddresses: egress.slice(1, 7) }),
      ],
    },
    findings: [{ message: 'missing', subject: 'mxHERO Tenant Connector', text: /missing: 107\.23\.152\.206\. / }],
    gaps: ['Enabled'],
  },
  {
    name: 'addresses of another connector lost: they may be the missing ones',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderIPAddresses: egress.slice(0, 7) }),
        inboundConnector({ Name: 'Which?', SenderIPAddresses: 'System.Object[]' }),
      ],
    },
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'certificate name lost where certificates are declared',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderIPAddresses: egress.slice(0, 7), TlsSenderCertificateName: { Lost: true } }),
      ],
    },
    config: declaredName,
    gaps: ['TlsSenderCertificateName'],
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'addresses of the service unknown',
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  {
    name: 'service without addresses of its own',
    config: { overrides: { egress: { ipv4: [] } } },
    state: 'not-applicable',
  },
  { name: 'outbound standard alone', config: { inbound: 'none' }, state: 'not-applicable' },
]);

describe('connector/inbound-ip-missing, any part of the list', () => {
  it('names exactly the addresses that are not listed', () => {
    fc.assert(
      fc.property(fc.subarray([...egress], { minLength: 1 }), (listed) => {
        const { findings } = runScene([rule], { sections: listing(...listed) });
        const text = findings.map(renderPlain).join('\n');
        const missing = egress.filter((address) => !listed.includes(address));
        expect(findings).toHaveLength(missing.length > 0 ? 1 : 0);
        for (const address of egress) expect(text.includes(address)).toBe(missing.includes(address));
      }),
      { numRuns: 30 },
    );
  });
});
