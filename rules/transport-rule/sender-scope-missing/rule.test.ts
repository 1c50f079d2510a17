import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const rules = (...TransportRule: Record<string, unknown>[]) => ({ TransportRule });
const bare = { FromScope: null, SentToScope: null };

ruleTable(rule, [
  { name: 'both scopes as the guide says', state: 'evaluated' },
  {
    name: 'inbound rule of the PowerShell text: no sender scope',
    sections: rules(routeInbound({ FromScope: null }), routeOutbound()),
    findings: [
      {
        message: 'inbound',
        subject: inbound,
        property: 'FromScope',
        severity: 'high',
        text: /^Rule 'Route inbound mail via mxHERO' routes inbound mail to mxHERO without/,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -FromScope 'NotInOrganization'$/,
      },
    ],
  },
  {
    name: 'outbound rule without sender scope',
    sections: rules(routeInbound(), routeOutbound({ FromScope: null })),
    findings: [
      {
        message: 'outbound',
        subject: outbound,
        property: 'FromScope',
        severity: 'high',
        fix: /-FromScope 'InOrganization'$/,
      },
    ],
  },
  {
    name: 'a sender group is no substitute',
    sections: rules(routeInbound(), routeOutbound({ FromScope: null, FromMemberOf: ['g@contoso.com'] })),
    findings: [{ message: 'outbound', subject: outbound }],
  },
  {
    name: 'the other side excepted amounts to the scope',
    sections: rules(
      routeInbound({ FromScope: null, ExceptIfFromScope: 'InOrganization' }),
      routeOutbound({ FromScope: null, ExceptIfFromScope: 'NotInOrganization' }),
    ),
    state: 'evaluated',
  },
  {
    name: 'the wrong side excepted does not',
    sections: rules(routeInbound({ FromScope: null, ExceptIfFromScope: 'NotInOrganization' }), routeOutbound()),
    findings: [{ message: 'inbound' }],
  },
  {
    name: 'without any scope the endpoint of the connector tells the direction',
    sections: rules(routeInbound(bare), routeOutbound(bare)),
    findings: [
      { message: 'inbound', subject: inbound },
      { message: 'outbound', subject: outbound },
    ],
  },
  {
    name: 'neither scopes nor connector tell it',
    sections: {
      ...rules(routeInbound({ ...bare, RouteMessageOutboundConnector: 'Gone' }), routeOutbound()),
      OutboundConnector: [inboundRoute(), outboundRoute()],
    },
    gaps: ['FromScope'],
  },
  {
    name: 'scope lost in the export hides nothing else',
    sections: rules(routeInbound({ FromScope: 3 }), routeOutbound({ FromScope: null })),
    findings: [{ message: 'outbound' }],
    gaps: ['FromScope'],
  },
  {
    name: 'exceptions lost in the export',
    sections: rules(routeInbound({ FromScope: null, ExceptIfFromScope: 3 }), routeOutbound()),
    gaps: ['ExceptIfFromScope'],
  },
  {
    name: 'an older export without the exception: the condition is missing all the same',
    sections: rules(routeInbound({ FromScope: null, ExceptIfFromScope: undefined }), routeOutbound()),
    findings: [{ message: 'inbound' }],
  },
  {
    name: 'a disabled rule is judged one step lower when its direction has no other',
    sections: rules(routeInbound({ FromScope: null, State: 'Disabled' }), routeOutbound()),
    findings: [{ message: 'inbound', severity: 'medium' }],
  },
  {
    name: 'a disabled rule beside an active one is not judged',
    sections: rules(routeInbound(), routeInbound({ Name: 'Old', FromScope: null, State: 'Disabled' }), routeOutbound()),
    state: 'evaluated',
  },
  {
    name: 'rules of others are not judged',
    sections: rules(routeInbound(), routeOutbound(), transportRule({ Name: 'Disclaimer', PrependSubject: '[x]' })),
    state: 'evaluated',
  },
  {
    name: 'two rules with one name are addressed by Guid',
    sections: rules(
      routeInbound({ FromScope: null }),
      routeInbound({ Guid: '11111111-2222-4333-8444-555555555555' }),
      routeOutbound(),
    ),
    findings: [{ message: 'inbound', fix: /-Identity '[0-9a-f-]{36}' -FromScope/ }],
  },
  {
    name: 'the profile does not say the scopes of outbound rules',
    sections: rules(routeInbound({ FromScope: null }), routeOutbound({ FromScope: null })),
    config: { overrides: { rules: { outbound: null } } },
    findings: [{ message: 'inbound' }],
    gaps: ['rules.outbound'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
