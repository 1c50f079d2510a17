import { describe, expect, it } from 'vitest';
import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import type { Over } from '../../../test/helpers/objects/cmdlet-object.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const both = {
  Name: 'Gateway',
  SenderIPAddresses: ['203.0.113.0/28'],
  TlsSenderCertificateName: 'mx.gateway.example.com',
};
const gateway = (over: Over = {}) => ({ InboundConnector: [inboundConnector({ ...both, ...over })] });

ruleTable(rule, [
  { name: 'the tenant of the guide', state: 'evaluated' },
  {
    name: 'addresses and a certificate',
    sections: gateway(),
    findings: [
      {
        message: 'both',
        subject: 'Gateway',
        property: 'TlsSenderCertificateName',
        severity: 'low',
        text: /^Inbound connector 'Gateway' identifies its senders by addresses and by the certificate mx\.gateway\.example\.com at once\./,
        fix: /^Keep the certificate here where the senders present one, and take the addresses off/,
      },
    ],
  },
  { name: 'a certificate alone', sections: gateway({ SenderIPAddresses: [] }), state: 'evaluated' },
  { name: 'addresses alone', sections: gateway({ TlsSenderCertificateName: ' ' }), state: 'evaluated' },
  { name: 'OnPremises', sections: gateway({ ConnectorType: 'OnPremises' }), state: 'evaluated' },
  { name: 'disabled', sections: gateway({ Enabled: false }), state: 'evaluated' },
  {
    name: 'one of two lost its list',
    sections: {
      InboundConnector: [
        inboundConnector({ ...both, Name: 'Lost', SenderIPAddresses: 'System.Object[]' }),
        inboundConnector(both),
        tenantConnector(),
      ],
    },
    findings: [{ message: 'both', subject: 'Gateway' }],
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'name lost',
    sections: gateway({ TlsSenderCertificateName: { Lost: true } }),
    gaps: ['TlsSenderCertificateName'],
  },
  {
    name: 'name lost where no address is listed',
    sections: gateway({ SenderIPAddresses: [], TlsSenderCertificateName: { Lost: true } }),
    state: 'evaluated',
  },
  { name: 'type lost', sections: gateway({ ConnectorType: 7 }), gaps: ['ConnectorType'] },
  { name: 'state lost', sections: gateway({ Enabled: 'perhaps' }), gaps: ['Enabled'] },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-ip-and-certificate', () => {
  it('leaves to a person which of the two stays', () => {
    const fix = runScene([rule], { sections: gateway() }).findings[0]?.fix;
    expect(fix?.safety).toBe('review');
    expect(fix?.command).toBeUndefined();
  });
});
