import { describe, expect, it } from 'vitest';
import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const covering = (...domains: readonly string[]) => ({
  InboundConnector: [tenantConnector({ SenderDomains: domains })],
});

ruleTable(rule, [
  { name: 'all domains, as exported', state: 'evaluated' },
  { name: 'all domains, bare', sections: covering('*'), state: 'evaluated' },
  {
    name: 'all domains among others, another cost and case',
    sections: covering('smtp:contoso.com;1', 'SMTP:*;10'),
    state: 'evaluated',
  },
  {
    name: 'one domain',
    sections: covering('smtp:contoso.com;1'),
    findings: [
      {
        message: 'narrow',
        subject: 'mxHERO Tenant Connector',
        property: 'SenderDomains',
        severity: 'high',
        text: /covers the sender domains contoso\.com only/,
        fix: /\.SenderDomains\) \+ '\*' \| .*; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderDomains \$l$/,
      },
    ],
  },
  {
    name: 'a wildcard below a domain is not all domains',
    sections: covering('smtp:*.com;1', 'smtp:*.contoso.com;1'),
    findings: [{ message: 'narrow', text: /\*\.com, \*\.contoso\.com/ }],
  },
  {
    name: 'with a restriction, inbound loopback: the connector would lock the front door, so the flags go first',
    sections: {
      InboundConnector: [tenantConnector({ SenderDomains: ['contoso.com'], RestrictDomainsToIPAddresses: true })],
    },
    findings: [
      {
        message: 'narrow',
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RestrictDomainsToIPAddresses \$false -RestrictDomainsToCertificate \$false; \$l = /,
      },
    ],
  },
  { name: 'no domain', sections: covering(), findings: [{ message: 'none', text: /covers no sender domain/ }] },
  {
    name: 'OnPremises connectors are not judged',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 'OnPremises', SenderDomains: ['contoso.com'] })] },
    state: 'evaluated',
  },
  {
    name: 'connectors of partners keep their domains',
    sections: {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({ Name: 'Fabrikam', SenderDomains: ['smtp:fabrikam.com;1'] }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'one list lost, the other connector is judged',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderDomains: 'System.Object[]' }),
        tenantConnector({ Name: 'Second', SenderDomains: ['smtp:contoso.com;1'] }),
      ],
    },
    findings: [{ message: 'narrow', subject: 'Second' }],
    gaps: ['SenderDomains'],
  },
  {
    name: 'type lost',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7, SenderDomains: ['contoso.com'] })] },
    gaps: ['ConnectorType'],
  },
  {
    name: 'type lost where all domains are covered',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7 })] },
    state: 'evaluated',
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'demand unknown',
    config: { overrides: { return: { senderDomains: null } } },
    gaps: ['return.senderDomains'],
  },
  { name: 'outbound loopback alone', config: { inbound: 'none', outbound: 'loopback' }, state: 'not-applicable' },
]);

describe('connector/inbound-sender-domains-narrow, the fix', () => {
  const fixOf = (over: Readonly<Record<string, unknown>>, inbound: string) => {
    const connector = tenantConnector({ SenderDomains: ['contoso.com'], ...over });
    return runScene([rule], { sections: { InboundConnector: [connector] }, config: { inbound } }).findings[0]?.fix;
  };

  it.each([
    ['no restriction', {}, 'loopback', 'safe'],
    ['restricted to addresses', { RestrictDomainsToIPAddresses: true }, 'loopback', 'review'],
    ['restricted to a certificate', { RestrictDomainsToCertificate: true }, 'loopback', 'review'],
    ['a restriction that is lost', { RestrictDomainsToIPAddresses: 'perhaps' }, 'loopback', 'review'],
    ['no restriction, border', {}, 'border', 'safe'],
    ['restricted to addresses, border', { RestrictDomainsToIPAddresses: true }, 'border', 'review'],
  ])('%s', (_, over, inbound, safety) => {
    expect(fixOf(over, inbound)?.safety).toBe(safety);
  });

  it('keeps a lock behind a gateway, and says what it will do', () => {
    const fix = fixOf({ RestrictDomainsToIPAddresses: true }, 'border');
    expect(fix?.command).not.toContain('RestrictDomains');
    expect(fix?.title).toMatch(/refuses mail from everywhere else \(550 5\.7\.51\)/);
  });

  it('says why the restriction goes', () => {
    expect(fixOf({ RestrictDomainsToIPAddresses: true }, 'loopback')?.title).toMatch(
      /refuses all mail that comes straight from the internet/,
    );
  });
});
