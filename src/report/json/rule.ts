import type { Rule } from '../../analyze/rules/rule.ts';
import { controlsOfRule } from '../rule-controls.ts';
import { ruleHelpUri } from '../tool.ts';
import { jsonControl } from './control.ts';

/** A rule that took part, with the controls that it stands for and the rules that ask for the opposite. */
export function jsonRule(rule: Rule): object {
  const { id, profile, conflictsWith } = rule;
  return { id, helpUri: ruleHelpUri(id), profile, controls: controlsOfRule(rule).map(jsonControl), conflictsWith };
}
