import type { Service } from '../../config/config.ts';
import type { PatternEngine } from '../pattern-engine.ts';
import { literalOfPattern } from '../../mail/pattern-literal.ts';
import type { TransportRule } from '../../model/index.ts';
import type { Secret, Secrets } from '../secret.ts';
import { headerConditions, headerExceptions } from './guard.ts';
import { matchesValue } from './match-guard.ts';
import { domainsOfRule } from './rule-domains.ts';
import { headerOf, stampText, type HeaderNames, type RoutingDraft } from './routing-rules.ts';
import type { DeclaredValue, Guard, RoutingRule } from './service-view.ts';

/** The values that the configuration declares: one for all domains, or one per domain. */
export function declaredValues(service: Service, secrets: Secrets): readonly DeclaredValue[] {
  const { headerValue, domains } = service.config;
  const values: DeclaredValue[] = domains.flatMap((domain) =>
    domain.headerValue === undefined ? [] : [{ domain: domain.domain, value: secrets.of(domain.headerValue.value) }],
  );
  if (headerValue !== undefined) values.push({ domain: undefined, value: secrets.of(headerValue.value) });
  return values;
}

/**
 * Takes every text that stands for a value of the service's headers into the registry, routing rules first, so that
 * labels are stable and nothing of them is printed.
 */
export function registerValues(drafts: readonly RoutingDraft[], rules: readonly TransportRule[], headers: HeaderNames, secrets: Secrets): void {
  const ordered = [...drafts.map((draft) => draft.rule), ...rules];
  for (const rule of ordered) {
    const stamped = stampText(rule, headers);
    if (stamped !== undefined) secrets.of(stamped);
    const setsMarker = rule.SetHeaderName.known && rule.SetHeaderName.value !== null && headerOf(rule.SetHeaderName.value, headers) !== undefined;
    if (setsMarker && rule.SetHeaderValue.known && rule.SetHeaderValue.value !== null) secrets.of(rule.SetHeaderValue.value);
    for (const pair of [...headerExceptions(rule).pairs, ...headerConditions(rule).pairs]) {
      if (headerOf(pair.header, headers) === undefined && !drafts.some((draft) => draft.rule === rule)) continue;
      for (const text of pair.texts) {
        const literal = pair.match === 'words' ? text : literalOfPattern(text);
        if (literal !== undefined && literal.trim() !== '') secrets.of(literal);
      }
    }
  }
}

/** The declared value that a rule speaks for; undefined when none is declared for its domains, or when they differ. */
export function declaredValueFor(rule: TransportRule, declared: readonly DeclaredValue[]): Secret | undefined {
  const domains = domainsOfRule(rule);
  const forAll = declared.find((value) => value.domain === undefined)?.value;
  const forDomains = declared.filter((value) => value.domain !== undefined && (domains.length === 0 || domains.includes(value.domain)));
  const values = new Set(forDomains.map((value) => value.value));
  if (values.size === 1 && (domains.length > 0 || forAll === undefined)) return [...values][0];
  return values.size === 0 ? forAll : undefined;
}

/** Compares the guards of the drafts with the value expected of each. */
export function withValues(
  drafts: readonly RoutingDraft[],
  declared: readonly DeclaredValue[],
  secrets: Secrets,
  engine: PatternEngine | undefined,
): readonly Omit<RoutingRule, 'lower'>[] {
  const stamps = new Set(drafts.flatMap((draft) => (draft.stampText === undefined ? [] : [secrets.of(draft.stampText)])));
  const common = stamps.size === 1 ? [...stamps][0] : undefined;
  return drafts.map((draft) => {
    const { stampText: text, guards, ...rest } = draft;
    const stamp = text === undefined ? undefined : secrets.of(text);
    const expected = declaredValueFor(draft.rule, declared) ?? stamp ?? common;
    const compared: Guard[] = guards.map((guard) => ({ ...guard, matches: matchesValue(guard.pair, expected, secrets, engine) }));
    return { ...rest, stamp, expected, guards: compared };
  });
}
