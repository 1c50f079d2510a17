import type { Rule } from './rule.ts';

/** What a gate looks at. */
export type RuleGate = Pick<
  Rule,
  'id' | 'summary' | 'profile' | 'per' | 'appliesTo' | 'requires' | 'uses' | 'profileFields' | 'about'
> &
  Required<Pick<Rule, 'dns'>>;

/** Stands for a rule that a run without the DNS does not load: its gate closes for the same reasons. */
export function deferredRule(gate: RuleGate): Rule {
  return {
    ...gate,
    guide: [],
    references: [],
    conflictsWith: [],
    messages: {},
    check: () => {
      throw new Error(`${gate.id} was not loaded, because the DNS was not to be asked`);
    },
  };
}
