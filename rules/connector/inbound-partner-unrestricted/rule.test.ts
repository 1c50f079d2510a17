import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import type { Over } from '../../../test/helpers/objects/cmdlet-object.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene, type Scene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const fabrikam = {
  Name: 'From fabrikam',
  SenderDomains: ['smtp:fabrikam.com;1'],
  SenderIPAddresses: ['203.0.113.0/28'],
};
const partner = (over: Over = {}) => ({ InboundConnector: [inboundConnector({ ...fabrikam, ...over })] });
const flag = { RestrictDomainsToIPAddresses: true };
const command = /^Set-InboundConnector -Identity 'From fabrikam' -RestrictDomainsToIPAddresses \$true$/;
const otherSenders = /^Put the domains of the partner in place of '\*'/;

const partners = (...overs: readonly Record<string, unknown>[]) => ({
  InboundConnector: overs.map((over, index) => inboundConnector({ Name: `Partner ${index}`, ...over })),
});

ruleTable(rule, [
  {
    name: 'the connector of the guide: a conflict, told as such',
    findings: [
      {
        message: 'return',
        subject: 'mxHERO Tenant Connector',
        property: 'RestrictDomainsToIPAddresses',
        severity: 'info',
        text: /^Inbound connector 'mxHERO Tenant Connector' takes mail back from mxHERO and enforces neither.*hardening guides ask for one of them.*refuses mail of the same sender domains from everywhere else \(550 5\.7\.51\)\.$/,
        fix: /^no fix$/,
      },
    ],
  },
  {
    name: 'a connector that only demands TLS of a partner',
    sections: partners({ SenderDomains: ['smtp:fabrikam.com;1'], SenderIPAddresses: [], RequireTls: true }),
    findings: [{ message: 'open', severity: 'low', text: /keeps nobody out/ }],
  },
  {
    name: 'the same without TLS, for all senders, or where TLS is not known',
    sections: partners(
      { SenderDomains: ['smtp:fabrikam.com;1'], SenderIPAddresses: [], RequireTls: false },
      { SenderDomains: ['smtp:*;1'], SenderIPAddresses: [], RequireTls: true },
      { SenderDomains: ['smtp:fabrikam.com;1'], SenderIPAddresses: [], RequireTls: undefined },
    ),
    findings: [
      { message: 'open', severity: 'medium' },
      { message: 'open', severity: 'medium' },
      { message: 'open', severity: 'medium' },
    ],
  },
  {
    name: 'a partner whose list nothing enforces',
    sections: partner(),
    findings: [
      {
        message: 'open',
        subject: 'From fabrikam',
        property: 'RestrictDomainsToIPAddresses',
        severity: 'medium',
        text: /^Inbound connector 'From fabrikam' is of type Partner but keeps nobody out/,
        fix: command,
      },
    ],
  },
  { name: 'list and flag', sections: partner(flag), state: 'evaluated' },
  {
    name: 'a certificate name',
    sections: partner({ TlsSenderCertificateName: '*.fabrikam.com' }),
    state: 'evaluated',
  },
  {
    name: 'a certificate name of blanks',
    sections: partner({ TlsSenderCertificateName: ' ' }),
    findings: [{ message: 'open' }],
  },
  {
    name: 'the flag without a list',
    sections: partner({ ...flag, SenderIPAddresses: [] }),
    findings: [{ message: 'open', fix: /^Name the certificate of the partner, or list its addresses/ }],
  },
  {
    name: 'neither list nor flag, for all senders',
    sections: partner({ SenderIPAddresses: [], SenderDomains: ['*'] }),
    findings: [{ message: 'open', fix: /^Name the certificate of the partner/ }],
  },
  {
    name: 'for all senders, where the MX leads to Microsoft: the flag would refuse the internet',
    sections: partner({ SenderDomains: ['smtp:*;1'], SenderIPAddresses: [...egress, '203.0.113.0/28'] }),
    config: { overrides: { egress: { ipv4: ['198.51.100.1'] } } },
    findings: [{ message: 'open', fix: otherSenders }],
  },
  {
    name: 'sender domains lost: perhaps all',
    sections: partner({ SenderDomains: 'System.Object[]' }),
    findings: [{ message: 'open', fix: otherSenders }],
  },
  {
    name: 'for all senders behind a gateway, without the addresses of the service: the flag would refuse it',
    sections: { InboundConnector: [...partner({ SenderDomains: ['smtp:*;1'] }).InboundConnector, tenantConnector()] },
    config: { inbound: 'border' },
    findings: [{ message: 'open', fix: otherSenders }, { message: 'return' }],
  },
  {
    name: 'for named senders behind a gateway, without the addresses of the service',
    sections: partner(),
    config: { inbound: 'border' },
    findings: [{ message: 'open', fix: command }],
  },
  {
    name: 'the service asks for the restriction: no conflict, and behind a gateway the flag can be turned on',
    config: { inbound: 'border', overrides: { return: { restrict: true } } },
    findings: [{ message: 'open', fix: /^Set-InboundConnector .* -RestrictDomainsToIPAddresses \$true$/ }],
  },
  {
    name: 'a service that does not say what it wants',
    config: { overrides: { return: { restrict: null } } },
    findings: [{ message: 'return' }],
  },
  { name: 'OnPremises', sections: partner({ ConnectorType: 'OnPremises' }), state: 'evaluated' },
  { name: 'disabled', sections: partner({ Enabled: false }), state: 'evaluated' },
  {
    name: 'the flag of one lost, the other is judged',
    sections: {
      InboundConnector: [
        inboundConnector({ ...fabrikam, Name: 'Lost', RestrictDomainsToIPAddresses: 'perhaps' }),
        inboundConnector(fabrikam),
      ],
    },
    findings: [{ message: 'open', subject: 'From fabrikam' }],
    gaps: ['RestrictDomainsToIPAddresses'],
  },
  {
    name: 'list lost with the flag off: it could be the connector of a service',
    sections: partner({ SenderIPAddresses: 'System.Object[]' }),
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'list lost with the flag on',
    sections: partner({ ...flag, SenderIPAddresses: 'System.Object[]' }),
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'certificate name lost',
    sections: partner({ TlsSenderCertificateName: { Lost: true } }),
    gaps: ['TlsSenderCertificateName'],
  },
  {
    name: 'certificate name lost beside list and flag',
    sections: partner({ ...flag, TlsSenderCertificateName: { Lost: true } }),
    state: 'evaluated',
  },
  { name: 'state lost', sections: partner({ Enabled: 'perhaps' }), gaps: ['Enabled'] },
  { name: 'type lost', sections: partner({ ConnectorType: 7 }), gaps: ['ConnectorType'] },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-partner-unrestricted', () => {
  it.each<[string, Scene]>([
    ['a flag', { sections: partner() }],
    ['no list', { sections: partner({ SenderIPAddresses: [] }) }],
    ['all senders', { sections: partner({ SenderDomains: ['*'] }) }],
  ])('leaves to a person what can interrupt mail: %s', (_, scene) => {
    expect(runScene([rule], scene).findings[0]?.fix?.safety).toBe('review');
  });

  it('says what the flag refuses from then on', () => {
    expect(runScene([rule], { sections: partner() }).findings[0]?.fix?.title).toMatch(
      /from any other address is refused from then on \(550 5\.7\.51\)/,
    );
    expect(rule.conflictsWith).toEqual(['connector/inbound-ip-list-inert']);
  });

  it('names every service that returns mail by the connector', () => {
    const second = {
      vendor: 'mxhero',
      id: 'second',
      inbound: 'loopback',
      outbound: 'none',
      overrides: { name: 'Other' },
    };
    const first = { vendor: 'mxhero', inbound: 'loopback', outbound: 'none' };
    const [finding, ...more] = runScene([rule], { declared: { services: [first, second] } }).findings;
    expect(more).toEqual([]);
    expect(finding?.message.data['services']).toEqual(['mxHERO', 'Other']);
  });

  const everybody = { SenderDomains: ['*'], SenderIPAddresses: ['203.0.113.0/28', ...egress] };
  it.each<[string, Scene]>([
    [
      'one service behind a gateway, another in a loop',
      {
        declared: {
          services: [
            { vendor: 'mxhero', inbound: 'border', overrides: { return: { restrict: true } } },
            { vendor: 'mxhero', id: 'second', inbound: 'loopback' },
          ],
        },
      },
    ],
    [
      'nobody says whether there is a gateway',
      {
        config: { inbound: null, overrides: { return: { restrict: true } } },
        dns: 'off',
      },
    ],
  ])('does not turn the flag on for all senders: %s', (_, scene) => {
    const sections = { ...partner(everybody), TransportRule: [], OutboundConnector: [] };
    const [finding] = runScene([rule], { ...scene, sections }).findings;
    expect(finding?.message.id).toBe('open');
    expect(finding?.fix?.command).toBeUndefined();
  });

  it('takes the word of a service that asks for the restriction over that of another', () => {
    const asking = { vendor: 'mxhero', id: 'second', overrides: { return: { restrict: true } } };
    const scene = { declared: { services: [{ vendor: 'mxhero' }, asking] } };
    expect(runScene([rule], scene).findings.map(({ message }) => message.id)).toEqual(['open']);
  });
});
