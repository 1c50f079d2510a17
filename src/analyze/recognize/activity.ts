import type { TransportRule } from '../../model/index.ts';
import type { Activity, InactiveReason } from './service-view.ts';
import { placeIn } from './once-each.ts';

function readActivity(rule: TransportRule, at: number): Activity {
  const reasons: InactiveReason[] = [];
  if (rule.State.known && rule.State.value === 'Disabled') reasons.push('disabled');
  if (rule.Mode.known && rule.Mode.value !== 'Enforce') reasons.push('audit');
  if (rule.ActivationDate.known && rule.ActivationDate.value !== null && rule.ActivationDate.value > at) {
    reasons.push('not-yet');
  }
  if (rule.ExpiryDate.known && rule.ExpiryDate.value !== null && rule.ExpiryDate.value <= at) reasons.push('expired');
  if (reasons.length > 0) return { state: 'inactive', reasons };
  for (const property of ['State', 'Mode', 'ActivationDate', 'ExpiryDate'] as const) {
    const fact = rule[property];
    if (!fact.known) return { state: 'unknown', property, why: fact };
  }
  return { state: 'active' };
}

/** Rules are asked about in pairs; a run has one time of judgement. */
const cache = placeIn<TransportRule, { readonly at: number; readonly activity: Activity }>();

/**
 * Whether a mail flow rule acts at `at` (milliseconds since 1970 UTC): switched on, enforced, and within its dates;
 * null dates are open. Source: New-TransportRule in the Exchange cmdlet reference (State, Mode, ActivationDate, ExpiryDate).
 * One property that is known to switch the rule off settles it, whatever is unknown of the others.
 */
export function activityOf(rule: TransportRule, at: number): Activity {
  const before = cache.get(rule);
  if (before?.at === at) return before.activity;
  const activity = readActivity(rule, at);
  cache.set(rule, { at, activity });
  return activity;
}
