import type { Rule } from '../src/analyze/rules/rule.ts';
import { dnsRules } from './dns-rules.generated.ts';
import { plainRules } from './plain-rules.generated.ts';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [...plainRules, ...dnsRules].toSorted((a, b) => (a.id < b.id ? -1 : 1));
