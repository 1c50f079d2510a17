import { describe, expect, it } from 'vitest';
import {
  egress,
  inboundRoute,
  outboundRoute,
  routeInbound,
  routeOutbound,
  tenantConnector,
} from '../../../test/helpers/mxhero.ts';
import { hostileNames } from '../../../test/helpers/hostile-names.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { arcConfig } from '../../../test/helpers/objects/arc-config.ts';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

/** A service that the run knows and no service of the configuration goes by. */
const fabrikam = {
  id: 'fabrikam',
  name: 'Fabrikam Mail',
  domains: ['fabrikam.com'],
  endpoints: { inbound: ['in.fabrikam.com'], outbound: ['out.fabrikam.com'], retired: ['old.example.com'] },
  egress: { ipv4: ['203.0.113.0/28'], ipv6: [], published: [] },
  spf: { include: '_spf.fabrikam.com' },
  arc: { sealer: 'fabrikam.com' },
  headers: {
    tenant: { name: 'X-Fabrikam-Tenant', secret: true },
    processed: { name: 'X-Fabrikam-Done', secret: true },
  },
  tls: { clientNames: ['relay.fabrikam.com'] },
};
const known = [fabrikam];
const oldRoute = outboundConnector({ Name: 'Old route', SmartHosts: ['in.fabrikam.com'] });
const connectors = { OutboundConnector: [inboundRoute(), outboundRoute(), oldRoute] };
const rules = (...more: readonly object[]) => ({
  TransportRule: [routeInbound(), routeOutbound(), ...more] as Record<string, unknown>[],
});
const toOld = { Name: 'To Fabrikam', FromScope: 'InOrganization', RouteMessageOutboundConnector: 'Old route' };
const left = { severity: 'medium', discriminator: 'fabrikam' } as const;
const twoDomains = {
  AcceptedDomain: ['contoso.com', 'example.com'].map((name) => acceptedDomain({ Name: name, DomainName: name })),
};
const spf = (domain: string, text: string) => ({ [domain]: { TXT: [text], MX: [[0, 'mx.example.com']] as const } });

