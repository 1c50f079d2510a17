import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import type { Over } from '../../../test/helpers/objects/cmdlet-object.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene, type Scene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const lost = 'System.Object[]';
const accepted = ['contoso.com', 'fabrikam.com', 'contoso.onmicrosoft.com'].map((DomainName) =>
  acceptedDomain({ Name: DomainName, DomainName }),
);
const limited = { AssociatedAcceptedDomains: ['contoso.com'] };
const both = { AssociatedAcceptedDomains: ['contoso.com', 'fabrikam.com'] };
const lock = (over: Over = {}) =>
  inboundConnector({
    Name: 'Only the gateway',
    SenderIPAddresses: ['203.0.113.0/28'],
    RestrictDomainsToIPAddresses: true,
    ...over,
  });
const scene = (...InboundConnector: readonly Readonly<Record<string, unknown>>[]) => ({
  InboundConnector,
  AcceptedDomain: accepted,
});
const atGateway = { MX: [[10, 'mx.gateway.example.com']] } as const;
const border: Pick<Scene, 'config' | 'dns'> = {
  config: { inbound: 'border' },
  dns: { 'contoso.com': atGateway, 'fabrikam.com': atGateway },
};
const returning = { message: 'return', subject: 'mxHERO Tenant Connector' } as const;

ruleTable(rule, [
  { name: 'the tenant of the guide', state: 'evaluated' },
  { name: 'no domain named: all', sections: scene(tenantConnector()), state: 'evaluated' },
  { name: 'every domain named, the initial one aside', sections: scene(tenantConnector(both)), state: 'evaluated' },
  {
    name: 'one domain left out',
    sections: scene(tenantConnector(limited)),
    findings: [
      {
        ...returning,
        property: 'AssociatedAcceptedDomains',
        severity: 'medium',
        text: /^Inbound connector 'mxHERO Tenant Connector' takes mail from mxHERO for some recipient domains only and leaves out fabrikam\.com\. What mxHERO hands back/,
        fix: /^\$l = .*\.AssociatedAcceptedDomains\) \+ 'fabrikam\.com' \| .*; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -AssociatedAcceptedDomains \$l$/,
      },
    ],
  },
  {
    name: 'named in other spelling, or by the name of the object',
    sections: {
      InboundConnector: [tenantConnector({ AssociatedAcceptedDomains: ['Contoso.COM.', 'Second domain'] })],
      AcceptedDomain: [accepted[0], acceptedDomain({ Name: 'second Domain', DomainName: 'fabrikam.com' })],
    } as Scene['sections'] & object,
    state: 'evaluated',
  },
  {
    name: 'what else is named does not matter',
    sections: scene(tenantConnector({ AssociatedAcceptedDomains: ['example.com'] })),
    findings: [{ ...returning, text: /leaves out contoso\.com, fabrikam\.com\. / }],
  },
  {
    name: 'a domain that is not in scope',
    sections: scene(tenantConnector(limited)),
    declared: { domains: ['contoso.com'] },
    state: 'evaluated',
  },
  {
    name: 'a declared domain that the tenant has not accepted: another rule says so',
    sections: scene(tenantConnector(both)),
    declared: { domains: ['contoso.com', 'fabrikam.com', 'example.com'] },
    state: 'evaluated',
  },
  {
    name: 'another connector of the service for the rest',
    sections: scene(
      tenantConnector(limited),
      tenantConnector({ Name: 'Second', AssociatedAcceptedDomains: ['fabrikam.com'] }),
    ),
    state: 'evaluated',
  },
  {
    name: 'another connector for the rest, with half of the addresses',
    sections: scene(tenantConnector(limited), tenantConnector({ Name: 'Second', SenderIPAddresses: egress.slice(4) })),
    findings: [{ ...returning, text: /leaves out fabrikam\.com\. / }],
  },
  {
    name: 'another connector for the rest, disabled',
    sections: scene(tenantConnector(limited), tenantConnector({ Name: 'Second', Enabled: false })),
    findings: [returning],
  },
  {
    name: 'another connector for the rest, of which that could not be read',
    sections: scene(tenantConnector(limited), tenantConnector({ Name: 'Second', AssociatedAcceptedDomains: lost })),
    findings: [returning],
    gaps: ['AssociatedAcceptedDomains'],
  },
  {
    name: 'known by certificate, nothing else for the rest',
    sections: scene(
      inboundConnector({ Name: 'By certificate', TlsSenderCertificateName: 'relay.contoso.com', ...limited }),
    ),
    config: { overrides: { tls: { clientNames: ['relay.contoso.com'] } } },
    findings: [{ message: 'return', subject: 'By certificate' }],
  },
  { name: 'disabled', sections: scene(tenantConnector({ ...limited, Enabled: false })), state: 'evaluated' },
  {
    name: 'a partner of its own, for one domain',
    sections: scene(tenantConnector(), inboundConnector({ Name: 'Partner', ...limited })),
    state: 'evaluated',
  },
  {
    name: 'a lock that leaves a domain open',
    sections: scene(tenantConnector(), lock(limited)),
    ...border,
    findings: [
      {
        message: 'lock',
        subject: 'Only the gateway',
        property: 'AssociatedAcceptedDomains',
        severity: 'medium',
        text: /^Inbound connector 'Only the gateway' locks the way in for some recipient domains only, and nothing locks it for fabrikam\.com\. /,
        fix: /\.AssociatedAcceptedDomains\) \+ 'fabrikam\.com' \| .*; Set-InboundConnector -Identity 'Only the gateway' -Ass/,
      },
    ],
  },
  {
    name: 'nobody asked the DNS: said all the same',
    sections: scene(tenantConnector(), lock(limited)),
    config: { inbound: 'border' },
    dns: 'off',
    findings: [{ message: 'lock' }],
  },
  {
    name: 'the MX of the other domain is at Microsoft: it has to stay open',
    sections: scene(tenantConnector(), lock(limited)),
    config: { inbound: 'border' },
    dns: { 'contoso.com': atGateway, 'fabrikam.com': { MX: [[10, 'fabrikam-com.mail.protection.outlook.com']] } },
    state: 'evaluated',
  },
  {
    name: 'two parts lock together',
    sections: scene(
      tenantConnector(),
      lock(limited),
      lock({ Name: 'Second', AssociatedAcceptedDomains: ['fabrikam.com'] }),
    ),
    ...border,
    state: 'evaluated',
  },
  {
    name: 'two parts leave one domain open together: one finding',
    sections: scene(tenantConnector(), lock(limited), lock({ Name: 'Second', ...limited })),
    ...border,
    findings: [{ message: 'lock', subject: 'Only the gateway' }],
  },
  {
    name: 'a part for all domains',
    sections: scene(tenantConnector(), lock(limited), lock({ Name: 'Second' })),
    ...border,
    state: 'evaluated',
  },
  {
    name: 'the connector of the service is the lock: the open door is told',
    sections: scene(tenantConnector({ ...limited, RestrictDomainsToIPAddresses: true })),
    ...border,
    findings: [{ message: 'lock', subject: 'mxHERO Tenant Connector' }],
  },
  {
    name: 'a connector of which it is not known whether it locks',
    sections: scene(tenantConnector(), lock({ ...limited, RestrictDomainsToIPAddresses: 'perhaps' })),
    ...border,
    gaps: ['RestrictDomainsToIPAddresses'],
  },
  {
    name: 'the domains of one lost, the other is judged',
    sections: scene(
      tenantConnector({ AssociatedAcceptedDomains: lost }),
      tenantConnector({ ...limited, Name: 'Second' }),
    ),
    findings: [{ message: 'return', subject: 'Second' }],
    gaps: ['AssociatedAcceptedDomains'],
  },
  { name: 'state lost', sections: scene(tenantConnector({ ...limited, Enabled: 'perhaps' })), gaps: ['Enabled'] },
  { name: 'connectors not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  { name: 'domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
  {
    name: 'nothing returns',
    sections: scene(tenantConnector(limited)),
    config: { inbound: 'none', outbound: 'standard' },
    state: 'not-applicable',
  },
]);

