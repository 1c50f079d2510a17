import type { Gap, RuleOutcome, Subject } from '../analyze/rules/finding.ts';
import type { UnknownReason } from '../model/index.ts';

/** One unknown fact, with all objects of a kind for which it is unknown and all rules that wait for it. */
export interface GapFact {
  readonly kind: string;
  readonly fact: string;
  readonly reason: UnknownReason;
  readonly detail: string | undefined;
  readonly subjects: readonly Subject[];
  readonly rules: readonly string[];
}

/** The gaps that one command, or one setting, would close. */
export interface GapGroup {
  /** undefined: nobody knows of one. */
  readonly command: string | undefined;
  readonly facts: readonly GapFact[];
  readonly rules: readonly string[];
}

interface Collected {
  readonly gap: Gap;
  readonly subjects: Map<string, Subject>;
  readonly rules: Set<string>;
}

/** The gaps of an outcome; none when the rule did not run to its end or did not apply. */
export function gapsOf({ outcome }: RuleOutcome): readonly Gap[] {
  return outcome.state === 'evaluated' || outcome.state === 'not-evaluated' ? outcome.gaps : [];
}

/**
 * Gaps grouped by what would close them, those for which most rules wait first; groups without a command last.
 * Gaps that differ only in rule or object are one fact.
 */
export function groupGaps(outcomes: readonly RuleOutcome[]): GapGroup[] {
  const groups = new Map<string, Map<string, Collected>>();
  for (const outcome of outcomes) {
    for (const gap of gapsOf(outcome)) collect(groups, outcome.rule, gap);
  }
  const result = [...groups.values()].map((facts) => groupOf([...facts.values()]));
  return result.toSorted(byImportance);
}

function collect(groups: Map<string, Map<string, Collected>>, rule: string, gap: Gap): void {
  const command = gap.why.command ?? '';
  const facts = groups.get(command) ?? new Map<string, Collected>();
  groups.set(command, facts);
  const identity = JSON.stringify([gap.subject.kind, gap.fact, gap.why.reason, gap.why.detail ?? '']);
  const fact = facts.get(identity) ?? { gap, subjects: new Map<string, Subject>(), rules: new Set<string>() };
  facts.set(identity, fact);
  if (!fact.subjects.has(gap.subject.key)) fact.subjects.set(gap.subject.key, gap.subject);
  fact.rules.add(rule);
}

function groupOf(collected: readonly Collected[]): GapGroup {
  const rules = new Set(collected.flatMap((fact) => [...fact.rules]));
  const facts = collected.map(({ gap, subjects, rules: waiting }) => ({
    kind: gap.subject.kind,
    fact: gap.fact,
    reason: gap.why.reason,
    detail: gap.why.detail,
    subjects: [...subjects.values()],
    rules: [...waiting].toSorted(),
  }));
  return { command: collected[0]?.gap.why.command, facts, rules: [...rules].toSorted() };
}

function byImportance(a: GapGroup, b: GapGroup): number {
  if ((a.command === undefined) !== (b.command === undefined)) return a.command === undefined ? 1 : -1;
  if (a.rules.length !== b.rules.length) return b.rules.length - a.rules.length;
  return (a.command ?? '') < (b.command ?? '') ? -1 : 1;
}
