import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inbound = 'Route inbound mail via mxHERO';
const outbound = 'Route outbound via mxHERO';
const property = 'ExceptIfMessageTypeMatches';
const handled = { [property]: 'OOF' };
const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };

/** The two routing rules, by default with the exception. */
function routes(over: Over = {}, leaving: Over = {}) {
  return { TransportRule: [routeInbound({ ...handled, ...over }), routeOutbound({ ...handled, ...leaving })] };
}

/** Another rule before them. */
function before(over: Over, route: Over = {}) {
  return {
    TransportRule: [
      transportRule({ Name: 'Other', Priority: 0, ...over }),
      routeInbound({ Priority: 1, ...handled, ...route }),
      routeOutbound({ Priority: 2, ...handled }),
    ],
  };
}

const harmless: Readonly<Record<string, Row['sections']>> = {
  'automatic replies are left out': routes(),
  'calendar mail is left out': routes({ [property]: 'Calendaring' }),
  'automatic replies are left out by their header': routes({
    [property]: null,
    ExceptIfHeaderMatchesMessageHeader: 'auto-SUBMITTED',
    ExceptIfHeaderMatchesPatterns: ['^auto-'],
  }),
  'the rule is for one type of message': routes({ [property]: null, MessageTypeMatches: 'Signed' }),
  'changes no content': before({ ...inward, SetAuditSeverity: 'Low' }),
  'encrypts behind the routing rule': {
    TransportRule: [
      ...routes().TransportRule,
      transportRule({ Name: 'Other', Priority: 2, ApplyOME: true, FromScope: 'InOrganization' }),
    ],
  },
  'encrypts and stops, which is another finding': before({ ...inward, ApplyOME: true, StopRuleProcessing: true }),
  'encrypts between colleagues': before({ ...inward, FromScope: 'InOrganization', ApplyOME: true }),
  'encrypts what the service returns': before({ ...inward, SenderIpRanges: '$egress', ApplyOME: true }),
  'outbound: encrypts for recipients inside, by name': before({
    FromScope: 'InOrganization',
    SentTo: ['all@contoso.com'],
    ApplyOME: true,
  }),
  'switched off': before({ ...inward, ApplyOME: true, Mode: 'Audit' }),
};

const encrypting = (name: string, over: Over): Row => ({
  name,
  sections: before({ ...inward, ...over }),
  findings: [{ message: 'encrypted', subject: inbound, text: /earlier rules encrypt: Other\. mxHERO gets/ }],
});

ruleTable(rule, [
  ...Object.entries(harmless).map(([name, sections = {}]): Row => ({ name, sections, state: 'evaluated' })),
  {
    name: 'the guide has no such exception: one finding for each routing rule',
    findings: [
      {
        message: 'types',
        subject: inbound,
        property,
        severity: 'info',
        text: /^Rule 'Route inbound mail via mxHERO' routes automatic replies and calendar mail to mxHERO .* meeting requests\.$/,
        fix: /^Set-TransportRule -Identity 'Route inbound mail via mxHERO' -ExceptIfMessageTypeMatches 'OOF'$/,
      },
      { message: 'types', subject: outbound },
    ],
  },
  {
    name: 'another type is left out, which stays so',
    sections: routes({ [property]: 'Voicemail' }),
    findings: [
      { message: 'types', subject: inbound, fix: /^If .* by their header Auto-Submitted, .* it holds another\.$/ },
    ],
  },
  {
    name: 'outbound loopback: an automatic reply has to be relayed',
    sections: routes({ [property]: null }, { [property]: null }),
    config: { outbound: 'loopback' },
    findings: [
      { message: 'types', subject: inbound },
      {
        message: 'returning',
        subject: outbound,
        severity: 'info',
        text: /may be refused when mxHERO hands it back\.$/,
      },
    ],
  },
  {
    name: 'another header is looked at',
    sections: routes({
      [property]: null,
      ExceptIfHeaderMatchesMessageHeader: 'X-Auto',
      ExceptIfHeaderMatchesPatterns: ['.'],
    }),
    findings: [{ message: 'types', subject: inbound }],
  },
  {
    name: 'the header of automatic replies named as something else',
    sections: routes({ [property]: null, ExceptIfSubjectContainsWords: ['auto-submitted'] }),
    findings: [{ message: 'types', subject: inbound }],
  },
  encrypting('encrypts', { ApplyOME: true }),
  encrypting('encrypts by a template', { ApplyRightsProtectionTemplate: 'Encrypt' }),
  encrypting('encrypts with a look of its own', { ApplyRightsProtectionCustomizationTemplate: 'Contoso' }),
  {
    name: 'encrypts before the inbound loop',
    sections: before({ ...inward, ApplyOME: true }),
    findings: [
      { message: 'encrypted', property: 'Priority', severity: 'info', fix: /^Let the encrypting rules act only/ },
    ],
  },
  {
    name: 'encrypts what leaves for good',
    sections: before({ FromScope: 'InOrganization', ApplyOME: true }),
    findings: [{ message: 'encrypted', subject: outbound, fix: /^Nothing to do where/ }],
  },
  {
    name: 'both',
    sections: before({ ...inward, ApplyOME: true }, { [property]: null }),
    findings: [{ message: 'types' }, { message: 'encrypted' }],
  },
  {
    name: 'two encrypting rules: one finding',
    sections: {
      TransportRule: [
        transportRule({ Name: 'B', Priority: 1, ...inward, ApplyOME: true }),
        transportRule({ Name: 'A', Priority: 0, ...inward, ApplyOME: true }),
        routeInbound({ Priority: 2, ...handled }),
      ],
    },
    findings: [{ message: 'encrypted', text: /: A, B\./ }],
  },
  { name: 'the exception is lost', sections: routes({ [property]: { deep: 1 } }), gaps: [property] },
  {
    name: 'the condition is lost',
    sections: routes({ [property]: null, MessageTypeMatches: { deep: 1 } }),
    gaps: ['MessageTypeMatches'],
  },
  {
    name: 'another exception is lost beside the right one',
    sections: routes({ ExceptIfFrom: { deep: 1 } }),
    state: 'evaluated',
  },
  {
    name: 'whether the earlier rule encrypts is lost',
    sections: before({ ...inward, ApplyOME: { deep: 1 } }),
    gaps: ['ApplyOME'],
  },
  {
    name: 'whether it encrypts one way is lost, the other is not',
    sections: before({ ...inward, ApplyOME: { deep: 1 }, ApplyRightsProtectionTemplate: 'Encrypt' }),
    findings: [{ message: 'encrypted' }],
  },
  { name: 'another action of it is lost', sections: before({ ...inward, CopyTo: { deep: 1 } }), state: 'evaluated' },
  {
    name: 'whether it stops is lost',
    sections: before({ ...inward, ApplyOME: true, StopRuleProcessing: { deep: 1 } }),
    gaps: ['StopRuleProcessing'],
  },
  {
    name: 'an action of a kind that is not known',
    sections: before({ ...inward, Actions: ['Microsoft.Exchange.MessagingPolicies.Rules.Tasks.SealAction'] }),
    gaps: ['Actions'],
  },
  { name: 'its state is lost', sections: before({ ...inward, ApplyOME: true, State: { deep: 1 } }), gaps: ['State'] },
  {
    name: 'a condition of it is lost',
    sections: before({ ...inward, ApplyOME: true, From: { deep: 1 } }),
    gaps: ['From'],
  },
  {
    name: 'its place is lost',
    sections: before({ ...inward, ApplyOME: true, Priority: { deep: 1 } }),
    gaps: ['Priority'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);
