import { describe, expect, it } from 'vitest';
import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import type { Over } from '../../../test/helpers/objects/cmdlet-object.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const tenant = (over: Over) => ({ InboundConnector: [tenantConnector(over)] });
const byCertificate = {
  SenderIPAddresses: [],
  TlsSenderCertificateName: 'relay.contoso.com',
};

ruleTable(rule, [
  {
    name: 'the connector of the guide: said, and no more than said',
    findings: [
      {
        message: 'inert',
        subject: 'mxHERO Tenant Connector',
        property: 'RestrictDomainsToIPAddresses',
        severity: 'info',
        text: /^Inbound connector 'mxHERO Tenant Connector' lists addresses of mxHERO with RestrictDomainsToIPAddresses off.*Hardening guides want it on; then mail/,
        fix: /^Leave the flag off, as the way back of the service needs it/,
      },
    ],
  },
  { name: 'flag on', sections: tenant({ RestrictDomainsToIPAddresses: true }), state: 'evaluated' },
  {
    name: 'known by certificate, no list',
    sections: tenant(byCertificate),
    config: { overrides: { tls: { clientNames: ['relay.contoso.com'] } } },
    state: 'evaluated',
  },
  { name: 'OnPremises', sections: tenant({ ConnectorType: 'OnPremises' }), state: 'evaluated' },
  { name: 'disabled', sections: tenant({ Enabled: false }), state: 'evaluated' },
  {
    name: 'a connector of somebody else',
    sections: { InboundConnector: [inboundConnector({ Name: 'Gateway', SenderIPAddresses: ['203.0.113.0/28'] })] },
    state: 'evaluated',
  },
  {
    name: 'one flag lost, the other connector is judged',
    sections: {
      InboundConnector: [
        tenantConnector({ RestrictDomainsToIPAddresses: 'perhaps' }),
        tenantConnector({ Name: 'Second' }),
      ],
    },
    findings: [{ message: 'inert', subject: 'Second' }],
    gaps: ['RestrictDomainsToIPAddresses'],
  },
  { name: 'type lost', sections: tenant({ ConnectorType: 7 }), gaps: ['ConnectorType'] },
  { name: 'state lost', sections: tenant({ Enabled: 'perhaps' }), gaps: ['Enabled'] },
  {
    name: 'list lost',
    sections: tenant({ ...byCertificate, SenderIPAddresses: 'System.Object[]' }),
    config: { overrides: { tls: { clientNames: ['relay.contoso.com'] } } },
    gaps: ['SenderIPAddresses'],
  },
  { name: 'behind a gateway', config: { inbound: 'border' }, findings: [{ message: 'inert' }] },
  {
    name: 'a service that does not say what it wants',
    config: { overrides: { return: { restrict: null } } },
    findings: [{ message: 'inert' }],
  },
  {
    name: 'a service that asks for the flag',
    config: { overrides: { return: { restrict: true } } },
    state: 'not-applicable',
  },
  { name: 'outbound loopback alone', config: { inbound: 'none', outbound: 'loopback' }, state: 'not-applicable' },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-ip-list-inert', () => {
  it('is no more than likely (A-IN-PARTNER), and leaves the change to a person', () => {
    const [finding] = runScene([rule], {}).findings;
    expect(finding?.confidence).toBe('medium');
    expect(finding?.fix?.safety).toBe('review');
    expect(finding?.fix?.command).toBeUndefined();
    expect(rule.conflictsWith).toEqual(['connector/inbound-partner-unrestricted']);
  });
});
