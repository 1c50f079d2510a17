import type { RuleProfile } from '../config/config.ts';
import type { Finding, GuideReference, RuleOutcome } from '../analyze/rules/finding.ts';
import { guideOf } from '../analyze/rules/guide-of.ts';
import { isOtherSide } from '../analyze/rules/other-side.ts';
import type { Report } from './report.ts';

/**
 * What the run says of a rule that asks for the opposite of a finding: it reports too, its finding is accepted, it has
 * what it asks for, it could not be judged, does not apply, or did not take part.
 */
export const otherSideStates = ['reported', 'suppressed', 'met', 'not-judged', 'not-applicable', 'left-out'] as const;

export type OtherSideState = (typeof otherSideStates)[number];

/** A rule that asks for the opposite of a finding, and how it stands in the same run. */
export interface OtherSide {
  readonly rule: string;
  readonly state: OtherSideState;
  /** Absent when the rule did not take part. */
  readonly profile?: RuleProfile;
  /** The sections of the guide of a service that ask for the opposite. */
  readonly guide: readonly GuideReference[];
  /** Its findings on the same thing, in the order of the report. */
  readonly findings: readonly Finding[];
}

/** The rules that ask for the opposite of a finding; none for most findings. */
export type OtherSidesOf = (finding: Finding) => readonly OtherSide[];

/** Whether a person has to choose: the other side complains as well, or the guide of a service asks for what is there. */
export function isOpenChoice({ state, profile }: OtherSide): boolean {
  return state === 'reported' || (state === 'met' && profile === 'vendor');
}

function stateOf(findings: readonly Finding[], outcomes: readonly RuleOutcome[]): OtherSideState {
  if (findings.some(({ suppression }) => suppression === undefined)) return 'reported';
  if (findings.length > 0) return 'suppressed';
  const states = outcomes.map(({ outcome }) => outcome);
  if (states.length === 0) return 'left-out';
  if (states.every(({ state }) => state === 'not-applicable')) return 'not-applicable';
  const isKnown = states.every((one) => one.state === 'not-applicable' || isWhole(one));
  return isKnown ? 'met' : 'not-judged';
}

function isWhole(outcome: RuleOutcome['outcome']): boolean {
  return outcome.state === 'evaluated' && outcome.gaps.length === 0;
}

/** Whether a rule that ran for a service, or once per tenant, looked at what a finding is about. */
function isOf({ service, services = [service] }: Finding, id: string): boolean {
  return id === '' || service === '' || services.includes(id);
}

/** Gives the other sides of each finding of a report; what several findings need is looked up once. */
export function otherSides({ findings, outcomes, rules, services }: Report): OtherSidesOf {
  const findingsOf = Map.groupBy(findings, ({ rule }) => rule);
  const outcomesOf = Map.groupBy(outcomes, ({ rule }) => rule);
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  return (finding) =>
    finding.conflictsWith.map((id): OtherSide => {
      const rule = ruleOf.get(id);
      const isOfService = (service: string): boolean => isOf(finding, service);
      const opposite = (findingsOf.get(id) ?? []).filter((other) => isOtherSide(finding, other));
      const state = stateOf(
        opposite,
        (outcomesOf.get(id) ?? []).filter(({ service }) => isOfService(service)),
      );
      const guides = services.flatMap((service) => (isOfService(service.id) ? service.profile.guides : []));
      return {
        rule: id,
        state,
        ...(rule === undefined ? {} : { profile: rule.profile }),
        guide:
          rule?.profile === 'vendor' ? guideOf(rule, [...new Map(guides.map((one) => [one.id, one])).values()]) : [],
        findings: opposite,
      };
    });
}
