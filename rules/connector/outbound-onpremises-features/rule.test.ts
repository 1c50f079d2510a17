import { inboundRoute, outboundRoute } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const all = { RouteAllMessagesViaOnPremises: true, AllAcceptedDomains: true, SenderRewritingEnabled: true };
const outbound = (over: Record<string, unknown>) => ({ OutboundConnector: [inboundRoute(), outboundRoute(over)] });
const wanting = (connectorType: string | null) => ({ overrides: { outbound: { connectorType } } });
const features = { message: 'features', subject: 'mxHERO Outbound Route', severity: 'medium' } as const;
const type = { ...features, message: 'type', property: 'ConnectorType', severity: 'info' } as const;

ruleTable(rule, [
  { name: 'as the guide says', state: 'evaluated' },
  ...(
    [
      ['RouteAllMessagesViaOnPremises', 'sends all outgoing mail this way first'],
      ['AllAcceptedDomains', 'takes mail for your own domains'],
      ['SenderRewritingEnabled', 'rewrites the envelope sender'],
    ] as const
  ).map(([property, effect]) => ({
    name: property,
    sections: outbound({ [property]: true }),
    findings: [
      {
        ...features,
        property,
        text: new RegExp(
          `^Outbound connector 'mxHERO Outbound Route' to mxHERO has settings .*: ${property}, which ${effect}\\. Mail`,
        ),
        fix: new RegExp(`^Set-OutboundConnector -Identity 'mxHERO Outbound Route' -${property} \\$false$`),
      },
    ],
  })),
  {
    name: 'all of them are one finding',
    sections: outbound(all),
    findings: [
      {
        ...features,
        property: 'RouteAllMessagesViaOnPremises',
        text: /first, AllAcceptedDomains, .* domains, SenderRewritingEnabled, /,
        fix: /-RouteAllMessagesViaOnPremises \$false -AllAcceptedDomains \$false -SenderRewritingEnabled \$false$/,
      },
    ],
  },
  {
    name: 'another type',
    sections: outbound({ ConnectorType: 'onpremises' }),
    findings: [
      {
        ...type,
        text: /^Outbound connector 'mxHERO Outbound Route' to mxHERO is of type OnPremises; the guide asks for Partner\./,
        fix: /^Ask the vendor/,
      },
    ],
  },
  {
    name: 'a service that wants the other type',
    sections: outbound({ ConnectorType: 'OnPremises' }),
    config: wanting('OnPremises'),
    findings: [
      { ...type, subject: 'mxHERO Inbound Route', text: /is of type Partner; the guide asks for OnPremises\./ },
    ],
  },
  {
    name: 'type and settings',
    sections: outbound({ ConnectorType: 'OnPremises', AllAcceptedDomains: true }),
    findings: [features, type],
  },
  {
    name: 'suspect connector',
    sections: outbound({ SmartHosts: ['gmail-out.mxhero.com'], AllAcceptedDomains: true }),
    findings: [features],
  },
  {
    name: 'connectors of others, also one that a stamping rule names by mistake',
    sections: {
      OutboundConnector: [
        inboundRoute(),
        outboundRoute({ SmartHosts: ['mail.fabrikam.com'], ConnectorType: 'OnPremises', ...all }),
        outboundConnector({ Name: 'Own', SmartHosts: ['mail.contoso.com'], ConnectorType: 'OnPremises', ...all }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'one setting lost, another on',
    sections: outbound({ RouteAllMessagesViaOnPremises: null, AllAcceptedDomains: true, ConnectorType: 7 }),
    findings: [{ ...features, property: 'AllAcceptedDomains' }],
    gaps: ['ConnectorType', 'RouteAllMessagesViaOnPremises'],
  },
  {
    name: 'settings lost',
    sections: outbound({ RouteAllMessagesViaOnPremises: null, AllAcceptedDomains: null, SenderRewritingEnabled: 'x' }),
    gaps: ['AllAcceptedDomains', 'RouteAllMessagesViaOnPremises', 'SenderRewritingEnabled'],
    state: 'not-evaluated',
  },
  {
    name: 'the profile does not say the type; the settings are judged',
    sections: outbound({ ConnectorType: 'OnPremises', SenderRewritingEnabled: true }),
    config: wanting(null),
    findings: [{ ...features, property: 'SenderRewritingEnabled' }],
    gaps: ['outbound.connectorType'],
  },
  {
    name: 'nothing to ask the profile where no connector leads to the service',
    sections: { OutboundConnector: [] },
    config: wanting(null),
    state: 'evaluated',
  },
  { name: 'rules not exported', sections: { TransportRule: null }, state: 'evaluated' },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'nothing routed', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
