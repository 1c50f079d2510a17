import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import relayDenied from '../inbound-return-relay-denied/rule.ts';
import rule from './rule.ts';

const partner = inboundConnector({
  Name: 'From fabrikam.com (TLS)',
  SenderDomains: ['smtp:fabrikam.com;1'],
  RestrictDomainsToCertificate: true,
  TlsSenderCertificateName: '*.fabrikam.com',
});
/** Takes all senders that present a certificate. */
const byName = { Name: 'By certificate', TlsSenderCertificateName: 'smtp.relay.example.com' };
const gateway = inboundConnector({ Name: 'Gateway', SenderIPAddresses: ['203.0.113.0/28'] });
const outdated = tenantConnector({ SenderIPAddresses: ['198.51.100.11', '198.51.100.12'] });

ruleTable(rule, [
  { name: 'connector of the guide', state: 'evaluated' },
  {
    name: 'no connector at all',
    sections: { InboundConnector: [] },
    findings: [
      {
        message: 'none',
        subject: '*',
        severity: 'high',
        text: /^No inbound connector recognizes mail from mxHERO\./,
        fix: /^New-InboundConnector -Name 'mxHERO Tenant Connector' -ConnectorType 'Partner' -SenderDomains '\*' -SenderIPAddresses .*'54\.208\.111\.28'.* -RequireTls \$true$/,
      },
    ],
  },
  {
    name: 'connectors of others are left alone',
    sections: { InboundConnector: [partner, gateway] },
    findings: [{ message: 'none', subject: '*', fix: /^New-InboundConnector/ }],
  },
  {
    name: 'all senders covered, but no address: sender domains identify nothing',
    sections: { InboundConnector: [inboundConnector({ Name: 'From anybody' })] },
    findings: [{ message: 'none', subject: '*' }],
  },
  {
    name: 'no connector of a service that is to refuse all others: by address, by certificate',
    sections: { InboundConnector: [] },
    config: { overrides: { return: { restrict: true } } },
    findings: [{ message: 'none', fix: / -RequireTls \$true -RestrictDomainsToIPAddresses \$true$/ }],
  },
  {
    name: 'no connector of a service that is to refuse all others, known by its certificate',
    sections: { InboundConnector: [] },
    config: {
      overrides: { return: { restrict: true, identifyBy: 'certificate' }, tls: { clientNames: ['a.example.com'] } },
    },
    findings: [
      { message: 'none', fix: / -TlsSenderCertificateName 'a\.example\.com' .* -RestrictDomainsToCertificate \$true$/ },
    ],
  },
  {
    name: 'a certificate of the vendor, though the service is known by address',
    sections: { InboundConnector: [inboundConnector({ ...byName, TlsSenderCertificateName: '*.mxhero.com' })] },
    gaps: ['tls.clientNames'],
    state: 'not-evaluated',
  },
  {
    name: 'the same, disabled',
    sections: {
      InboundConnector: [inboundConnector({ ...byName, TlsSenderCertificateName: '*.mxhero.com', Enabled: false })],
    },
    findings: [{ message: 'none' }],
  },
  {
    name: 'the same, of another name than the declared ones',
    sections: { InboundConnector: [inboundConnector({ ...byName, TlsSenderCertificateName: '*.mxhero.com' })] },
    config: { overrides: { tls: { clientNames: ['relay.contoso.com'] } } },
    findings: [{ message: 'none' }],
  },
  {
    name: 'any certificate for all senders, where nobody has said by what the service is known',
    sections: { InboundConnector: [inboundConnector(byName)] },
    config: { overrides: { return: { identifyBy: null } } },
    gaps: ['tls.clientNames'],
    state: 'not-evaluated',
  },
  {
    name: 'any certificate, where the service is known by address',
    sections: { InboundConnector: [inboundConnector(byName)] },
    findings: [{ message: 'none' }],
  },
  {
    name: 'a certificate of a partner, and that of the hybrid wizard',
    sections: {
      InboundConnector: [
        partner,
        inboundConnector({ ...byName, ConnectorType: 'OnPremises', ConnectorSource: 'HybridWizard' }),
        inboundConnector({ Name: 'From anybody' }),
      ],
    },
    config: { overrides: { return: { identifyBy: null } } },
    findings: [{ message: 'none' }],
  },
  {
    name: 'nothing but relayed mail returns, and a connector for relaying is known by a certificate',
    sections: { InboundConnector: [inboundConnector({ ...byName, ConnectorType: 'OnPremises' })] },
    config: { inbound: 'none', outbound: 'loopback' },
    gaps: ['tls.clientNames'],
    state: 'not-evaluated',
  },
  {
    name: 'inbound mail returns too: not over that one',
    sections: { InboundConnector: [inboundConnector({ ...byName, ConnectorType: 'OnPremises' })] },
    config: { outbound: 'loopback' },
    findings: [{ message: 'none' }],
  },
  {
    name: 'the list has wholly drifted: the connector of that name gets the addresses',
    sections: { InboundConnector: [outdated] },
    findings: [
      {
        message: 'none',
        subject: '*',
        fix: /^\$l = @\(\(Get-InboundConnector -Identity 'mxHERO Tenant Connector' -ErrorAction Stop\)\.SenderIPAddresses\) \+ '3\.211\.77\.148',.*; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'drifted and disabled: enabled as well',
    sections: { InboundConnector: [{ ...outdated, Enabled: false }] },
    findings: [{ message: 'none', fix: /-SenderIPAddresses \$l; Set-InboundConnector .* -Enabled \$true$/ }],
  },
  {
    name: 'disabled',
    sections: { InboundConnector: [tenantConnector({ Enabled: false }), partner] },
    findings: [
      {
        message: 'disabled',
        subject: 'mxHERO Tenant Connector',
        property: 'Enabled',
        severity: 'high',
        fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -Enabled \$true$/,
      },
    ],
  },
  {
    name: 'disabled, with a restriction: enabled alone it would refuse all mail from elsewhere',
    sections: { InboundConnector: [tenantConnector({ Enabled: false, RestrictDomainsToIPAddresses: true })] },
    findings: [
      {
        message: 'disabled',
        fix: /^Set-InboundConnector .* -RestrictDomainsToIPAddresses \$false -RestrictDomainsToCertificate \$false; Set-InboundConnector .* -Enabled \$true$/,
      },
    ],
  },
  {
    name: 'disabled, of type OnPremises, to which the restriction does not apply',
    sections: {
      InboundConnector: [
        tenantConnector({ Enabled: false, ConnectorType: 'OnPremises', RestrictDomainsToCertificate: true }),
      ],
    },
    findings: [{ message: 'disabled', fix: /^Set-InboundConnector -Identity '.*' -Enabled \$true$/ }],
  },
  {
    name: 'drifted, disabled and restricted: the same',
    sections: { InboundConnector: [{ ...outdated, Enabled: false, RestrictDomainsToIPAddresses: true }] },
    findings: [{ message: 'none', fix: /^Set-InboundConnector .* -RestrictDomainsToIPAddresses \$false .*; \$l = / }],
  },
  {
    name: 'one of two is enabled',
    sections: { InboundConnector: [tenantConnector({ Enabled: false }), tenantConnector({ Name: 'Neu' })] },
    state: 'evaluated',
  },
  {
    name: 'two disabled: one finding',
    sections: {
      InboundConnector: [tenantConnector({ Enabled: false }), tenantConnector({ Name: 'Second', Enabled: false })],
    },
    findings: [{ message: 'disabled', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'another name, one address in a block with host bits',
    sections: { InboundConnector: [tenantConnector({ Name: '受信', SenderIPAddresses: ['54.208.111.77/24'] })] },
    state: 'evaluated',
  },
  {
    name: 'known by the certificate that is declared',
    sections: {
      InboundConnector: [inboundConnector({ Name: 'By certificate', TlsSenderCertificateName: '*.Contoso.com' })],
    },
    config: { overrides: { tls: { clientNames: ['relay.contoso.com'] } } },
    state: 'evaluated',
  },
  {
    name: 'a certificate that nobody declared proves nothing',
    sections: {
      InboundConnector: [inboundConnector({ Name: 'By certificate', TlsSenderCertificateName: 'relay.contoso.com' })],
    },
    findings: [{ message: 'none', subject: '*' }],
  },
  {
    name: 'service that is known by certificate: the fix asks for its name',
    sections: { InboundConnector: [] },
    config: { overrides: { return: { identifyBy: 'certificate' } } },
    findings: [
      { message: 'none', fix: /^\$n = Read-Host '.*'; New-InboundConnector .* -TlsSenderCertificateName \$n / },
    ],
  },
  {
    name: 'state lost: neither found nor passed',
    sections: { InboundConnector: [tenantConnector({ Enabled: 'perhaps' })] },
    gaps: ['Enabled'],
  },
  {
    name: 'state of one lost, another enabled',
    sections: { InboundConnector: [tenantConnector({ Enabled: 'perhaps' }), tenantConnector({ Name: 'Second' })] },
    state: 'evaluated',
  },
  {
    name: 'addresses of a connector lost: it may be the one',
    sections: { InboundConnector: [inboundConnector({ Name: 'Which?', SenderIPAddresses: 'System.Object[]' })] },
    gaps: ['SenderIPAddresses'],
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  {
    name: 'addresses of the service unknown',
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  { name: 'outbound standard alone', config: { inbound: 'none' }, state: 'not-applicable' },
  {
    name: 'outbound loopback alone: the fix is the connector that may relay',
    sections: { InboundConnector: [] },
    config: { inbound: 'none', outbound: 'loopback' },
    findings: [{ message: 'none', fix: /-ConnectorType 'OnPremises'/ }],
  },
]);

describe('connector/inbound-missing, context', () => {
  it('points at the connector whose list has drifted', () => {
    const { findings } = runScene([rule], { sections: { InboundConnector: [outdated, partner] } });
    expect(findings[0]?.related.map(({ subject, note }) => [subject.identity, note])).toEqual([
      [
        'mxHERO Tenant Connector',
        'Has the name that the guide gives this connector, but lists no address of the service.',
      ],
    ]);
  });

  it('says of the entries of that connector that they stay, unless it has none', () => {
    const titleOf = (SenderIPAddresses: readonly string[]) =>
      runScene([rule], { sections: { InboundConnector: [{ ...outdated, SenderIPAddresses }] } }).findings[0]?.fix
        ?.title;
    expect(titleOf(['198.51.100.11'])).toMatch(/the other entries stay until you know whose they are\.$/);
    expect(titleOf([])).toMatch(/the name of the guide\.$/);
  });

  it('is reviewed before a restriction comes to life, and names the rule that wants another type', () => {
    const sections = { InboundConnector: [tenantConnector({ Enabled: false, RestrictDomainsToIPAddresses: true })] };
    const [finding] = runScene([rule, relayDenied], { sections }).findings;
    expect(finding?.fix?.safety).toBe('review');
    expect(finding?.conflictsWith).toEqual(['connector/inbound-return-relay-denied']);
  });

  it('names the other disabled connectors', () => {
    const second = tenantConnector({ Name: 'Second', Enabled: false });
    const { findings } = runScene([rule], {
      sections: { InboundConnector: [tenantConnector({ Enabled: false }), second] },
    });
    expect(findings[0]?.related.map(({ subject }) => subject.identity)).toEqual(['Second']);
  });

  it('lists every address in the fix, as entries that the cmdlet takes', () => {
    const { findings } = runScene([rule], { sections: { InboundConnector: [] } });
    for (const address of egress) expect(findings[0]?.fix?.command).toContain(`'${address}'`);
  });

  it('splits ranges that are wider than a connector takes', () => {
    const { findings } = runScene([rule], {
      sections: { InboundConnector: [] },
      config: { overrides: { egress: { ipv4: ['94.100.132.0/22'] } } },
    });
    const blocks = "'94.100.132.0/24','94.100.133.0/24','94.100.134.0/24','94.100.135.0/24'";
    expect(findings[0]?.fix?.command).toContain(`-SenderIPAddresses ${blocks} `);
  });

  it('is evaluated without a file that declares anything, where the return path is open', () => {
    const scene = { sections: { InboundConnector: [] }, config: { inbound: null, outbound: null, domains: null } };
    expect(runScene([rule], scene).findings.map(({ message }) => message.id)).toEqual(['none']);
  });
});
