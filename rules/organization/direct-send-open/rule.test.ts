import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { organizationConfig } from '../../../test/helpers/objects/organization-config.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const scene = (connectors: readonly Over[] | null, over: Over = { RejectDirectSend: false }) => ({
  OrganizationConfig: [organizationConfig(over)],
  InboundConnector: connectors,
});
const open = {
  message: 'open',
  subject: 'contoso.onmicrosoft.com',
  property: 'RejectDirectSend',
  severity: 'medium',
  fix: /^Set-OrganizationConfig -RejectDirectSend \$true$/,
} as const;
const unprepared = { ...open, message: 'unprepared', fix: /^(?!.*Set-OrganizationConfig)/ } as const;
const others = egress.slice(1);
const relay = inboundConnector({ Name: 'Relay', TlsSenderCertificateName: 'relay.contoso.com' });
const named = { overrides: { tls: { clientNames: ['relay.contoso.com'] } } };

ruleTable(rule, [
  {
    name: 'the guide does not ask for it',
    findings: [
      {
        ...open,
        text: /^Organization 'contoso\.onmicrosoft\.com' does not reject Direct Send: anybody .* as if it came from a colleague\.$/,
      },
    ],
  },
  { name: 'rejected', sections: scene([tenantConnector()], { RejectDirectSend: true }), state: 'evaluated' },
  {
    name: 'rejected, without a connector: another finding',
    sections: scene([], { RejectDirectSend: true }),
    state: 'evaluated',
  },
  {
    name: 'an export that does not say it',
    sections: scene([], { RejectDirectSend: undefined }),
    gaps: ['RejectDirectSend'],
  },
  {
    name: 'no connector: that comes first',
    sections: scene([]),
    findings: [
      {
        ...unprepared,
        text: /without signing in\. Rejecting it at once would also refuse mail in these names that mxHERO hands over, because/,
        fix: /^New-InboundConnector -Name 'mxHERO Tenant Connector' [^;]*$/,
      },
    ],
  },
  {
    name: 'a certificate of the vendor, which nobody has said to be the one of the service',
    sections: scene([inboundConnector({ Name: 'Vendor', TlsSenderCertificateName: '*.mxhero.com' })]),
    findings: [open],
    gaps: ['tls.clientNames'],
  },
  {
    name: 'a disabled connector is enabled first',
    sections: scene([tenantConnector({ Enabled: false })]),
    findings: [{ ...unprepared, fix: /^Set-InboundConnector -Identity 'mxHERO Tenant Connector' -Enabled \$true$/ }],
  },
  {
    name: 'an address is missing on the connector: it comes first',
    sections: scene([tenantConnector({ SenderIPAddresses: others })]),
    findings: [
      {
        ...unprepared,
        fix: /^\$l = @\(\(Get-InboundConnector -Identity 'mxHERO Tenant Connector' [^;]*\) \+ '54\.208\.111\.28' [^;]*; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'it goes on the connector of the type that the guide asks for',
    sections: scene([
      tenantConnector({ Name: 'Relay', ConnectorType: 'OnPremises', SenderIPAddresses: others }),
      tenantConnector({ SenderIPAddresses: others }),
    ]),
    findings: [{ ...unprepared, fix: /Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderIPAddresses/ }],
  },
  {
    name: 'else on the first',
    sections: scene([
      tenantConnector({ Name: 'Relay', ConnectorType: 'OnPremises', SenderIPAddresses: others }),
      tenantConnector({ ConnectorType: 'OnPremises', SenderIPAddresses: others }),
    ]),
    findings: [{ ...unprepared, fix: /Set-InboundConnector -Identity 'Relay' -SenderIPAddresses/ }],
  },
  {
    name: 'two connectors list all addresses together',
    sections: scene([
      tenantConnector({ SenderIPAddresses: others }),
      tenantConnector({ Name: 'Second', SenderIPAddresses: egress.slice(0, 1) }),
    ]),
    findings: [open],
  },
  {
    name: 'the second of them is disabled',
    sections: scene([
      tenantConnector({ SenderIPAddresses: others }),
      tenantConnector({ Name: 'Second', SenderIPAddresses: egress.slice(0, 1), Enabled: false }),
    ]),
    findings: [unprepared],
  },
  { name: 'by certificate', sections: scene([relay]), config: named, findings: [open] },
  {
    name: 'by certificate, disabled',
    sections: scene([{ ...relay, Enabled: false }]),
    config: named,
    findings: [unprepared],
  },
  {
    name: 'a connector by domain alone does not count',
    sections: scene([inboundConnector({ SenderDomains: ['smtp:contoso.com;1'] })]),
    findings: [unprepared],
  },
  {
    name: 'the connector with the name of the guide gets the addresses',
    sections: scene([inboundConnector({ Name: 'mxHERO Tenant Connector' })]),
    findings: [
      { ...unprepared, fix: /; Set-InboundConnector -Identity 'mxHERO Tenant Connector' -SenderIPAddresses \$l$/ },
    ],
  },
  {
    name: 'a service without fixed addresses has to be known by certificate',
    sections: scene([]),
    config: { overrides: { egress: { ipv4: [] }, return: { identifyBy: 'certificate' } } },
    findings: [{ ...unprepared, fix: /-TlsSenderCertificateName \$n / }],
  },
  { name: 'nothing is handed over', sections: scene([]), config: { inbound: 'none' }, findings: [open] },
  {
    name: 'outbound loopback',
    sections: scene([]),
    config: { inbound: 'none', outbound: 'loopback' },
    findings: [{ ...unprepared, fix: /-ConnectorType 'OnPremises'/ }],
  },
  { name: 'border', sections: scene([]), config: { inbound: 'border' }, findings: [unprepared] },
  {
    name: 'routing not known',
    sections: scene([]),
    config: { inbound: null, outbound: null, domains: null },
    dns: 'off',
    findings: [unprepared],
  },
  { name: 'connectors not exported', sections: scene(null), findings: [open], gaps: ['InboundConnector'] },
  {
    name: 'connectors not exported, nothing is handed over',
    sections: scene(null),
    config: { inbound: 'none' },
    findings: [open],
  },
  { name: 'connectors not exported, rejected', sections: scene(null, { RejectDirectSend: true }), state: 'evaluated' },
  {
    name: 'connectors read in part',
    sections: scene([null as never]),
    findings: [open],
    gaps: ['InboundConnector'],
  },
  {
    name: 'state of the connector lost',
    sections: scene([tenantConnector({ Enabled: 'perhaps' })]),
    findings: [open],
    gaps: ['Enabled'],
  },
  {
    name: 'state of one lost, another lists all addresses',
    sections: scene([tenantConnector({ Enabled: 'perhaps' }), tenantConnector({ Name: 'Second' })]),
    findings: [open],
  },
  {
    name: 'addresses of a connector lost',
    sections: scene([inboundConnector({ SenderIPAddresses: 7 })]),
    findings: [open],
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'nobody has said from where the service sends',
    sections: scene([tenantConnector()]),
    config: { overrides: { egress: { ipv4: null, published: ['54.208.111.0/24'] } } },
    findings: [open],
    gaps: ['egress.ipv4'],
  },
  {
    name: 'two services, one of them with a connector',
    sections: scene([tenantConnector()]),
    declared: {
      services: [
        { vendor: 'mxhero', inbound: 'loopback' },
        {
          id: 'second',
          vendor: 'mxhero',
          inbound: 'loopback',
          overrides: { name: 'Fabrikam Mail', egress: { ipv4: ['198.51.100.7'] } },
        },
      ],
    },
    findings: [{ ...unprepared, text: /that Fabrikam Mail hands over/, fix: /'198\.51\.100\.7'/ }],
  },
  { name: 'no object', sections: { OrganizationConfig: [] }, gaps: ['RejectDirectSend'] },
  { name: 'not exported', sections: { OrganizationConfig: null }, gaps: ['OrganizationConfig'] },
]);

describe('organization/direct-send-open, fix', () => {
  const findingOf = (connectors: readonly Over[] | null, more: Over = {}) =>
    runScene([rule], { sections: scene(connectors), ...more }).findings[0];

  it('is to be reviewed, names the control and tells what else may be refused', () => {
    const finding = findingOf([tenantConnector()]);
    expect(finding?.fix).toMatchObject({
      safety: 'review',
      title: expect.stringMatching(/^Reject Direct Send\. Before, give every device, .* \(550 5\.7\.68\)\.$/),
    });
    expect(finding?.controls).toEqual(['6.5.5']);
  });

  it('puts the connector first and leaves the switch for later', () => {
    const finding = findingOf([]);
    expect(finding?.fix).toMatchObject({
      safety: 'review',
      title: expect.stringMatching(
        /^Create the connector for mail from the service\. Once mail comes in over it, reject Direct Send: Set-OrganizationConfig -RejectDirectSend \$true\. Before, /,
      ),
    });
    expect(finding?.controls).toEqual(['6.5.5']);
  });

  it('says that addresses are missing, and waits for the vendor where one is no longer published', () => {
    const connectors = [tenantConnector({ SenderIPAddresses: others })];
    expect(findingOf(connectors)?.fix?.title).toMatch(
      /^List all addresses of mxHERO on the inbound connector that knows some of them\. Once /,
    );
    const dns = { '_spf.mxhero.com': { TXT: ['v=spf1 ip4:54.236.184.32 -all'] } };
    expect(findingOf(connectors, { dns })?.fix?.title).toMatch(
      /^First confirm with the vendor that mxHERO still sends from 54\.208\.111\.28,/,
    );
  });

  it('waits for the vendor also where the routing is open', () => {
    const dns = { '_spf.mxhero.com': { TXT: ['v=spf1 ip4:54.236.184.32 -all'] } };
    const sections = { ...scene([]), TransportRule: null, OutboundConnector: null };
    const config = { inbound: null, outbound: 'none', domains: null };
    const [finding] = runScene([rule], { sections, config, dns }).findings;
    expect(finding?.fix?.title).toMatch(/^First confirm with the vendor/);
  });

  it('asks to look where the connectors are not known', () => {
    expect(findingOf(null)?.fix?.title).toMatch(
      / Make sure that an inbound connector holds all addresses of mxHERO\.$/,
    );
  });
});
