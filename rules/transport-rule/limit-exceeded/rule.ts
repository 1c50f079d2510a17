import { absent, defineRule, gap, gapsOn, on, related } from '../../../src/rule.ts';
import type { PresentSection, TransportRule } from '../../../src/rule.ts';
import { patternSize } from './pattern-size.ts';

/** Exchange Online limits, journal, transport and inbox rule limits; the name: New-TransportRule. */
const MOST_RULES = 300;
const MOST_SIZE = 8192;
const MOST_PATTERNS = 20_480;
const MOST_NAME = 64;

/** How many rules a message names when it says where the patterns are. */
const NAMED = 3;

/** What the rules exceed together. */
function together(section: PresentSection<'TransportRule'>) {
  const { objects } = section;
  const at = absent('TransportRule', section);
  const count = objects.length > MOST_RULES ? [{ message: 'count' as const, data: { count: objects.length }, at }] : [];
  const sizes = objects.map((rule) => ({ rule, ...patternSize(rule) }));
  const size = sizes.reduce((sum, { least }) => sum + least, 0);
  if (size > MOST_PATTERNS) {
    const largest = sizes.toSorted((a, b) => b.least - a.least).slice(0, NAMED);
    const data = { size, largest: largest.map(({ rule }) => rule.name) };
    return [count, { message: 'patterns' as const, data, at }];
  }
  return [count, sizes.map(({ rule, unread }) => gapsOn(rule, unread))];
}

function excessSize(rule: TransportRule) {
  const { Size: size } = rule;
  if (!size.known) return gap(rule, 'Size', size);
  if (size.value === null || size.value <= MOST_SIZE) return [];
  return { message: 'size' as const, data: { rule: rule.name, size: size.value }, at: on(rule, 'Size') };
}

function excessName(rule: TransportRule) {
  const { Name: name } = rule;
  if (!name.known) return gap(rule, 'Name', name);
  if (name.value === null || name.value.length <= MOST_NAME) return [];
  return { message: 'name' as const, data: { rule: rule.name, length: name.value.length }, at: on(rule, 'Name') };
}

function unsupported(rule: TransportRule) {
  const { IsRuleConfigurationSupported: supported } = rule;
  if (!supported.known) return gap(rule, 'IsRuleConfigurationSupported', supported);
  if (supported.value) return [];
  const { RuleConfigurationUnsupportedReason: why } = rule;
  const reason = why.known && why.value !== null && why.value.trim() !== '' ? why.value : 'no reason is given';
  const at = on(rule, 'IsRuleConfigurationSupported');
  return { message: 'unsupported' as const, data: { rule: rule.name, reason }, at };
}

/** The rules of each priority that is known. */
function byNumber(rules: readonly TransportRule[]): ReadonlyMap<number, readonly TransportRule[]> {
  const found = new Map<number, TransportRule[]>();
  for (const rule of rules) {
    const { Priority: priority } = rule;
    if (!priority.known || priority.value === null) continue;
    const same = found.get(priority.value);
    if (same === undefined) found.set(priority.value, [rule]);
    else same.push(rule);
  }
  return found;
}

/** Rules that share a priority: one finding for each number, on the first of them. */
function samePriority(rules: readonly TransportRule[]) {
  return [...byNumber(rules)].map(([priority, [first, ...others]]) => {
    if (first === undefined || others.length === 0) return [];
    return {
      message: 'priority' as const,
      data: { rule: first.name, priority, others: others.map(({ name }) => name) },
      at: on(first, 'Priority'),
      related: others.map((rule) => related(rule, 'Has the same priority.', 'Priority')),
    };
  });
}

export default defineRule({
  id: 'transport-rule/limit-exceeded',
  summary: 'Mail flow rules exceed what Exchange Online takes, so that they cannot be changed or created again.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['TransportRule'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Exchange Online limits',
      url: 'https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits',
    },
    {
      title: 'New-TransportRule',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    count: {
      text: 'The tenant has {count} mail flow rules, more than the 300 that Exchange Online takes. No further rule can be created, also none that repairs something; merge rules that do the same.',
      severity: 'low',
    },
    size: {
      text: "Rule '{rule}' has a size of {size}, over the limit of 8,192 for one rule. Exchange refuses every change that leaves it so large; split the rule.",
      severity: 'low',
    },
    patterns: {
      text: 'The mail flow rules have {size} characters of patterns together, over the limit of 20,480. Exchange refuses further patterns; look for shorter ones first in {largest}.',
      severity: 'low',
    },
    name: {
      text: "Rule '{rule}' has a name of {length} characters, and Exchange takes 64. The rule cannot be created again from this export; shorten the name.",
      severity: 'low',
    },
    priority: {
      text: "Rule '{rule}' has the priority {priority}, and so have {others}. A tenant gives each number once, so the export was merged or edited, and in which order these rules act is not known; export again.",
      severity: 'low',
    },
    unsupported: {
      text: "Rule '{rule}' has a configuration that Exchange Online does not support: {reason}. It may do nothing, or something else than it says; create it anew.",
      severity: 'low',
    },
  },
  *check({ tenant }) {
    const { TransportRule: section } = tenant;
    const { objects: rules } = section;
    yield together(section);
    yield rules.map((rule) => [excessSize(rule), excessName(rule), unsupported(rule)]);
    yield rules.map((rule) => (rule.Priority.known ? [] : gap(rule, 'Priority', rule.Priority)));
    yield samePriority(rules);
  },
});
