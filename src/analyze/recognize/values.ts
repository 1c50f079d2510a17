import type { TransportRule } from '../../model/index.ts';
import type { PatternEngine } from '../pattern-engine.ts';
import type { Secret, Secrets } from '../secret.ts';
import { declaredValueOf } from './declared-values.ts';
import { headerConditions, headerExceptions } from './guard.ts';
import { guardBreadth } from './guard-breadth.ts';
import { matchesValue } from './match-guard.ts';
import { pastedValue } from './near-miss.ts';
import { isPlaceholder } from './placeholder.ts';
import { isMeant, type HeaderNames, type RoutingDraft } from './routing-rules.ts';
import type { DeclaredValue, Guard, RoutingRule } from './service-view.ts';
import { meantValues } from './value-texts.ts';

/** The value that a rule sets in a header of the service. */
function stampedBy(rule: TransportRule, isOurs: (header: string) => boolean): readonly string[] {
  const { SetHeaderName: name, SetHeaderValue: value } = rule;
  if (!name.known || name.value === null || !isOurs(name.value)) return [];
  return value.known && value.value !== null ? [value.value] : [];
}

/** The texts of a rule that stand for a value of the service's headers, in the order of its properties. */
function valuesIn(rule: TransportRule, isOurs: (header: string) => boolean): readonly string[] {
  const stamped = stampedBy(rule, isOurs);
  const pairs = [...headerExceptions(rule).pairs, ...headerConditions(rule).pairs];
  const looked = pairs.filter(({ header }) => isOurs(header));
  return [...stamped, ...looked.flatMap((pair) => [...meantValues(pair), pastedValue(pair.header) ?? ''])];
}

/**
 * Takes every text that stands for a value of the service's headers into the registry, routing rules first, so that
 * labels are stable and nothing of them is printed. Headers with nearly the right name count; others do not, since the
 * words of their exceptions are no secret and may be any word of a report.
 */
export function registerValues(
  drafts: readonly RoutingDraft[],
  rules: readonly TransportRule[],
  headers: HeaderNames,
  secrets: Secrets,
): void {
  // Rules name the same few headers over and over.
  const judged = new Map<string, boolean>();
  const isOurs = (header: string): boolean => {
    const isOne = judged.get(header) ?? isMeant(header, headers);
    judged.set(header, isOne);
    return isOne;
  };
  for (const rule of new Set([...drafts.map((draft) => draft.rule), ...rules])) {
    for (const text of valuesIn(rule, isOurs)) {
      if (text.trim() !== '') secrets.of(text);
    }
  }
}

/** The value that the drafts agree on: the active ones, or all of them when none is active. */
function commonStamp(
  drafts: readonly RoutingDraft[],
  stampOf: (draft: RoutingDraft) => Secret | undefined,
): Secret | undefined {
  const active = drafts.filter((draft) => draft.activity.state !== 'inactive');
  const [first, ...others] = new Set((active.length > 0 ? active : drafts).flatMap((draft) => stampOf(draft) ?? []));
  return others.length === 0 ? first : undefined;
}

/**
 * Compares the guards of the drafts with the value expected of each: the declared one, else the one that it stamps, else
 * the one on which the others agree. A stamped placeholder is nobody's value.
 */
export function withValues(
  drafts: readonly RoutingDraft[],
  declared: readonly DeclaredValue[],
  secrets: Secrets,
  engine: PatternEngine | undefined,
  placeholders: readonly string[] = [],
): readonly Omit<RoutingRule, 'lower'>[] {
  const usable = ({ stampText: text }: RoutingDraft): Secret | undefined =>
    text === undefined || isPlaceholder(text, placeholders) ? undefined : secrets.of(text);
  const common = commonStamp(drafts, usable);
  return drafts.map((draft) => {
    const { stampText: text, guards, ...rest } = draft;
    const expected = declaredValueOf(draft, declared, drafts) ?? usable(draft) ?? common;
    const compared: Guard[] = guards.map((guard) => ({
      ...guard,
      matches: matchesValue(guard.pair, expected, secrets, engine, placeholders),
      breadth: guardBreadth(guard.pair, expected, secrets, engine, placeholders),
    }));
    return { ...rest, stamp: text === undefined ? undefined : secrets.of(text), expected, guards: compared };
  });
}
