import { describe, expect, it } from 'vitest';
import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import type { Over } from '../../../test/helpers/objects/cmdlet-object.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const fabrikam = { Name: 'From fabrikam', SenderDomains: ['smtp:fabrikam.com;1'] };
const partner = (over: Over) => ({ InboundConnector: [inboundConnector({ ...fabrikam, ...over })] });
const named = { TlsSenderCertificateName: '*.fabrikam.com' };
const restricted = { RestrictDomainsToCertificate: true };

ruleTable(rule, [
  { name: 'the tenant of the guide', state: 'evaluated' },
  { name: 'a name, with TLS', sections: partner(named), state: 'evaluated' },
  { name: 'a name and the restriction, with TLS', sections: partner({ ...named, ...restricted }), state: 'evaluated' },
  { name: 'neither TLS nor a name', sections: partner({ RequireTls: false }), state: 'evaluated' },
  {
    name: 'a name without TLS',
    sections: partner({ ...named, RequireTls: false }),
    findings: [
      {
        message: 'plaintext',
        subject: 'From fabrikam',
        property: 'RequireTls',
        severity: 'medium',
        text: /^Inbound connector 'From fabrikam' names the certificate \*\.fabrikam\.com, but does not require TLS\./,
        fix: /^Set-InboundConnector -Identity 'From fabrikam' -RequireTls \$true$/,
      },
    ],
  },
  {
    name: 'a name and the restriction, without TLS: the name is not looked at',
    sections: partner({ ...named, ...restricted, RequireTls: false }),
    findings: [{ message: 'plaintext' }],
  },
  {
    name: 'the restriction without a name',
    sections: partner(restricted),
    findings: [
      {
        message: 'unnamed',
        subject: 'From fabrikam',
        property: 'TlsSenderCertificateName',
        severity: 'medium',
        text: /^Inbound connector 'From fabrikam' is set to take mail only with a certificate, but names none\./,
        fix: /^\$n = Read-Host 'Name in the certificate that the senders present'; Set-InboundConnector -Identity 'From fabrikam' -RequireTls \$true -TlsSenderCertificateName \$n$/,
      },
    ],
  },
  {
    name: 'a name of blanks is none, and TLS has nothing to do with it',
    sections: partner({ ...restricted, TlsSenderCertificateName: ' ', RequireTls: false }),
    findings: [{ message: 'unnamed' }],
  },
  {
    name: 'for all senders, where the MX leads to Microsoft: a name would lock the front door',
    sections: partner({ ...restricted, SenderDomains: ['smtp:*;1'] }),
    findings: [{ message: 'unnamed', fix: /^Set-InboundConnector .* -RestrictDomainsToCertificate \$false$/ }],
  },
  {
    name: 'for senders that could not be read: perhaps all',
    sections: partner({ ...restricted, SenderDomains: 'System.Object[]' }),
    findings: [{ message: 'unnamed', fix: /-RestrictDomainsToCertificate \$false$/ }],
  },
  {
    name: 'for all senders, behind a gateway',
    sections: partner({ ...restricted, SenderDomains: ['smtp:*;1'] }),
    config: { inbound: 'border' },
    findings: [{ message: 'unnamed', fix: /-TlsSenderCertificateName \$n$/ }],
  },
  {
    name: 'connectors of type OnPremises are not judged',
    sections: partner({ ...named, RequireTls: false, ConnectorType: 'OnPremises' }),
    state: 'evaluated',
  },
  { name: 'disabled', sections: partner({ ...restricted, Enabled: false }), state: 'evaluated' },
  {
    name: 'a disabled connector of which nothing else is known',
    sections: partner({ Enabled: false, RequireTls: 'perhaps', TlsSenderCertificateName: { Lost: true } }),
    state: 'evaluated',
  },
  {
    name: 'one of three, whatever the other two lost',
    sections: {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({ ...fabrikam, Name: 'Lost', ...named, RequireTls: 'perhaps' }),
        inboundConnector({ ...fabrikam, ...named, RequireTls: false }),
      ],
    },
    findings: [{ message: 'plaintext', subject: 'From fabrikam' }],
    gaps: ['RequireTls'],
  },
  {
    name: 'name lost: neither is known',
    sections: partner({ ...restricted, RequireTls: false, TlsSenderCertificateName: { Lost: true } }),
    gaps: ['TlsSenderCertificateName'],
  },
  {
    name: 'name lost, TLS required and no restriction',
    sections: partner({ TlsSenderCertificateName: { Lost: true } }),
  },
  {
    name: 'restriction lost',
    sections: partner({ RestrictDomainsToCertificate: 'perhaps' }),
    gaps: ['RestrictDomainsToCertificate'],
  },
  {
    name: 'restriction lost where a name is given',
    sections: partner({ ...named, RestrictDomainsToCertificate: 'perhaps' }),
    state: 'evaluated',
  },
  { name: 'state lost', sections: partner({ ...restricted, Enabled: 'perhaps' }), gaps: ['Enabled'] },
  { name: 'type lost', sections: partner({ ...restricted, ConnectorType: 7 }), gaps: ['ConnectorType'] },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-certificate-inert, the fix', () => {
  it.each([
    [{ ...named, RequireTls: false }, /what comes in plain text is refused/],
    [restricted, /turn RestrictDomainsToCertificate off instead/],
    [{ ...restricted, SenderDomains: ['*'] }, /refuse all mail that comes straight from the internet/],
  ])('%j is for a person to decide', (over, title) => {
    const fix = runScene([rule], { sections: partner(over) }).findings[0]?.fix;
    expect(fix?.safety).toBe('review');
    expect(fix?.title).toMatch(title);
  });
});