ruleTable(rule, [
  {
    name: 'every known service is selected',
    declared: { services: ['mxhero', 'heimdal', 'hornetsecurity', 'generic-gateway'].map((vendor) => ({ vendor })) },
    state: 'not-applicable',
  },
  { name: 'nothing is left of the services that come with the program', state: 'evaluated' },
  {
    name: 'a service that comes with the program and takes nothing along',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundConnector({ Name: 'Old', SmartHosts: ['relay.heimdalsecurity.com'] }),
      ],
    },
    findings: [
      {
        message: 'host',
        subject: 'Old',
        discriminator: 'heimdal',
        fix: /once nothing needs it any more\. Heimdal leaves it in place when it is given up\.$/,
      },
    ],
  },
  {
    name: 'published ranges recognize a connector of the service',
    sections: {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({ Name: 'Old gateway', SenderIPAddresses: ['94.100.136.0/24', '192.0.2.1'] }),
      ],
    },
    findings: [
      { message: 'source', subject: 'Old gateway', discriminator: 'hornetsecurity', text: /94\.100\.136\.0\/24/ },
    ],
  },
  { name: 'nothing of the other service is left', known, state: 'evaluated' },
  {
    name: 'an outbound connector',
    known,
    sections: connectors,
    findings: [
      {
        ...left,
        message: 'host',
        subject: 'Old route',
        property: 'SmartHosts',
        text: /^Outbound connector 'Old route' still leads to in\.fabrikam\.com of Fabrikam Mail, which is out of use here\./,
        fix: /^Remove the connector by hand/,
      },
    ],
  },
  {
    name: 'its former and unlisted hosts',
    known,
    sections: {
      OutboundConnector: [
        outboundConnector({ Name: 'A', SmartHosts: ['old.example.com'] }),
        outboundConnector({ Name: 'B', SmartHosts: ['mx7.fabrikam.com'] }),
        outboundConnector({ Name: 'C', SmartHosts: ['mail.example.com'] }),
      ],
    },
    findings: [
      { ...left, message: 'host', subject: 'A' },
      { ...left, message: 'host', subject: 'B' },
    ],
  },
  {
    name: 'an active rule routes there: the service is in use',
    known,
    sections: { ...connectors, ...rules(transportRule(toOld)) },
    state: 'evaluated',
  },
  {
    name: 'a rule that is switched off does not use it',
    known,
    sections: { ...connectors, ...rules(transportRule({ ...toOld, State: 'Disabled' })) },
    findings: [{ ...left, message: 'host' }],
  },
  {
    name: 'whether the rule is active is lost',
    known,
    sections: { ...connectors, ...rules(transportRule({ ...toOld, State: 'Sometimes' })) },
    gaps: ['State'],
  },
  {
    name: 'where a rule routes is lost',
    known,
    sections: {
      ...connectors,
      ...rules(transportRule({ Name: 'Where?', RouteMessageOutboundConnector: { Lost: true } })),
    },
    gaps: ['RouteMessageOutboundConnector'],
  },
  {
    name: 'an inbound connector by address and certificate: one finding',
    known,
    sections: {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({
          Name: 'Old return',
          SenderIPAddresses: ['198.51.100.1', '203.0.113.0/24'],
          TlsSenderCertificateName: '*.fabrikam.com',
        }),
      ],
    },
    findings: [
      {
        ...left,
        message: 'source',
        subject: 'Old return',
        property: 'SenderIPAddresses',
        text: /by 203\.0\.113\.0\/24, \*\.fabrikam\.com\. /,
      },
    ],
  },
  {
    name: 'by certificate alone, the addresses lost',
    known,
    sections: {
      InboundConnector: [
        inboundConnector({
          Name: 'Old return',
          SenderIPAddresses: 'System.Object[]',
          TlsSenderCertificateName: '<I>CN=Example CA<S>CN=relay.fabrikam.com',
        }),
      ],
    },
    findings: [{ ...left, message: 'source', property: 'TlsSenderCertificateName' }],
    // The addresses could be those of another known service.
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'a rule that excepts its header and goes by its addresses',
    known,
    sections: rules(
      transportRule({
        Name: 'Disclaimer',
        PrependSubject: '[external] ',
        ExceptIfHeaderContainsMessageHeader: 'x-fabrikam-done',
        ExceptIfHeaderContainsWords: ['yes'],
        SenderIpRanges: ['203.0.113.4'],
      }),
    ),
    findings: [{ ...left, message: 'rule', subject: 'Disclaimer', text: /goes by x-fabrikam-done, 203\.0\.113\.4 of/ }],
  },
  {
    name: 'a trusted sealer, in one text with others',
    known,
    sections: { ArcConfig: [arcConfig({ ArcTrustedSealers: ['mxhero.com, Fabrikam.com'] })] },
    findings: [{ ...left, message: 'sealer', text: /still hold Fabrikam\.com of Fabrikam Mail/ }],
  },
  {
    name: 'the allow list',
    known,
    sections: {
      HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: [...egress, '203.0.113.9'] })],
    },
    findings: [{ ...left, message: 'allowed', subject: 'Default', text: /allows 203\.0\.113\.9 of/ }],
  },
  {
    name: 'the SPF record of one of two domains',
    known,
    sections: twoDomains,
    dns: {
      ...spf('example.com', 'v=spf1 include:_SPF.fabrikam.com -all'),
      '_spf.fabrikam.com': { TXT: ['v=spf1 -all'] },
    },
    findings: [
      {
        ...left,
        message: 'include',
        subject: 'example.com',
        text: /^SPF record of example\.com still refers to _spf\.fabrikam\.com/i,
      },
    ],
  },
  {
    name: 'SPF of one domain not known, the other is judged',
    known,
    sections: twoDomains,
    dns: { ...spf('example.com', 'v=spf1 include:_spf.fabrikam.com -all'), 'contoso.com': { fails: 'timeout' } },
    findings: [{ ...left, message: 'include', subject: 'example.com' }],
    gaps: ['SPF record'],
  },
  { name: 'nobody asked the DNS', known, dns: 'off', gaps: ['SPF record'] },
  {
    name: 'the same service, declared to have nothing to do any more',
    config: { inbound: 'none', outbound: 'none' },
    sections: { TransportRule: [], OutboundConnector: [inboundRoute()] },
    findings: [
      { message: 'host', subject: 'mxHERO Inbound Route', discriminator: 'mxhero' },
      { message: 'source', subject: 'mxHERO Tenant Connector' },
      { message: 'sealer' },
      { message: 'allowed', subject: 'Default' },
      { message: 'include', subject: 'contoso.com' },
    ],
  },
  {
    name: 'declared out, but active rules still route there',
    config: { inbound: 'none', outbound: 'none' },
    state: 'evaluated',
  },
  {
    name: 'what a service in use has too is not left over',
    known: [{ ...fabrikam, egress: { ipv4: [...egress], ipv6: [], published: [] }, arc: { sealer: 'mxhero.com' } }],
    state: 'evaluated',
  },
  {
    name: 'two services out of use: a finding for each',
    known: [fabrikam, { ...fabrikam, id: 'example', name: 'Example Mail', domains: ['example.com'] }],
    sections: connectors,
    findings: [
      { ...left, message: 'host' },
      { message: 'host', discriminator: 'example' },
    ],
  },
  {
    name: 'sections not exported',
    known,
    sections: { InboundConnector: null, ArcConfig: null, HostedConnectionFilterPolicy: null },
    gaps: ['InboundConnector', 'ArcConfig', 'HostedConnectionFilterPolicy'],
  },
  {
    name: 'sections that could hold nothing of it are not missed',
    known: [{ ...fabrikam, egress: { ipv4: null, ipv6: null, published: [] }, arc: { sealer: null } }],
    sections: { ArcConfig: null },
    state: 'evaluated',
  },
  {
    name: 'lost properties',
    known,
    sections: { ArcConfig: [arcConfig({ ArcTrustedSealers: 7 })] },
    gaps: ['ArcTrustedSealers'],
  },
  { name: 'rules not exported', known, sections: { TransportRule: null }, gaps: ['TransportRule'] },
]);

describe('routing/vendor-leftover, hostile names', () => {
  it('reports an object whatever its name is', () => {
    for (const Name of hostileNames.filter((name) => name.trim() !== '')) {
      const sections = { OutboundConnector: [outboundConnector({ Name, SmartHosts: ['in.fabrikam.com'] })] };
      const { findings } = runScene([rule], { known, sections });
      expect(findings.map(({ subject }) => subject.identity)).toEqual([Name]);
    }
  });
});
