import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { dkimSigningConfig } from '../../../test/helpers/objects/dkim-signing-config.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const configs = (...over: readonly object[]) => ({
  DkimSigningConfig: over.map((one) => dkimSigningConfig({ ...one })),
});
const accepted = (...names: readonly string[]) => ({
  AcceptedDomain: names.map((name) => acceptedDomain({ Name: name, DomainName: name })),
});

ruleTable(rule, [
  { name: 'signed', state: 'evaluated' },
  { name: 'name in another case, with final dot', sections: configs({ Domain: 'Contoso.COM.' }), state: 'evaluated' },
  {
    name: 'switched off',
    sections: configs({ Domain: 'contoso.com', Enabled: false }),
    findings: [
      {
        message: 'disabled',
        subject: 'contoso.com',
        property: 'Enabled',
        severity: 'medium',
        text: /^DKIM configuration of 'contoso\.com' is switched off\. .*initial domain.*rests on SPF\.$/,
        fix: /^Set-DkimSigningConfig -Identity 'contoso\.com' -Enabled \$true$/,
      },
    ],
  },
  {
    name: 'never configured: the command ran and named other domains',
    sections: configs({ Domain: 'contoso.onmicrosoft.com' }),
    findings: [
      {
        message: 'missing',
        subject: '*',
        discriminator: 'contoso.com',
        severity: 'medium',
        text: /^Domain 'contoso\.com' has no DKIM configuration\./,
        fix: /^New-DkimSigningConfig -DomainName 'contoso\.com' -Enabled \$false$/,
      },
    ],
  },
  { name: 'nothing configured at all', sections: configs(), findings: [{ message: 'missing' }] },
  {
    name: 'each domain for itself',
    sections: {
      ...accepted('contoso.com', 'emea.contoso.com', 'fabrikam.com', 'contoso.onmicrosoft.com'),
      ...configs({ Domain: 'contoso.com' }, { Domain: 'fabrikam.com', Enabled: false }),
    },
    findings: [
      { message: 'missing', discriminator: 'emea.contoso.com' },
      { message: 'disabled', subject: 'fabrikam.com' },
    ],
  },
  {
    name: 'whether it is on was not exported',
    sections: configs({ Domain: 'contoso.com', Enabled: undefined }),
    gaps: ['Enabled'],
    state: 'not-evaluated',
  },
  {
    name: 'whether it is on was lost; the other domain is judged',
    sections: {
      ...accepted('contoso.com', 'fabrikam.com'),
      ...configs({ Domain: 'contoso.com', Enabled: 'perhaps' }, { Domain: 'fabrikam.com', Enabled: false }),
    },
    findings: [{ message: 'disabled', subject: 'fabrikam.com' }],
    gaps: ['Enabled'],
  },
  {
    name: 'a configuration without its domain may be the missing one',
    sections: configs({ Domain: ['x'] }),
    gaps: ['Domain'],
    state: 'not-evaluated',
  },
  {
    name: 'a list that was read in part proves no absence',
    sections: { DkimSigningConfig: [dkimSigningConfig({ Domain: 'fabrikam.com' }), null as never] },
    gaps: ['DkimSigningConfig'],
    state: 'not-evaluated',
  },
  {
    name: 'Microsoft signs for the initial domain, declared or not',
    sections: configs({ Domain: 'contoso.com' }),
    declared: { domains: ['contoso.com', 'contoso.onmicrosoft.com'] },
    state: 'evaluated',
  },
  { name: 'not exported', sections: { DkimSigningConfig: null }, gaps: ['DkimSigningConfig'] },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
  {
    name: 'a name that is none goes into no command unquoted',
    sections: { ...accepted("a'; Remove-Mailbox x"), ...configs() },
    findings: [{ message: 'missing', fix: /-DomainName 'a''; remove-mailbox x' -Enabled \$false$/ }],
  },
  { name: 'the DNS plays no part', dns: 'off', state: 'evaluated' },
]);
