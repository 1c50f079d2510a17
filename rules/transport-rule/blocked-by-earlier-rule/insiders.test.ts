import { routeInbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

/** A rule that stops mail to one recipient, before the rule for inbound mail. */
function before(over: Over, route: Over = {}) {
  return {
    TransportRule: [
      transportRule({ Name: 'Other', Priority: 0, StopRuleProcessing: true, SentTo: ['carol@contoso.com'], ...over }),
      routeInbound({ Priority: 1, ...route }),
    ],
  };
}

const outside = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const met: readonly (readonly [string, Over, Over])[] = [
  ['one of the senders is outside', { From: ['alice@contoso.com', 'bob@fabrikam.com'] }, {}],
  ['asks for senders outside in an own name', { ...outside, From: ['alice@contoso.com'] }, {}],
  ['a domain below an own one may be outside', { From: ['alice@sales.contoso.com'] }, {}],
  ['the routing rule takes senders inside too', { From: ['alice@contoso.com'] }, { FromScope: null }],
];

/** Mail in an own name that comes from outside is forged, and no matter of a rule that is made for senders inside. */
ruleTable(rule, [
  {
    name: 'senders inside, by name',
    sections: before({ From: ['alice@Contoso.com'] }),
    config: { outbound: 'none' },
    state: 'evaluated',
  },
  ...met.map(([name, over, route]): Row => ({
    name,
    sections: before(over, route),
    config: { outbound: 'none' },
    findings: [{ message: 'met', subject: 'Route inbound mail via mxHERO' }],
  })),
]);
