import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { hostileNames } from '../../../test/helpers/hostile-names.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import type { Over } from '../../../test/helpers/objects/cmdlet-object.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

/** Connectors A, B … that all list one address, each with its own changes. */
const alike = (...overs: readonly Over[]) => ({
  InboundConnector: overs.map((over, index) =>
    inboundConnector({ Name: 'ABC'[index] ?? '', SenderIPAddresses: ['203.0.113.7'], ...over }),
  ),
});
const lost = 'System.Object[]';
const byName = (name: unknown): Over => ({ SenderIPAddresses: [], TlsSenderCertificateName: name });

ruleTable(rule, [
  { name: 'the tenant of the guide', state: 'evaluated' },
  {
    name: 'the same list twice: the later by name is at fault, the other is named',
    sections: alike({ Name: 'zeta' }, { Name: 'Alpha' }),
    findings: [
      {
        message: 'addresses',
        subject: 'zeta',
        property: 'SenderIPAddresses',
        severity: 'medium',
        discriminator: 'Alpha',
        text: /^Inbound connector 'zeta' lists addresses that 'Alpha' lists too: 203\.0\.113\.7\. /,
        fix: /^Keep one of the two for these senders/,
      },
    ],
  },
  {
    name: 'a block and an address in it: what both have',
    sections: alike(
      { SenderIPAddresses: ['203.0.113.0/28', '198.51.100.1'] },
      { SenderIPAddresses: ['203.0.113.7/32'] },
    ),
    findings: [{ message: 'addresses', subject: 'B', text: /lists too: 203\.0\.113\.7\. / }],
  },
  {
    name: 'neighbors',
    sections: alike({ SenderIPAddresses: ['203.0.113.0/28'] }, { SenderIPAddresses: ['203.0.113.16/28'] }),
    state: 'evaluated',
  },
  {
    name: 'three alike: a finding for each pair',
    sections: alike({}, {}, {}),
    findings: [
      { message: 'addresses', subject: 'B', discriminator: 'A' },
      { message: 'addresses', subject: 'C', discriminator: 'A' },
      { message: 'addresses', subject: 'C', discriminator: 'B' },
    ],
  },
  {
    name: 'the same certificate name, spelled otherwise',
    sections: alike(byName('MX.gateway.example.com'), byName('mx.gateway.example.com.')),
    findings: [
      {
        message: 'certificate',
        subject: 'B',
        property: 'TlsSenderCertificateName',
        severity: 'medium',
        discriminator: 'A',
        text: /^Inbound connector 'B' goes by the certificate mx\.gateway\.example\.com, and 'A' by mx\.gateway\.example\.com, which/,
        fix: /^Keep one of the two/,
      },
    ],
  },
  {
    name: 'a wildcard on the first covers the name on the second',
    sections: alike(byName('*.example.com'), byName('mx.example.com')),
    findings: [{ message: 'certificate', text: /certificate mx\.example\.com, and 'A' by \*\.example\.com, / }],
  },
  {
    name: 'and the other way round',
    sections: alike(byName('mx.example.com'), byName('*.example.com')),
    findings: [{ message: 'certificate', text: /certificate \*\.example\.com, and 'A' by mx\.example\.com, / }],
  },
  {
    name: 'one of several names',
    sections: alike(
      byName('<I>CN=Root<S>CN=one.example.com<I>CN=Root<S>CN=two.example.com'),
      byName('<I>CN=Root<S>CN=three.example.com<I>CN=Root<S>CN=two.example.com'),
    ),
    findings: [{ message: 'certificate' }],
  },
  { name: 'other names', sections: alike(byName('mx.example.com'), byName('mx.fabrikam.com')), state: 'evaluated' },
  {
    name: 'both in addresses and certificate: one finding',
    sections: alike({ TlsSenderCertificateName: 'mx.example.com' }, { TlsSenderCertificateName: 'mx.example.com' }),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'addresses on one, a certificate on the other: nothing says that they are one sender',
    sections: alike({}, byName('mx.example.com')),
    state: 'evaluated',
  },
  {
    name: 'both on one connector',
    sections: alike({ TlsSenderCertificateName: 'mx.example.com' }),
    state: 'evaluated',
  },
  { name: 'no list and no name on either', sections: alike(byName(null), byName(null)), state: 'evaluated' },
  {
    name: 'unreadable entries alike are no addresses',
    sections: alike({ SenderIPAddresses: ['mail'] }, { SenderIPAddresses: ['mail'] }),
    state: 'evaluated',
  },
  { name: 'of two types', sections: alike({}, { ConnectorType: 'OnPremises' }), state: 'evaluated' },
  {
    name: 'both OnPremises, for other sender domains, which limit nothing there',
    sections: alike(
      { ConnectorType: 'OnPremises', SenderDomains: ['contoso.com'] },
      { ConnectorType: 'OnPremises', SenderDomains: ['fabrikam.com'] },
    ),
    findings: [{ message: 'addresses' }],
  },
  { name: 'the first disabled', sections: alike({ Enabled: false }, {}), state: 'evaluated' },
  { name: 'the second disabled', sections: alike({}, { Enabled: false }), state: 'evaluated' },
  {
    name: 'for other sender domains',
    sections: alike({ SenderDomains: ['smtp:contoso.com;1'] }, { SenderDomains: ['smtp:fabrikam.com;1'] }),
    state: 'evaluated',
  },
  {
    name: 'for a domain and all below it',
    sections: alike({ SenderDomains: ['*.contoso.com'] }, { SenderDomains: ['fabrikam.com', 'mail.contoso.com'] }),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'the other way round',
    sections: alike({ SenderDomains: ['fabrikam.com', 'mail.contoso.com'] }, { SenderDomains: ['*.contoso.com'] }),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'for one domain and for all',
    sections: alike({ SenderDomains: ['contoso.com'] }, { SenderDomains: ['*'] }),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'for other recipient domains',
    sections: alike({ AssociatedAcceptedDomains: ['contoso.com'] }, { AssociatedAcceptedDomains: ['fabrikam.com'] }),
    state: 'evaluated',
  },
  {
    name: 'for one recipient domain in common',
    sections: alike(
      { AssociatedAcceptedDomains: ['contoso.com', 'example.com'] },
      { AssociatedAcceptedDomains: ['fabrikam.com', 'Contoso.com'] },
    ),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'for some recipients and for all',
    sections: alike({ AssociatedAcceptedDomains: ['contoso.com'] }, {}),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'the connector of the guide twice',
    sections: {
      InboundConnector: [tenantConnector(), tenantConnector({ Name: 'Second', SenderIPAddresses: egress.slice(0, 2) })],
    },
    findings: [{ message: 'addresses', subject: 'Second', text: /too: 54\.208\.111\.28, 54\.236\.184\.32\. / }],
  },
  { name: 'a list lost', sections: alike({}, { SenderIPAddresses: lost }), gaps: ['SenderIPAddresses'] },
  {
    name: 'a list lost where the other has none',
    sections: alike({ SenderIPAddresses: [] }, { SenderIPAddresses: lost }),
    state: 'evaluated',
  },
  {
    name: 'a name lost, addresses in common',
    sections: alike({ TlsSenderCertificateName: 'mx.example.com' }, { TlsSenderCertificateName: { Lost: true } }),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'a name lost, nothing else in common',
    sections: alike(byName('mx.example.com'), byName({ Lost: true })),
    gaps: ['TlsSenderCertificateName'],
  },
  {
    name: 'a list lost, one certificate',
    sections: alike(
      { TlsSenderCertificateName: 'mx.example.com' },
      { ...byName('mx.example.com'), SenderIPAddresses: lost },
    ),
    findings: [{ message: 'certificate' }],
  },
  { name: 'a list lost of one disabled', sections: alike({ Enabled: false }, { SenderIPAddresses: lost }) },
  { name: 'a state lost', sections: alike({}, { Enabled: 'perhaps' }), gaps: ['Enabled'] },
  { name: 'the first state lost', sections: alike({ Enabled: 'perhaps' }, {}), gaps: ['Enabled'] },
  { name: 'a type lost', sections: alike({}, { ConnectorType: 7 }), gaps: ['ConnectorType'] },
  {
    name: 'sender domains lost',
    sections: alike({ SenderDomains: ['contoso.com'] }, { SenderDomains: lost }),
    gaps: ['SenderDomains'],
  },
  {
    name: 'sender domains lost on a connector of type OnPremises',
    sections: alike({ ConnectorType: 'OnPremises' }, { ConnectorType: 'OnPremises', SenderDomains: lost }),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'recipients lost, the other limited',
    sections: alike({ AssociatedAcceptedDomains: ['contoso.com'] }, { AssociatedAcceptedDomains: lost }),
    gaps: ['AssociatedAcceptedDomains'],
  },
  {
    name: 'recipients lost, the other for all',
    sections: alike({}, { AssociatedAcceptedDomains: lost }),
    findings: [{ message: 'addresses' }],
  },
  {
    name: 'a property lost without anything in common',
    sections: alike({ SenderIPAddresses: ['198.51.100.1'] }, { Enabled: 'perhaps' }),
    state: 'evaluated',
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-overlap', () => {
  it('points at the other connector, and leaves the choice to a person', () => {
    const [finding] = runScene([rule], { sections: alike({}, {}) }).findings;
    expect(finding?.related.map(({ subject, note }) => [subject.identity, note])).toEqual([
      ['A', 'Claims the same senders.'],
    ]);
    expect(finding?.fix?.safety).toBe('review');
    expect(finding?.fix?.command).toBeUndefined();
  });

  it.each(hostileNames)('takes %j for a name and nothing else', (name) => {
    const { findings } = runScene([rule], { sections: alike({ Name: 'zz' }, { Name: name }) });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message.template).not.toContain(name.trim() === '' ? '\0' : name);
  });

  it('tells two of one name apart, in whatever order the export has them', () => {
    const twins = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'].map((Guid) =>
      inboundConnector({ Name: 'Twin', Guid, SenderIPAddresses: ['203.0.113.7'] }),
    );
    const keys = [twins, twins.toReversed()].map(
      (InboundConnector) => runScene([rule], { sections: { InboundConnector } }).findings[0]?.subject.key,
    );
    expect(keys[0]).toBe(keys[1]);
  });

  it('judges many connectors in a moment', () => {
    const InboundConnector = Array.from({ length: 120 }, (_, index) =>
      inboundConnector({
        Name: `Partner ${index}`,
        SenderIPAddresses: [`198.51.${index}.0/24`, `203.0.${index}.0/24`],
      }),
    );
    const start = performance.now();
    expect(runScene([rule], { sections: { InboundConnector } }).findings).toEqual([]);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
