import { describe, expect, it } from 'vitest';
import {
  recipientsGroup,
  routeInbound,
  routeInboundSelective,
  routeOutbound,
  routeOutboundSelective,
  sendersGroup,
} from '../../../test/helpers/mxhero.ts';
import { distributionGroupMember } from '../../../test/helpers/objects/distribution-group-member.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { groupState } from './groups.ts';
import rule from './rule.ts';

const inbound = 'Route inbound mail via mxHERO (selective)';
const outbound = 'Route outbound via mxHERO (selective)';
const users = ['alice@contoso.com', 'bob@contoso.com'];
const selectiveRules = [routeInboundSelective(), routeOutboundSelective()];
const groups = (
  recipients: Parameters<typeof distributionGroupMember>[1],
  senders: Parameters<typeof distributionGroupMember>[1] = users,
) => [distributionGroupMember(recipientsGroup, recipients), distributionGroupMember(sendersGroup, senders)];
const scene = (
  DistributionGroupMember: Record<string, unknown>[] | null,
  TransportRule: Record<string, unknown>[] = selectiveRules,
) => ({
  sections: { TransportRule, DistributionGroupMember },
});
const declared = { config: { groups: { recipients: [recipientsGroup], senders: [sendersGroup], users } } };
const nestedGroup = { address: 'team@contoso.com', type: 'MailUniversalDistributionGroup' };

