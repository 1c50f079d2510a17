// Generated from the folders by npm run gen. Do not edit.
import type { Rule } from '../src/analyze/rules/rule.ts';
import arcSealerMissing from './arc/sealer-missing/rule.ts';
import connectorInboundTlsNotRequired from './connector/inbound-tls-not-required/rule.ts';
import transportRuleLoopGuardMissing from './transport-rule/loop-guard-missing/rule.ts';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
  arcSealerMissing,
  connectorInboundTlsNotRequired,
  transportRuleLoopGuardMissing,
];
