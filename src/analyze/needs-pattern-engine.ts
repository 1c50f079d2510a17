import { literalOfPattern } from '../mail/pattern-literal.ts';
import type { Tenant } from '../model/index.ts';
import { headerConditions, headerExceptions } from './recognize/guard.ts';

/** Whether a rule of the tenant holds a header pattern that is no plain text, so that the regular expression engine is needed. */
export function needsPatternEngine(tenant: Tenant): boolean {
  const section = tenant.TransportRule;
  if (section.state === 'missing') return false;
  return section.objects.some((rule) =>
    [headerConditions(rule), headerExceptions(rule)].some(({ pairs }) =>
      pairs.some(
        (pair) => pair.match === 'patterns' && pair.texts.some((text) => literalOfPattern(text) === undefined),
      ),
    ),
  );
}
