import type { Gap, RuleOutcome } from '../../analyze/rules/finding.ts';
import { gapsOf } from '../gap-groups.ts';
import type { Summary } from '../summary.ts';
import type { JsonContext } from './context.ts';
import { jsonSubject } from './finding.ts';
import { jsonPlace } from './place.ts';

/** What became of a rule; its findings are counted here and listed under `findings`. */
export function jsonOutcome(ruleOutcome: RuleOutcome, context: JsonContext): object {
  const { rule, service, outcome } = ruleOutcome;
  return {
    rule,
    service: context.data(service),
    state: outcome.state,
    findings: outcome.state === 'evaluated' ? outcome.findings.length : 0,
    gaps: gapsOf(ruleOutcome).map((gap) => jsonGap(gap, context)),
    why: outcome.state === 'not-applicable' ? context.data(outcome.why) : null,
    error: outcome.state === 'crashed' ? context.data(outcome.error) : null,
  };
}

function jsonGap({ subject, fact, why, at }: Gap, context: JsonContext): object {
  return {
    subject: jsonSubject(subject, context),
    fact: context.data(fact),
    reason: why.reason,
    detail: why.detail === undefined ? null : context.data(why.detail),
    command: why.command === undefined ? null : context.data(why.command),
    location: jsonPlace(at, context),
  };
}

/** The counts, and the gaps grouped by what would close them. */
export function jsonSummary({ findings, open, suppressed, checks, gaps }: Summary, context: JsonContext): object {
  const { data } = context;
  return {
    findings,
    open,
    suppressed,
    checks,
    gaps: gaps.map((group) => ({
      command: group.command === undefined ? null : data(group.command),
      rules: group.rules,
      facts: group.facts.map(({ kind, fact, reason, detail, subjects, rules }) => ({
        kind: data(kind),
        fact: data(fact),
        reason,
        detail: detail === undefined ? null : data(detail),
        identities: subjects.map(({ identity }) => data(identity)),
        rules,
      })),
    })),
  };
}
