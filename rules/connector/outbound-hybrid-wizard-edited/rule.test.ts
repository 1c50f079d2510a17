import { expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const wizard = { Name: 'Outbound to 5c1e', ConnectorSource: 'HybridWizard' };
const connectors = (...OutboundConnector: Record<string, unknown>[]) => ({ OutboundConnector });
const byWizard = { TransportRule: [routeInbound(), routeOutbound({ RouteMessageOutboundConnector: wizard.Name })] };
const edited = {
  message: 'edited',
  subject: wizard.Name,
  property: 'ConnectorSource',
  severity: 'medium',
} as const;
const byHand = /^Give the service a connector of its own, then run the hybrid wizard again/;

ruleTable(rule, [
  { name: 'made in the portal', state: 'evaluated' },
  {
    name: 'made by others',
    sections: connectors(inboundRoute({ ConnectorSource: 'Migrated' }), outboundRoute({ ConnectorSource: null })),
    state: 'evaluated',
  },
  {
    name: 'of the wizard, and a rule routes there',
    sections: { ...connectors(inboundRoute(), outboundRoute(wizard)), ...byWizard },
    findings: [
      {
        ...edited,
        text: /^Outbound connector 'Outbound to 5c1e' was made by the hybrid wizard, but leads to mxHERO \(smtp-relay\.mxhero\.com\)\./,
        fix: /^New-OutboundConnector -Name 'mxHERO Outbound Route' .*'smtp\.mxhero\.com'.*; Set-TransportRule -Identity 'Route outbound via mxHERO' -RouteMessageOutboundConnector 'mxHERO Outbound Route'$/,
      },
    ],
  },
  {
    name: 'of the wizard, inbound',
    sections: connectors(inboundRoute({ ConnectorSource: 'hybridwizard' }), outboundRoute()),
    findings: [
      {
        ...edited,
        subject: 'mxHERO Inbound Route',
        fix: /^New-OutboundConnector -Name 'mxHERO Inbound Route 2' .*'smtp-in\.mxhero\.com'.*-RouteMessageOutboundConnector 'mxHERO Inbound Route 2'$/,
      },
    ],
  },
  {
    name: 'there is a connector of its own: the rule is led there',
    sections: { ...connectors(inboundRoute(), outboundRoute(wizard), outboundRoute()), ...byWizard },
    findings: [
      {
        ...edited,
        fix: /^Set-TransportRule -Identity 'Route outbound via mxHERO' -RouteMessageOutboundConnector 'mxHERO Outbound Route'$/,
      },
    ],
  },
  ...[
    { name: 'one that does not carry mail', other: outboundRoute({ Enabled: false }), gaps: [] },
    {
      name: 'one of both directions',
      other: outboundRoute({ SmartHosts: ['smtp.mxhero.com', 'smtp-in.mxhero.com'] }),
      gaps: [],
    },
    { name: 'one of unknown make', other: outboundRoute({ ConnectorSource: 7 }), gaps: ['ConnectorSource'] },
  ].map(({ name, other, gaps }) => ({
    name: `${name} is no place for the rule`,
    sections: { ...connectors(inboundRoute(), outboundRoute(wizard), other), ...byWizard },
    findings: [{ ...edited, fix: /^New-OutboundConnector -Name 'mxHERO Outbound Route 2'/ } as const],
    gaps,
  })),
  {
    name: 'another one of the wizard is no place for the rule either',
    sections: {
      ...connectors(inboundRoute(), outboundRoute(wizard), outboundRoute({ ...wizard, Name: 'Second' })),
      ...byWizard,
    },
    findings: [
      { ...edited, fix: /^New-OutboundConnector/ },
      { ...edited, subject: 'Second', fix: byHand },
    ],
  },
  {
    name: 'no rule routes there',
    sections: connectors(inboundRoute(), outboundRoute(), outboundRoute(wizard)),
    findings: [{ ...edited, fix: byHand }],
  },
  {
    name: 'endpoints of both directions',
    sections: {
      ...connectors(
        inboundRoute(),
        outboundRoute({ ...wizard, SmartHosts: ['smtp.mxhero.com', 'smtp-in.mxhero.com'] }),
      ),
      ...byWizard,
    },
    findings: [{ ...edited, text: /\(smtp\.mxhero\.com, smtp-in\.mxhero\.com\)/, fix: byHand }],
  },
  {
    name: 'a host that was meant to be an endpoint',
    sections: {
      ...connectors(inboundRoute(), outboundRoute({ ...wizard, SmartHosts: ['smtpp.mxhero.com'] })),
      ...byWizard,
    },
    findings: [{ ...edited, fix: byHand }],
  },
  {
    name: 'two connectors of that name: nobody knows which one the rule means',
    sections: {
      ...connectors(
        inboundRoute(),
        outboundRoute(wizard),
        outboundConnector({ Name: wizard.Name, Guid: '5c1e1a0e-0000-4000-8000-000000000001' }),
      ),
      ...byWizard,
    },
    findings: [{ ...edited, fix: byHand }],
  },
  {
    name: 'two connectors of that name, one of two rules says which',
    sections: {
      ...connectors(
        inboundRoute(),
        outboundRoute({ ...wizard, Guid: '5c1e1a0e-0000-4000-8000-000000000002' }),
        outboundConnector({ Name: wizard.Name, Guid: '5c1e1a0e-0000-4000-8000-000000000001' }),
      ),
      TransportRule: [
        routeInbound(),
        routeOutbound({ RouteMessageOutboundConnector: wizard.Name }),
        routeOutbound({ Name: 'Second', RouteMessageOutboundConnector: '5c1e1a0e-0000-4000-8000-000000000002' }),
      ],
    },
    findings: [{ ...edited, fix: byHand }],
  },
  {
    name: 'disabled, and the only way to the endpoint',
    sections: { ...connectors(inboundRoute(), outboundRoute({ ...wizard, Enabled: false })), ...byWizard },
    findings: [edited],
  },
  {
    name: 'out of use',
    sections: connectors(inboundRoute(), outboundRoute(), outboundRoute({ ...wizard, Enabled: false })),
    state: 'evaluated',
  },
  {
    name: 'of a direction that is not in use',
    sections: connectors(inboundRoute({ ConnectorSource: 'HybridWizard' }), outboundRoute()),
    config: { inbound: 'border', outbound: 'none' },
    findings: [{ ...edited, subject: 'mxHERO Inbound Route' }],
  },
  {
    name: 'the wizard as it left it, also where a rule names it that stamps the header',
    sections: {
      ...connectors(inboundRoute(), outboundRoute({ ...wizard, SmartHosts: ['mail.contoso.com'] })),
      ...byWizard,
    },
    state: 'evaluated',
  },
  {
    name: 'source lost',
    sections: { ...connectors(inboundRoute({ ConnectorSource: 'Elsewhere' }), outboundRoute(wizard)), ...byWizard },
    findings: [edited],
    gaps: ['ConnectorSource'],
  },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
]);

it('connector/outbound-hybrid-wizard-edited names the rules that route to the connector', () => {
  const { findings } = runScene([rule], {
    sections: { ...connectors(inboundRoute(), outboundRoute(wizard)), ...byWizard },
  });
  expect(findings[0]?.related.map(({ subject }) => subject.identity)).toEqual(['Route outbound via mxHERO']);
  expect(findings[0]?.fix?.safety).toBe('review');
});
