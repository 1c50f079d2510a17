import { severityRank } from '../analyze/rules/severity.ts';
import type { Rule } from '../analyze/rules/rule.ts';
import type { Severity } from '../config/config.ts';
import { controlsText } from '../report/control-text.ts';
import { controlsOfRule } from '../report/rule-controls.ts';
import { architectureNames } from '../vendor/profile.ts';

/** Severities of the messages of a rule, worst first. */
export function severitiesOf(rule: Rule): readonly Severity[] {
  const all = new Set(Object.values(rule.messages).map((message) => message.severity));
  return [...all].toSorted((a, b) => severityRank(a) - severityRank(b));
}

/** Family of a rule: the first part of its id. */
export function familyOf(rule: Rule): string {
  return rule.id.slice(0, rule.id.indexOf('/'));
}

/** Architectures a rule applies to, in words. */
export function appliesToText(rule: Rule): string {
  if (rule.appliesTo === '*') return 'all architectures';
  return rule.appliesTo === 'declared'
    ? 'any declared routing'
    : rule.appliesTo.map((tag) => architectureNames[tag]).join(', ');
}

/** What a page says about its rule before its text: derived from the rule, never written by hand. */
export function headerLines(rule: Rule): readonly (readonly [label: string, text: string])[] {
  const needs = rule.requires.map((kind) => `Get-${kind}`).join(', ') || 'nothing of the export';
  const uses = rule.uses.length === 0 ? '' : `; helped by ${rule.uses.map((kind) => `Get-${kind}`).join(', ')}`;
  const controls = controlsText(controlsOfRule(rule));
  return [
    ['Severity', severitiesOf(rule).join(', ')],
    ['Profile', rule.profile],
    ['Applies to', appliesToText(rule)],
    ['Needs', `${needs}${uses}`],
    ...(rule.conflictsWith.length === 0 ? [] : [['Other side', rule.conflictsWith.join(', ')] as const]),
    ...(controls === '' ? [] : [['Controls', controls] as const]),
  ];
}
