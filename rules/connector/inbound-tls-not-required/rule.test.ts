import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

ruleTable(rule, [
  { name: 'TLS required', state: 'evaluated' },
  {
    name: 'TLS not required',
    sections: { InboundConnector: [tenantConnector({ RequireTls: false })] },
    findings: [
      {
        message: 'off',
        subject: 'mxHERO Tenant Connector',
        property: 'RequireTls',
        severity: 'high',
        fix: /-RequireTls \$true/,
      },
    ],
  },
  {
    name: 'OnPremises connectors are not judged',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 'OnPremises', RequireTls: false })] },
    state: 'evaluated',
  },
  {
    name: 'one lost field of two connectors hides nothing',
    sections: {
      InboundConnector: [
        tenantConnector({ RequireTls: 'perhaps' }),
        tenantConnector({ Name: 'Second', RequireTls: false }),
      ],
    },
    findings: [{ message: 'off', subject: 'Second' }],
    gaps: ['RequireTls'],
  },
  {
    name: 'type lost',
    sections: { InboundConnector: [tenantConnector({ ConnectorType: 7 })] },
    gaps: ['ConnectorType'],
  },
  { name: 'connectors not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
  { name: 'no return path in use', config: { inbound: 'none', outbound: 'standard' }, state: 'not-applicable' },
]);
