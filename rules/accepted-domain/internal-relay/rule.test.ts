import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const relay = (over: Over = {}) => acceptedDomain({ Name: 'contoso.com', DomainType: 'InternalRelay', ...over });
const way = (over: Over = {}) =>
  outboundConnector({
    Name: 'To own servers',
    ConnectorType: 'OnPremises',
    IsTransportRuleScoped: false,
    SmartHosts: ['mail.contoso.com'],
    RecipientDomains: ['contoso.com'],
    ...over,
  });
const scene = (connectors: readonly Over[], domains: readonly Over[] = [relay()]) => ({
  AcceptedDomain: domains,
  OutboundConnector: [inboundRoute(), outboundRoute(), ...connectors],
});
const unserved = { message: 'unserved', subject: 'contoso.com', property: 'DomainType', severity: 'high' } as const;
const served = { ...unserved, message: 'served', severity: 'low' } as const;
const authoritative = /^Set-AcceptedDomain -Identity 'contoso\.com' -DomainType 'Authoritative'$/;

ruleTable(rule, [
  { name: 'the guide', state: 'evaluated' },
  {
    name: 'no connector but those for rules',
    sections: scene([]),
    findings: [
      {
        ...unserved,
        text: /^Accepted domain 'contoso\.com' is of type InternalRelay, but no outbound connector leads/,
        fix: authoritative,
      },
    ],
  },
  {
    name: 'a connector for the domain',
    sections: scene([way()]),
    findings: [
      {
        ...served,
        text: /^Accepted domain 'contoso\.com' is of type InternalRelay, and outbound connector 'To own servers' takes mail/,
        fix: authoritative,
      },
    ],
  },
  {
    name: 'with prefix and number, in capitals',
    sections: scene([way({ RecipientDomains: ['smtp:Contoso.COM;1'] })]),
    findings: [served],
  },
  {
    name: 'for the domain and its sub-domains',
    sections: scene([way({ RecipientDomains: ['*.contoso.com'] })]),
    findings: [served],
  },
  {
    name: 'for everything below a domain above it',
    sections: scene([way({ RecipientDomains: ['*.contoso.com'] })], [relay({ Name: 'mail.emea.contoso.com' })]),
    findings: [{ ...served, subject: 'mail.emea.contoso.com' }],
  },
  { name: 'for everybody', sections: scene([way({ RecipientDomains: ['fabrikam.com', '*'] })]), findings: [served] },
  {
    name: 'for all accepted domains',
    sections: scene([way({ RecipientDomains: [], AllAcceptedDomains: true })]),
    findings: [served],
  },
  {
    name: 'for another domain',
    sections: scene([way({ RecipientDomains: ['fabrikam.com', 'mail.contoso.com'] })]),
    findings: [unserved],
  },
  { name: 'disabled', sections: scene([way({ Enabled: false })]), findings: [unserved] },
  { name: 'in test mode', sections: scene([way({ TestMode: true })]), findings: [unserved] },
  { name: 'for rules only', sections: scene([way({ IsTransportRuleScoped: true })]), findings: [unserved] },
  { name: 'back to the MX', sections: scene([way({ UseMXRecord: true })]), findings: [unserved] },
  {
    name: 'the first that serves it is named',
    sections: scene([way({ Name: 'Off', Enabled: false }), way({ Name: 'First' }), way({ Name: 'Second' })]),
    findings: [{ ...served, text: /outbound connector 'First' takes/ }],
  },
  {
    name: 'several domains, one without a connector',
    sections: scene([way()], [relay(), relay({ Name: 'fabrikam.com' }), acceptedDomain({ Name: 'example.com' })]),
    findings: [served, { ...unserved, subject: 'fabrikam.com' }],
  },
  {
    name: 'sub-domains keep it from being Authoritative',
    sections: scene([], [relay({ MatchSubDomains: true })]),
    findings: [
      {
        ...unserved,
        fix: /^If the domain has .* If not, make the domain Authoritative, once its sub-domains are accepted by name/,
      },
    ],
  },
  {
    name: 'sub-domains, served',
    sections: scene([way()], [relay({ MatchSubDomains: true })]),
    findings: [
      { ...served, fix: /^If every recipient of the domain is in the tenant, make the domain Authoritative, once/ },
    ],
  },
  {
    name: 'sub-domains not known',
    sections: scene([], [relay({ MatchSubDomains: undefined })]),
    findings: [{ ...unserved, fix: authoritative }],
  },
  {
    name: 'ExternalRelay is another matter',
    sections: scene([], [relay({ DomainType: 'ExternalRelay' })]),
    state: 'evaluated',
  },
  { name: 'type lost', sections: scene([], [relay({ DomainType: 7 })]), gaps: ['DomainType'] },
  { name: 'name lost', sections: scene([], [relay({ DomainName: ['x'] })]), gaps: ['DomainName'] },
  {
    name: 'state of the connector lost',
    sections: scene([way({ Enabled: 'perhaps' })]),
    gaps: ['Enabled'],
    state: 'not-evaluated',
  },
  { name: 'test mode lost', sections: scene([way({ TestMode: undefined })]), gaps: ['TestMode'] },
  { name: 'scope lost', sections: scene([way({ IsTransportRuleScoped: 7 })]), gaps: ['IsTransportRuleScoped'] },
  { name: 'way lost', sections: scene([way({ UseMXRecord: 'perhaps' })]), gaps: ['UseMXRecord'] },
  {
    name: 'domains of the connector lost',
    sections: scene([way({ RecipientDomains: 7 })]),
    gaps: ['RecipientDomains'],
  },
  {
    name: 'whether it takes all accepted domains lost',
    sections: scene([way({ RecipientDomains: [], AllAcceptedDomains: undefined })]),
    gaps: ['AllAcceptedDomains'],
  },
  {
    name: 'the same, but it names the domain',
    sections: scene([way({ AllAcceptedDomains: undefined })]),
    findings: [served],
  },
  {
    name: 'one connector lost, another serves',
    sections: scene([way({ Enabled: 'perhaps' }), way({ Name: 'Second' })]),
    findings: [served],
  },
  {
    name: 'facts of a connector that does not serve anyway',
    sections: scene([way({ Enabled: false, UseMXRecord: 'perhaps', RecipientDomains: 7 })]),
    findings: [unserved],
  },
  {
    name: 'connectors read in part',
    sections: { AcceptedDomain: [relay()], OutboundConnector: [inboundRoute(), null as never] },
    gaps: ['OutboundConnector'],
    state: 'not-evaluated',
  },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
  {
    name: 'hosts of a connector lost, which is another matter',
    sections: scene([way({ SmartHosts: 7, Enabled: false })]),
    findings: [unserved],
  },
  {
    name: 'hostile name of a connector',
    sections: scene([way({ Name: "x'; Remove-Mailbox" })]),
    findings: [{ ...served, text: /connector 'x'; Remove-Mailbox' takes/ }],
  },
]);

describe('accepted-domain/internal-relay, context', () => {
  const findingOf = (...connectors: readonly Over[]) => runScene([rule], { sections: scene(connectors) }).findings[0];

  it('points at the connector that serves the domain', () => {
    const finding = findingOf(way());
    expect(finding?.related.map(({ subject, note }) => [subject.identity, note])).toEqual([
      ['To own servers', 'Takes mail for the domain by itself.'],
    ]);
    expect(finding?.fix?.safety).toBe('review');
  });

  it('points at connectors that name the domain and send its mail back', () => {
    const finding = findingOf(
      way({ UseMXRecord: true }),
      way({ Name: 'Off', UseMXRecord: true, Enabled: false }),
      way({ Name: 'Everybody', UseMXRecord: true, RecipientDomains: ['*'] }),
      way({ Name: 'Elsewhere', RecipientDomains: ['fabrikam.com'] }),
    );
    expect(finding?.related.map(({ subject, note }) => [subject.identity, note])).toEqual([
      ['To own servers', 'Names the domain, but goes by its MX.'],
    ]);
    expect(finding?.fix?.safety).toBe('review');
  });

  it('has a fix without a command reviewed too', () => {
    const sections = scene([], [relay({ MatchSubDomains: true })]);
    expect(runScene([rule], { sections }).findings[0]?.fix?.safety).toBe('review');
  });
});
