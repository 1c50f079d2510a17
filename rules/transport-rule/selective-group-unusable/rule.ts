import { defineRule, demandsOn, gap, notApplicable, on } from '../../../src/rule.ts';
import type { Direction, GapYield, RoutingRule, RuleContext } from '../../../src/rule.ts';
import { groupState, membershipOf, type GroupState, type OpenGroup } from './groups.ts';

type Condition = 'FromMemberOf' | 'SentToMemberOf';

/** A routing rule that is limited to groups, and what the export knows of each. */
interface Selective {
  readonly route: RoutingRule;
  readonly direction: Direction;
  readonly condition: Condition;
  readonly groups: readonly { readonly name: string; readonly found: GroupState }[];
}

/** What a routing rule does about the group by which the guide lets its mail be selected. */
interface Selection {
  /** undefined where the guide has no such group, or what it asks is not known. */
  readonly direction?: Direction;
  readonly gaps: readonly GapYield[];
  /** Only of a rule that names groups. */
  readonly selective?: Selective;
}

const memberTitle = 'Add the users to the group.';

type Context = RuleContext<'TransportRule' | 'OutboundConnector', 'DistributionGroupMember'>;

function selectionOf(route: RoutingRule, { tenant, service }: Context): Selection {
  const demands = demandsOn(route, service);
  if ('gap' in demands) return { gaps: [demands] };
  const { direction, asked } = demands;
  const condition = asked.selective?.condition;
  const names = condition === undefined ? undefined : route.rule[condition];
  if (condition === undefined || names === undefined) return { gaps: [] };
  if (!names.known) return { direction, gaps: [gap(route.rule, condition, names)] };
  if (names.value.length === 0) return { direction, gaps: [] };
  const section = tenant.DistributionGroupMember;
  const groups = names.value.map((name) => ({ name, found: groupState(name, section) }));
  return { direction, gaps: [], selective: { route, direction, condition, groups } };
}

export default defineRule({
  id: 'transport-rule/selective-group-unusable',
  summary: 'The group that limits a routing rule is empty or lacks users who have to be in it.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: ['DistributionGroupMember'],
  guide: ['inboundRule', 'outboundRule', 'troubleshooting'],
  references: [
    {
      title: 'Mail flow rule conditions and exceptions in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/conditions-and-exceptions',
    },
    {
      title: 'New-TransportRule, SentToMemberOf and FromMemberOf',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    empty: {
      text: "Rule '{rule}' is limited to the members of '{groups}', where there are none. No mail goes to {service} on their account.",
      severity: 'high',
    },
    notMember: {
      text: "Rule '{rule}' is limited to the members of '{groups}', and these users are not among them: {users}. Their mail is not processed by {service}; a member counts by the primary address alone.",
      severity: 'medium',
    },
    nested: {
      text: "Rule '{rule}' is limited to the members of '{groups}', and these users are only in groups inside: {users}. Whether such members count is not documented (A-NESTED), so that {service} may not process their mail.",
      severity: 'medium',
      confidence: 'medium',
    },
  },
  *check(context) {
    const selections = context.service.routingRules.map((route) => selectionOf(route, context));
    yield selections.map(({ gaps, selective }) => [
      gaps,
      selective === undefined ? [] : unusableGroups(selective, context),
    ]);
    const limited = selections.flatMap(({ selective }) => selective ?? []);
    const others = selections.filter(({ selective }) => selective === undefined);
    const unlimited = new Set(others.map(({ direction }) => direction));
    yield [...Map.groupBy(limited, ({ direction }) => direction)].map(([direction, rules]) =>
      unlimited.has(direction) ? [] : absentUsers(rules, context),
    );
    if (limited.length === 0) yield notApplicable('No routing rule is limited to the members of a group.');
  },
});

function openGaps(opens: readonly OpenGroup[]): readonly GapYield[] {
  return opens.map(({ about, fact, why }) => gap(about, fact, why));
}

function unusableGroups({ route, condition, groups }: Selective, context: Context) {
  const { service } = context;
  const data = { rule: route.rule.name, service: service.profile.name };
  const common = { at: on(route.rule, condition), lower: route.lower } as const;
  const open = openGaps(groups.flatMap(({ found }) => (found.state === 'open' ? found.open : [])));
  const empty = groups
    .filter(({ found }) => found.state === 'listed' && found.members.length === 0)
    .map(({ name }) => name);
  const [group] = empty;
  if (group === undefined) return open;
  const users = service.config.groups.users.map(({ value }) => value);
  const add = { title: memberTitle, commands: [{ do: 'add-member', group, members: users }] } as const;
  const fix = users.length > 0 && empty.length === 1 ? add : { title: 'Add the users whose mail is to be processed.' };
  return [open, { message: 'empty', data: { ...data, groups: empty }, fix, ...common } as const];
}

/** Users of a direction: each has to be in one of the groups of its rules. Reported at the first of them. */
function absentUsers(rules: readonly Selective[], context: Context) {
  const { tenant, service } = context;
  const users = service.config.groups.users.map(({ value }) => value);
  const groups = rules.flatMap((one) => one.groups);
  const listed = groups.flatMap(({ found }) => (found.state === 'listed' ? found : []));
  const [first] = rules;
  const isKnown = listed.length === groups.length && listed.some(({ members }) => members.length > 0);
  if (first === undefined || !isKnown || users.length === 0) return [];
  const { missing, nested, open } = membershipOf(users, listed, tenant.DistributionGroupMember);
  const { route, condition } = first;
  const names = [...new Set(groups.map(({ name }) => name))];
  const [group = ''] = names;
  const data = { rule: route.rule.name, service: service.profile.name, groups: names };
  const found = [['notMember', missing] as const, ['nested', nested] as const].map(([message, absentees]) => {
    if (absentees.length === 0) return [];
    const fix = { title: memberTitle, commands: [{ do: 'add-member', group, members: absentees }] } as const;
    const filled = { ...data, users: absentees };
    return { message, data: filled, at: on(route.rule, condition), fix, lower: route.lower } as const;
  });
  return [openGaps(open), found];
}