ruleTable(rule, [
  { name: 'full routing needs no groups', sections: { DistributionGroupMember: null }, state: 'not-applicable' },
  { name: 'both groups hold the declared users', ...scene(groups(users)), ...declared, state: 'evaluated' },
  { name: 'populated groups, no users declared', ...scene(groups(['alice@contoso.com'])), state: 'evaluated' },
  {
    name: 'names in other letters, with a prefix',
    ...scene([
      distributionGroupMember(` SMTP:${recipientsGroup.toUpperCase()}`, ['ALICE@contoso.com', 'smtp:Bob@Contoso.com']),
      distributionGroupMember(sendersGroup, users),
    ]),
    ...declared,
    state: 'evaluated',
  },
  {
    name: 'a group that is exported under its display name, with its address beside it',
    ...scene([
      { ...distributionGroupMember('mxHERO Recipients', users), PrimarySmtpAddress: recipientsGroup },
      distributionGroupMember(sendersGroup, users),
    ]),
    state: 'evaluated',
  },
  {
    name: 'a group that the export does not hold',
    ...scene([distributionGroupMember(sendersGroup, users)]),
    ...declared,
    gaps: ['DistributionGroupMember'],
  },
  {
    name: 'no groups at all: each one is open',
    ...scene([]),
    gaps: ['DistributionGroupMember', 'DistributionGroupMember'],
  },
  {
    name: 'an empty group is one finding, declared users or not',
    ...scene(groups([])),
    ...declared,
    findings: [
      {
        message: 'empty',
        subject: inbound,
        severity: 'high',
        fix: /^Add-DistributionGroupMember -Identity 'mxhero-recipients@contoso\.com' -Member 'alice@contoso\.com'; Add-DistributionGroupMember .* 'bob@contoso\.com'$/,
      },
    ],
  },
  {
    name: 'an empty group, nobody declared',
    ...scene(groups([])),
    findings: [{ message: 'empty', fix: /^Add the users whose mail/ }],
  },
  {
    name: 'a declared user is no member',
    ...scene(groups(['alice@contoso.com'])),
    ...declared,
    findings: [
      {
        message: 'notMember',
        subject: inbound,
        property: 'SentToMemberOf',
        severity: 'medium',
        text: /not among them: bob@contoso\.com\./,
        fix: /^Add-DistributionGroupMember -Identity 'mxhero-recipients@contoso\.com' -Member 'bob@contoso\.com'$/,
      },
    ],
  },
  {
    name: 'each direction has its own group',
    ...scene(groups(users, ['carol@contoso.com'])),
    ...declared,
    findings: [
      {
        message: 'notMember',
        subject: outbound,
        property: 'FromMemberOf',
        text: /alice@contoso\.com, bob@contoso\.com/,
      },
    ],
  },
  {
    name: 'another address of the user does not count',
    ...scene(groups(['alice@contoso.com', 'bob@contoso.onmicrosoft.com'])),
    ...declared,
    findings: [{ message: 'notMember', text: /bob@contoso\.com/ }],
  },
  {
    name: 'a member by way of a group inside',
    ...scene([
      ...groups(['alice@contoso.com', nestedGroup]),
      distributionGroupMember('team@contoso.com', ['bob@contoso.com']),
    ]),
    ...declared,
    findings: [
      {
        message: 'nested',
        subject: inbound,
        severity: 'medium',
        text: /bob@contoso\.com\. .*A-NESTED/,
        fix: /-Member 'bob@contoso\.com'$/,
      },
    ],
  },
  {
    name: 'groups that hold each other come to an end',
    ...scene([
      ...groups(['alice@contoso.com', nestedGroup]),
      distributionGroupMember('team@contoso.com', [{ address: recipientsGroup, type: 'MailUniversalSecurityGroup' }]),
    ]),
    ...declared,
    findings: [{ message: 'notMember', text: /bob@contoso\.com/ }],
  },
  {
    name: 'a group inside whose members are not exported',
    ...scene(groups(['alice@contoso.com', nestedGroup])),
    ...declared,
    gaps: ['DistributionGroupMember'],
  },
  {
    name: 'a group inside does not matter while all users are members',
    ...scene(groups([...users, nestedGroup])),
    ...declared,
    state: 'evaluated',
  },
  {
    name: 'users may be spread over the rules of a direction',
    ...scene(
      [
        distributionGroupMember('a@contoso.com', ['alice@contoso.com']),
        distributionGroupMember('b@contoso.com', ['bob@contoso.com']),
      ],
      [
        routeInboundSelective({ SentToMemberOf: ['a@contoso.com'] }),
        routeInboundSelective({ Name: 'Second', SentToMemberOf: ['b@contoso.com'] }),
        routeOutbound(),
      ],
    ),
    ...declared,
    state: 'evaluated',
  },
  {
    name: 'who is missing from all of them is reported once',
    ...scene(
      [
        distributionGroupMember('a@contoso.com', ['alice@contoso.com']),
        distributionGroupMember('b@contoso.com', ['carol@contoso.com']),
      ],
      [
        routeInboundSelective({ SentToMemberOf: ['a@contoso.com'] }),
        routeInboundSelective({ Name: 'Second', Priority: 1, SentToMemberOf: ['b@contoso.com'] }),
        routeOutbound(),
      ],
    ),
    ...declared,
    findings: [
      { message: 'notMember', subject: inbound, text: /'a@contoso\.com, b@contoso\.com'.*: bob@contoso\.com\./ },
    ],
  },
  {
    name: 'a rule for everybody beside the selective one',
    ...scene(groups(['carol@contoso.com']), [
      routeInboundSelective(),
      routeInbound({ Priority: 5 }),
      routeOutboundSelective(),
    ]),
    ...declared,
    state: 'evaluated',
  },
  {
    name: 'members lost',
    ...scene([{ Group: recipientsGroup, Members: 'System.Object[]' }, distributionGroupMember(sendersGroup, users)]),
    ...declared,
    gaps: ['Members'],
  },
  {
    name: 'a group without a name may be the one',
    ...scene([{ Group: { a: 1 }, Members: [] }, distributionGroupMember(sendersGroup, users)]),
    gaps: ['Group'],
  },
  {
    name: 'the condition of the rule is lost',
    ...scene(groups(users), [routeInbound({ SentToMemberOf: 'System.Object[]' }), routeOutboundSelective()]),
    gaps: ['SentToMemberOf'],
  },
  {
    name: 'a disabled rule is judged one step lower when its direction has no other',
    ...scene(groups([]), [routeInboundSelective({ State: 'Disabled' }), routeOutboundSelective()]),
    findings: [{ message: 'empty', severity: 'medium' }],
  },
  {
    name: 'members not exported',
    ...scene(null),
    gaps: ['DistributionGroupMember', 'DistributionGroupMember'],
  },
  {
    name: 'neither scopes nor connector tell the direction',
    ...scene(groups(users), [
      routeInboundSelective({ FromScope: null, SentToMemberOf: null, RouteMessageOutboundConnector: 'Gone' }),
      routeOutbound(),
    ]),
    gaps: ['FromScope'],
  },
  {
    name: 'a vendor without selective routing',
    ...scene([]),
    config: { overrides: { rules: { inbound: { selective: null }, outbound: { selective: null } } } },
    state: 'not-applicable',
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
  { name: 'border: no rule routes', config: { inbound: 'border', outbound: 'none' }, state: 'not-applicable' },
]);

describe('groupState', () => {
  it('says of no group that it is gone while groups may be missing from the export', () => {
    const at = { kind: 'section', section: 'DistributionGroupMember', source: undefined, pointer: '' } as const;
    const section = { state: 'partial', objects: [], at, why: { reason: 'command-failed' } } as const;
    expect(groupState('g@contoso.com', section)).toMatchObject({
      state: 'open',
      open: { fact: 'DistributionGroupMember', why: { why: { reason: 'command-failed' } } },
    });
  });

  it('names the group in the command that exports it, quoted', () => {
    const at = { kind: 'section', section: 'DistributionGroupMember', source: undefined, pointer: '' } as const;
    const command = (name: string) => {
      const found = groupState(name, { state: 'complete', objects: [], at });
      return found.state === 'open' ? found.open.why.why.command : undefined;
    };
    expect(command("$(Stop) O'Brien")).toMatch(
      /Group = '\$\(Stop\) O''Brien'; .*Member '\$\(Stop\) O''Brien' -ResultSize/,
    );
    expect(command('two\nlines')).toMatch(
      /^\$g = Read-Host 'Group'; .*Group = \$g; .*Get-DistributionGroupMember \$g /,
    );
  });
});
