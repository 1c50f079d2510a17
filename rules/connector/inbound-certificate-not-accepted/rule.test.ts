import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const connector = (name: unknown, over: Over = {}) =>
  inboundConnector({ Name: 'Own servers', ConnectorType: 'OnPremises', TlsSenderCertificateName: name, ...over });
const by = (name: unknown, over: Over = {}) => ({ InboundConnector: [connector(name, over)] });
const accepting = (...names: readonly unknown[]) => ({
  AcceptedDomain: names.map((name) => acceptedDomain({ Name: String(name), DomainName: name })),
});
const found = {
  message: 'foreign',
  subject: 'Own servers',
  property: 'TlsSenderCertificateName',
  severity: 'high',
} as const;

ruleTable(rule, [
  { name: 'the guide', state: 'evaluated' },
  { name: 'an accepted domain', sections: by('contoso.com'), state: 'evaluated' },
  { name: 'a host in an accepted domain, in capitals', sections: by('Mail.EMEA.Contoso.COM'), state: 'evaluated' },
  { name: 'all hosts of an accepted domain', sections: by('*.contoso.com'), state: 'evaluated' },
  {
    name: 'issuer and subject',
    sections: by('<I>CN=Example CA, O=Example<S>CN=mail.contoso.com, O=Contoso'),
    state: 'evaluated',
  },
  {
    name: 'accepted by wildcard',
    sections: { ...by('mail.fabrikam.com'), ...accepting('*.fabrikam.com') },
    state: 'evaluated',
  },
  {
    name: 'accepted, with blanks around the domain',
    sections: { ...by('mail.fabrikam.com'), ...accepting(' *.fabrikam.com ') },
    state: 'evaluated',
  },
  {
    name: 'a wildcard within the name stands for no domain above it',
    sections: { ...by('fabrikam.com'), ...accepting('eu.*.fabrikam.com') },
    findings: [{ ...found, text: /for fabrikam\.com, which/ }],
  },
  {
    name: 'one of two names is accepted',
    sections: by('mail.fabrikam.com, mail.contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'a foreign name',
    sections: by('smtp.vendor.example.com'),
    findings: [
      {
        ...found,
        text: /^Inbound connector 'Own servers' of type OnPremises knows its sender by a certificate for smtp\.vendor\.example\.com, which is in no accepted domain/,
        fix: /^Add the domain of the certificate as accepted domain and verify it\./,
      },
    ],
  },
  {
    name: 'a foreign name twice, with and without wildcard',
    sections: by('*.fabrikam.com; fabrikam.com'),
    findings: [{ ...found, text: /certificate for fabrikam\.com, which/ }],
  },
  {
    name: 'a name that only ends like an accepted domain',
    sections: by('mail.notcontoso.com'),
    findings: [found],
  },
  {
    name: 'a name above the accepted domain',
    sections: { ...by('*.contoso.com'), ...accepting('mail.contoso.com') },
    findings: [{ ...found, text: /for contoso\.com, which/ }],
  },
  {
    name: 'issuer in an accepted domain, subject elsewhere',
    sections: by('<I>CN=contoso.com<S>CN=mail.fabrikam.com'),
    findings: [{ ...found, text: /for mail\.fabrikam\.com,/ }],
  },
  {
    name: 'the name of the service, beside a good one',
    sections: { InboundConnector: [connector('contoso.com', { Name: 'Good' }), connector('smtp.mxhero.com')] },
    findings: [found],
  },
  { name: 'by address', sections: by(null, { SenderIPAddresses: ['203.0.113.10'] }), state: 'evaluated' },
  { name: 'blank', sections: by('  '), state: 'evaluated' },
  { name: 'type Partner', sections: by('mail.fabrikam.com', { ConnectorType: 'Partner' }), state: 'evaluated' },
  { name: 'disabled', sections: by('mail.fabrikam.com', { Enabled: false, ConnectorType: 7 }), state: 'evaluated' },
  { name: 'no name in the text', sections: by('<I>O=Example<S>O=Contoso'), gaps: ['TlsSenderCertificateName'] },
  { name: 'name lost', sections: by(['x']), gaps: ['TlsSenderCertificateName'] },
  { name: 'type lost', sections: by('mail.fabrikam.com', { ConnectorType: 7 }), gaps: ['ConnectorType'] },
  { name: 'state lost', sections: by('mail.fabrikam.com', { Enabled: 'perhaps' }), gaps: ['Enabled'] },
  { name: 'state lost of an accepted one', sections: by('contoso.com', { Enabled: 'perhaps' }), state: 'evaluated' },
  {
    name: 'an accepted domain lost: it may be the one',
    sections: { ...by('mail.fabrikam.com'), ...accepting('contoso.com', ['x']) },
    gaps: ['DomainName'],
  },
  {
    name: 'an accepted domain lost, another is the one',
    sections: { ...by('mail.contoso.com'), ...accepting('contoso.com', ['x']) },
    state: 'evaluated',
  },
  {
    name: 'accepted domains read in part',
    sections: { ...by('mail.fabrikam.com'), AcceptedDomain: [acceptedDomain(), null as never] },
    gaps: ['AcceptedDomain'],
  },
  {
    name: 'an accepted domain without a name',
    sections: { ...by('mail.fabrikam.com'), ...accepting(null) },
    findings: [found],
  },
  {
    name: 'not exported',
    sections: { InboundConnector: null, AcceptedDomain: null },
    gaps: ['AcceptedDomain', 'InboundConnector'],
  },
]);
