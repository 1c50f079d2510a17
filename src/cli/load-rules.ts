import { deferredRules } from '../../rules/deferred-rules.generated.ts';
import { plainRules } from '../../rules/plain-rules.generated.ts';
import type { Rule } from '../analyze/rules/rule.ts';

function sorted(rules: readonly Rule[]): readonly Rule[] {
  return rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every rule, by id. Those that need the DNS are half of the program and loaded here. */
export async function loadRules(): Promise<readonly Rule[]> {
  const { dnsRules } = await import('../../rules/dns-rules.generated.ts');
  return sorted([...plainRules, ...dnsRules]);
}

/** The same for a run without the DNS: something small stands for the rules that need it, and says that they did not run. */
export function rulesWithoutDns(): readonly Rule[] {
  return sorted([...plainRules, ...deferredRules]);
}