describe('connector/inbound-associated-domains', () => {
  const fixOf = (wanted: Scene) => runScene([rule], wanted).findings[0]?.fix;

  it('adds a domain to the connector of the service without further ado, unless that restricts', () => {
    expect(fixOf({ sections: scene(tenantConnector(limited)) })?.safety).toBe('safe');
    const restricting = tenantConnector({
      ...limited,
      RestrictDomainsToIPAddresses: true,
      SenderDomains: ['x.example'],
    });
    const fix = fixOf({ sections: scene(restricting) });
    expect(fix?.safety).toBe('review');
    expect(fix?.command).toMatch(/^Set-InboundConnector .* -RestrictDomainsToIPAddresses \$false/);
  });

  it('leaves it to a person to extend a lock', () => {
    const fix = fixOf({ sections: scene(tenantConnector(), lock(limited)), ...border });
    expect(fix?.safety).toBe('review');
    expect(fix?.title).toMatch(/refuses mail from everywhere else \(550 5\.7\.51\)/);
  });

  it('names the other parts of a lock that leave the domain out', () => {
    const sections = scene(tenantConnector(), lock(limited), lock({ Name: 'Second', ...limited }));
    const related = runScene([rule], { sections, ...border }).findings[0]?.related;
    expect(related?.map(({ subject, note }) => `${subject.identity}: ${note}`)).toEqual([
      'Second: Locks for some domains only, too.',
    ]);
  });

  it('tells of a lock once, of a connector for each service that it belongs to', () => {
    const first = { vendor: 'mxhero', inbound: 'none', outbound: 'standard' };
    const second = { vendor: 'mxhero', id: 'second', inbound: 'border' };
    const third = {
      vendor: 'mxhero',
      id: 'third',
      inbound: 'border',
      overrides: { egress: { ipv4: ['198.51.100.9'] } },
    };
    const declared = { services: [first, second, third] };
    const told = (...connectors: readonly Readonly<Record<string, unknown>>[]) =>
      runScene([rule], { sections: scene(...connectors), declared, dns: border.dns ?? {} }).findings.map(
        ({ service, message }) => `${service} ${message.id}`,
      );
    expect(told(tenantConnector(), lock(limited))).toEqual(['second lock']);
    expect(told(tenantConnector(limited))).toEqual(['second return']);
    expect(told(lock({ ...limited, SenderIPAddresses: ['198.51.100.9'] }))).toEqual(['third lock']);
  });
});
