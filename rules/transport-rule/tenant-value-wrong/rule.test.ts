import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const inboundName = 'Route inbound mail via mxHERO';

function inbound(over: Readonly<Record<string, unknown>>) {
  return { TransportRule: [routeInbound(over), routeOutbound()] };
}

const perDomain = {
  headerValue: null,
  domains: { 'contoso.com': { headerValue: '$value' }, 'fabrikam.com': { headerValue: '$other' } },
};

ruleTable(rule, [
  { name: 'the declared value', state: 'evaluated' },
  {
    name: 'blanks around it do not count',
    sections: inbound({ SetHeaderValue: ` ${headerValue}` }),
    state: 'evaluated',
  },
  {
    name: 'another value than the declared one',
    sections: inbound({ SetHeaderValue: '$other' }),
    findings: [
      {
        message: 'differs',
        subject: inboundName,
        property: 'SetHeaderValue',
        severity: 'high',
        text: /stamps value 2, but the value declared for mxHERO is value 1\./,
        fix: /^\$v = \(Get-TransportRule -Identity 'Route outbound via mxHERO' -ErrorAction Stop\)\.SetHeaderValue; Set-TransportRule .* -SetHeaderValue \$v$/,
      },
    ],
  },
  {
    name: 'the exception repeats the wrong value: it gets the right one before the stamp does',
    sections: inbound({ SetHeaderValue: '$other', ExceptIfHeaderContainsWords: ['$other'] }),
    findings: [
      {
        message: 'differs',
        fix: /^\$v = [^;]*; \$l = [^;]*\.ExceptIfHeaderContainsWords\) \+ \$v .*-ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords \$l; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -SetHeaderValue \$v$/,
      },
    ],
  },
  {
    name: 'both exceptions repeat a placeholder, and the value is asked for once',
    sections: {
      TransportRule: [
        routeOutbound({
          SetHeaderValue: '<your-domain-hash>',
          ExceptIfHeaderContainsWords: ['<your-domain-hash>'],
          ExceptIfHeaderMatchesPatterns: ['<your-domain-hash>'],
        }),
      ],
    },
    config: { inbound: 'none', headerValue: null },
    findings: [
      {
        message: 'placeholder',
        fix: /^\$v = Read-Host [^;]*; \$l = [^;]*Words\) \+ \$v .*; \$l = [^;]*Patterns\) \+ \(\[regex\]::Escape\(\$v\)\) .*-SetHeaderValue \$v$/,
      },
    ],
  },
  {
    name: 'no rule stamps the declared value: it is asked for',
    sections: { TransportRule: [routeInbound({ SetHeaderValue: '$other' })] },
    config: { outbound: 'none' },
    findings: [{ message: 'differs', fix: /^\$v = Read-Host 'Value from the dashboard'/ }],
  },
  {
    name: 'letter case alone',
    sections: inbound({ SetHeaderValue: headerValue.toUpperCase() }),
    findings: [{ message: 'letterCase', severity: 'low', text: /differs from the declared value 1 in letter case/ }],
  },
  ...['<your-domain-hash>', 'your-domain-hash', 'Value from mxHERO Dashboard', '<paste it here>'].map((text) => ({
    name: `a placeholder: ${text}`,
    sections: inbound({ SetHeaderValue: text }),
    findings: [
      {
        message: 'placeholder',
        severity: 'high',
        text: /stamps value 2, which the guide prints/,
        fix: /Get-TransportRule/,
      } as const,
    ],
  })),
  {
    name: 'a placeholder is seen without a declared value',
    sections: {
      TransportRule: [
        routeInbound({ SetHeaderValue: '<your-domain-hash>' }),
        routeOutbound({ SetHeaderValue: '<your-domain-hash>' }),
      ],
    },
    config: { headerValue: null },
    findings: [
      { message: 'placeholder', fix: /Read-Host/ },
      { message: 'placeholder', subject: 'Route outbound via mxHERO' },
    ],
  },
  {
    name: 'nothing declared',
    sections: inbound({ SetHeaderValue: '$other' }),
    config: { headerValue: null },
    state: 'evaluated',
  },
  { name: 'nothing stamped is another finding', sections: inbound({ SetHeaderValue: null }), state: 'evaluated' },
  {
    name: 'a value per domain',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'] }),
        routeInbound({ Name: 'In 2', RecipientDomainIs: ['Fabrikam.COM'], SetHeaderValue: '$other' }),
        routeOutbound({ SenderDomainIs: ['contoso.com'] }),
        routeOutbound({ Name: 'Out 2', SenderDomainIs: ['fabrikam.com'], SetHeaderValue: '$other' }),
      ],
    },
    config: perDomain,
    state: 'evaluated',
  },
  {
    name: 'a value per domain, exchanged',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'], SetHeaderValue: '$other' }),
        routeOutbound({ SenderDomainIs: ['contoso.com'] }),
      ],
    },
    config: perDomain,
    findings: [{ message: 'differs', subject: inboundName }],
  },
  {
    name: 'a rule for all domains stamps the value of one',
    sections: inbound({}),
    config: perDomain,
    findings: [
      {
        message: 'otherDomain',
        subject: inboundName,
        text: /on the mail of fabrikam\.com too/,
        fix: /^Give each domain a rule of its own/,
      },
      { message: 'otherDomain', subject: 'Route outbound via mxHERO' },
    ],
  },
  {
    name: 'a rule for all domains, where one has a value of its own',
    sections: inbound({}),
    config: { domains: { 'fabrikam.com': { headerValue: '$other' } } },
    findings: [{ message: 'otherDomain', text: /of fabrikam\.com too/ }, { message: 'otherDomain' }],
  },
  {
    name: 'a rule for all domains stamps that value on everything',
    sections: { TransportRule: [routeInbound({ SetHeaderValue: '$other' })] },
    config: { outbound: 'none', domains: { 'fabrikam.com': { headerValue: '$other' } } },
    findings: [{ message: 'otherDomain', text: /of all other domains too/ }],
  },
  {
    name: 'a rule for all domains stamps what is declared nowhere',
    sections: { TransportRule: [routeInbound({ SetHeaderValue: 'zz1' })] },
    config: { ...perDomain, outbound: 'none' },
    findings: [{ message: 'differs', text: /is value 1, value 2\./, fix: /^Stamp|no fix|Give/ }],
  },
  {
    name: 'a rule for all domains behind one that stops for the other domain',
    sections: {
      TransportRule: [
        routeInbound({
          Name: 'In 2',
          RecipientDomainIs: ['fabrikam.com'],
          SetHeaderValue: '$other',
          StopRuleProcessing: true,
        }),
        routeInbound({ Priority: 1 }),
      ],
    },
    config: { ...perDomain, outbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'sub-domains belong to the rule of the domain, unless they have one',
    sections: {
      TransportRule: [
        routeInbound({ RecipientDomainIs: ['contoso.com'] }),
        routeInbound({ Name: 'In 2', RecipientDomainIs: ['emea.contoso.com'], SetHeaderValue: '$other' }),
      ],
    },
    config: {
      headerValue: null,
      outbound: 'none',
      domains: { 'contoso.com': { headerValue: '$value' }, 'emea.contoso.com': { headerValue: '$other' } },
    },
    state: 'evaluated',
  },
  {
    name: 'a domain condition of the other side says nothing',
    sections: inbound({ SenderDomainIs: ['partner.example.com'], SetHeaderValue: '$other' }),
    findings: [{ message: 'differs' }],
  },
  {
    name: 'domains lost, values per domain',
    sections: inbound({ RecipientDomainIs: { deep: 1 } }),
    config: { ...perDomain, outbound: 'none' },
    gaps: ['RecipientDomainIs'],
  },
  { name: 'stamp lost', sections: inbound({ SetHeaderValue: { deep: 1 } }), gaps: ['SetHeaderValue'] },
  {
    name: 'inactive, where its direction has no active rule: one step lower',
    sections: inbound({ SetHeaderValue: '$other', State: 'Disabled' }),
    findings: [{ message: 'differs', severity: 'medium' }],
  },
  {
    name: 'vendor without a known header',
    config: { overrides: { headers: { tenant: null } } },
    gaps: ['headers.tenant'],
  },
  {
    name: 'vendor without such a header',
    config: { headerValue: null, overrides: { headers: { tenant: 'none' } } },
    state: 'not-applicable',
  },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
