import type { Finding, Gap } from '../../src/analyze/rules/finding.ts';
import type { Report } from '../../src/report/report.ts';
import { renderPlain } from './render-plain.ts';

/** What the audit of a tenant in some format says otherwise than that of its tenant export. */
export interface Comparison {
  /** Findings of the export that are missing although their rule has no gap about their object. */
  readonly silent: readonly string[];
  /** Findings that the export does not give, about another object or property than any of it, or without a gap of their rule. */
  readonly invented: readonly string[];
  /** Findings that say less than those of the export, or say it with another severity, while their rule has gaps. */
  readonly reworded: readonly string[];
  /** What is not known of which kind, and why → the rules that miss it. */
  readonly lost: ReadonlyMap<string, readonly string[]>;
}

/** A rule, its service, and the object and property that it complains about. */
function targetOf({ rule, service, subject, property, discriminator }: Finding): string {
  return [rule, service, subject.kind, subject.identity, property, discriminator].filter((part) => part).join(' · ');
}

const told = (finding: Finding): string => `${targetOf(finding)}: ${finding.severity}: ${renderPlain(finding)}`;

function gapsOf({ outcomes }: Report, rule: string, service: string): readonly Gap[] {
  const own = outcomes.filter((one) => one.rule === rule && one.service === service);
  return own.flatMap(({ outcome }) => ('gaps' in outcome ? outcome.gaps : []));
}

/** About the object, one that the finding names, all of its kind, or another kind that decides whether the rule asks at all. */
function isAbout({ subject }: Gap, finding: Finding): boolean {
  const named = [finding.subject, ...finding.related.map((one) => one.subject)].map(({ identity }) => identity);
  return named.includes(subject.identity) || subject.identity === '*' || subject.kind !== finding.subject.kind;
}

/** For example `InboundConnector SenderIPAddresses (partial)`. */
function factOf({ subject, fact, why }: Gap): string {
  return `${fact === subject.kind ? fact : `${subject.kind} ${fact}`} (${why.reason})`;
}

function factsOf(report: Report): ReadonlyMap<string, readonly string[]> {
  const pairs = report.outcomes.flatMap(({ rule, service }) =>
    gapsOf(report, rule, service).map((gap) => ({ rule, fact: factOf(gap) })),
  );
  const facts = Map.groupBy(pairs, ({ fact }) => fact);
  return new Map(Array.from(facts, ([fact, some]) => [fact, [...new Set(some.map(({ rule }) => rule))].toSorted()]));
}

function without(facts: Comparison['lost'], before: Comparison['lost']): Comparison['lost'] {
  const left = Array.from(facts, ([fact, rules]) => {
    const known = before.get(fact) ?? [];
    return [fact, rules.filter((rule) => !known.includes(rule))] as const;
  });
  return new Map(left.filter(([, rules]) => rules.length > 0));
}

/** Compares two audits of one tenant; `whole` is that of the tenant export. */
export function comparison(whole: Report, other: Report): Comparison {
  const [before, after] = [new Set(whole.findings.map(told)), new Set(other.findings.map(told))];
  const targets = new Set(whole.findings.map(targetOf));
  const covered = new Set(other.findings.map(targetOf));
  const missing = whole.findings.filter((one) => !after.has(told(one)) && !covered.has(targetOf(one)));
  const fresh = other.findings.filter((one) => !before.has(told(one)));
  const isReworded = (one: Finding): boolean =>
    targets.has(targetOf(one)) && gapsOf(other, one.rule, one.service).length > 0;
  return {
    silent: missing.filter((one) => !gapsOf(other, one.rule, one.service).some((gap) => isAbout(gap, one))).map(told),
    invented: fresh.filter((one) => !isReworded(one)).map(told),
    reworded: fresh.filter(isReworded).map(targetOf),
    lost: without(factsOf(other), factsOf(whole)),
  };
}
