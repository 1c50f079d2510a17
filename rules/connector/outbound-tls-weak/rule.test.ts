import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const tls = (setting: unknown) => ({ OutboundConnector: [inboundRoute({ TlsSettings: setting }), outboundRoute()] });

ruleTable(rule, [
  { name: 'certificate checked', state: 'evaluated' },
  { name: 'name checked too', sections: tls('DomainValidation'), state: 'evaluated' },
  { name: 'any case', sections: tls('certificatevalidation'), state: 'evaluated' },
  {
    name: 'opportunistic',
    sections: tls(null),
    findings: [
      {
        message: 'none',
        subject: 'mxHERO Inbound Route',
        property: 'TlsSettings',
        severity: 'high',
        fix: /^Set-OutboundConnector -Identity 'mxHERO Inbound Route' -TlsSettings 'CertificateValidation'$/,
      },
    ],
  },
  {
    name: 'encryption only',
    sections: tls('EncryptionOnly'),
    findings: [
      {
        message: 'weak',
        severity: 'medium',
        text: /TLS by EncryptionOnly only; the guide asks for CertificateValidation or DomainValidation\./,
        fix: /-TlsSettings 'CertificateValidation'$/,
      },
    ],
  },
  {
    name: 'both connectors, each in its own way',
    sections: {
      OutboundConnector: [inboundRoute({ TlsSettings: 'EncryptionOnly' }), outboundRoute({ TlsSettings: null })],
    },
    findings: [
      { message: 'weak', subject: 'mxHERO Inbound Route' },
      { message: 'none', subject: 'mxHERO Outbound Route' },
    ],
  },
  {
    name: 'service that wants the name checked: the fix asks for it',
    config: { overrides: { outbound: { tls: ['DomainValidation'] } } },
    findings: [
      {
        message: 'weak',
        fix: /^\$n = Read-Host '.*'; Set-OutboundConnector .* -TlsSettings 'DomainValidation' -TlsDomain \$n$/,
      },
      { message: 'weak' },
    ],
  },
  {
    name: 'the same with the name declared',
    sections: tls(null),
    config: { overrides: { outbound: { tls: ['DomainValidation'] }, tls: { serverNames: ['*.mxhero.com'] } } },
    findings: [{ message: 'none', fix: /-TlsDomain '\*\.mxhero\.com'$/ }, { message: 'weak' }],
  },
  {
    name: 'suspect connector',
    sections: {
      OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'], TlsSettings: null }), outboundRoute()],
    },
    findings: [{ message: 'none', subject: 'mxHERO Inbound Route' }],
  },
  {
    name: 'a spare connector that is disabled carries no mail',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundRoute({ Name: 'Old', TlsSettings: null, Enabled: false }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'a disabled connector that is the only way to the endpoint is to be enabled, so it is judged',
    sections: { OutboundConnector: [inboundRoute({ TlsSettings: null, Enabled: false }), outboundRoute()] },
    findings: [{ message: 'none', subject: 'mxHERO Inbound Route' }],
  },
  {
    name: 'connectors of others, also one that a stamping rule names by mistake',
    sections: {
      OutboundConnector: [
        inboundRoute({ SmartHosts: ['mail.fabrikam.com'], TlsSettings: null }),
        outboundRoute(),
        outboundConnector({ Name: 'Fabrikam', TlsSettings: null, SmartHosts: ['mail.fabrikam.com'] }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'a value that nobody knows',
    sections: {
      OutboundConnector: [inboundRoute({ TlsSettings: 'QuantumOnly' }), outboundRoute({ TlsSettings: null })],
    },
    findings: [{ message: 'none', subject: 'mxHERO Outbound Route' }],
    gaps: ['TlsSettings'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, state: 'evaluated' },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'demand unknown', config: { overrides: { outbound: { tls: null } } }, gaps: ['outbound.tls'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
