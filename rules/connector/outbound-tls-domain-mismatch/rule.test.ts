import { expect, it } from 'vitest';
import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const inbound = (over: Record<string, unknown>) => ({ OutboundConnector: [inboundRoute(over), outboundRoute()] });
const named = (name: unknown, over: object = {}) =>
  inbound({ TlsSettings: 'DomainValidation', TlsDomain: name, ...over });
const knows = (...serverNames: readonly string[]) => ({ overrides: { tls: { serverNames } } });
const missing = {
  message: 'missing',
  subject: 'mxHERO Inbound Route',
  property: 'TlsDomain',
  severity: 'high',
} as const;
const uncovered = { ...missing, message: 'uncovered', severity: 'medium' } as const;

ruleTable(rule, [
  { name: 'certificate checked, no name', state: 'evaluated' },
  { name: 'a blank name is none', sections: inbound({ TlsDomain: ' ' }), state: 'evaluated' },
  {
    name: 'name to be checked, but none given',
    sections: named(null),
    findings: [
      {
        ...missing,
        text: /^Outbound connector 'mxHERO Inbound Route' to mxHERO wants the name .* but says no name \(TlsDomain\)\./,
        fix: /^\$n = Read-Host 'Name in the certificate of the endpoint'; Set-OutboundConnector -Identity 'mxHERO Inbound Route' -TlsDomain \$n$/,
      },
    ],
  },
  { name: 'the same, blank', sections: named(' '), findings: [missing] },
  {
    name: 'the same, and the profile knows the name',
    sections: named(null),
    config: knows('*.mxhero.com', 'smtp.mxhero.com'),
    findings: [{ ...missing, fix: /^Set-OutboundConnector .* -TlsDomain '\*\.mxhero\.com'$/ }],
  },
  { name: 'the host itself, in another case', sections: named('SMTP-IN.mxHERO.com.'), state: 'evaluated' },
  { name: 'all hosts below the domain', sections: named('*.mxhero.com'), state: 'evaluated' },
  {
    name: 'one of several hosts',
    sections: named('smtp-in.mxhero.com', { SmartHosts: ['spare.mxhero.com', 'smtp-in.mxhero.com'] }),
    state: 'evaluated',
  },
  { name: 'one of several names', sections: named('mail.contoso.com, smtp-in.mxhero.com'), state: 'evaluated' },
  {
    name: 'somebody else',
    sections: named('mail.contoso.com'),
    findings: [
      {
        ...uncovered,
        text: /^Outbound connector 'mxHERO Inbound Route' to mxHERO hands mail to smtp-in\.mxhero\.com, but wants a certificate for 'mail\.contoso\.com', which/,
        fix: /-TlsDomain \$n$/,
      },
    ],
  },
  { name: 'the domain alone stands for itself', sections: named('mxhero.com'), findings: [uncovered] },
  {
    name: 'the domain alone, which the profile knows',
    sections: named('mxhero.com'),
    config: knows('other.mxhero.com', 'mxhero.com'),
    state: 'evaluated',
  },
  {
    name: 'a name that neither host nor profile knows',
    sections: named('mail.contoso.com'),
    config: knows('mxhero.com'),
    findings: [{ ...uncovered, fix: /-TlsDomain 'mxhero\.com'$/ }],
  },
  {
    name: 'a host that is nearly the endpoint is still held against the name',
    sections: named('smtp-in.mxhero.com', { SmartHosts: ['smtp-inn.mxhero.com'] }),
    findings: [{ ...uncovered, text: /hands mail to smtp-inn\.mxhero\.com, but/ }],
  },
  {
    name: 'smart host given by address: nobody can compare',
    sections: named('smtp-in.mxhero.com', { SmartHosts: ['54.208.111.28'] }),
    gaps: ['TlsDomain'],
    state: 'not-evaluated',
  },
  {
    name: 'smart host given by address, name known to the profile',
    sections: named('smtp-in.mxhero.com', { SmartHosts: ['54.208.111.28'] }),
    config: knows('smtp-in.mxhero.com'),
    state: 'evaluated',
  },
  {
    name: 'an address beside a host',
    sections: named('mail.contoso.com', { SmartHosts: ['54.208.111.28', 'smtp-in.mxhero.com'] }),
    findings: [uncovered],
  },
  {
    name: 'hostile name stays data',
    sections: named("x'; Remove-Mailbox \u001b[31m"),
    findings: [{ ...uncovered, text: /for 'x'; Remove-Mailbox/ }],
  },
  ...[null, 'EncryptionOnly', 'CertificateValidation'].map((setting) => ({
    name: `a name that nothing looks at, ${setting}`,
    sections: inbound({ TlsSettings: setting, TlsDomain: 'smtp-in.mxhero.com' }),
    findings: [
      {
        ...missing,
        message: 'unused',
        severity: 'info',
        text: new RegExp(`names 'smtp-in\\.mxhero\\.com' .* its TlsSettings are ${setting ?? 'not set'}\\.`),
        fix: /^Set TlsSettings to DomainValidation once/,
      } as const,
    ],
  })),
  {
    name: 'connectors of others, also one that a stamping rule names by mistake',
    sections: {
      OutboundConnector: [
        inboundRoute({ SmartHosts: ['mail.fabrikam.com'], TlsSettings: 'DomainValidation' }),
        outboundRoute(),
        outboundConnector({ Name: 'Fabrikam', SmartHosts: ['mail.fabrikam.com'], TlsSettings: 'DomainValidation' }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'each connector by itself',
    sections: {
      OutboundConnector: [
        inboundRoute({ TlsSettings: 'Quantum' }),
        outboundRoute({ TlsSettings: 'DomainValidation', TlsDomain: 'smtp-in.mxhero.com' }),
      ],
    },
    findings: [{ ...uncovered, subject: 'mxHERO Outbound Route' }],
    gaps: ['TlsSettings'],
  },
  { name: 'name lost', sections: inbound({ TlsDomain: { lost: true } }), gaps: ['TlsDomain'] },
  { name: 'rules not exported', sections: { TransportRule: null }, state: 'evaluated' },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);

it('connector/outbound-tls-domain-mismatch is not sure of names that it cannot see, and sure of missing ones', () => {
  const confidence = (name: string | null) => runScene([rule], { sections: named(name) }).findings[0]?.confidence;
  expect(confidence('mail.contoso.com')).toBe('medium');
  expect(confidence(null)).toBe('high');
  expect(runScene([rule], { sections: named(null) }).findings[0]?.fix?.safety).toBe('review');
});

it('connector/outbound-tls-domain-mismatch says why an address leaves the name open', () => {
  const sections = named('smtp-in.mxhero.com', { SmartHosts: ['54.208.111.28'] });
  const outcome = runScene([rule], { sections }).outcomes[0]?.outcome;
  expect(outcome?.state === 'not-evaluated' ? outcome.gaps : []).toMatchObject([
    { why: { reason: 'undetermined', detail: expect.stringMatching(/^a smart host that is an address/) } },
  ]);
});
