/**
 * Findings on routing rules that have one cause when they are about one rule, or about a rule that the other names, in
 * falling order. Pairs of rules that one rule tells are left out by the others themselves.
 */
export const flowRuleOrders: readonly (readonly string[])[] = [
  // A text that is wrong in both ways is put right by the value.
  ['transport-rule/loop-guard-value-mismatch', 'transport-rule/loop-guard-value-broad'],
  ['transport-rule/loop-guard-value-broad', 'transport-rule/loop-guard-incomplete noMatch'],
  // Nothing but exceptions that wait for another value differs.
  ['transport-rule/loop-guard-value-mismatch', 'transport-rule/tenant-value-inconsistent exception'],
  // Two rules of the service meet only because one of them lacks a scope.
  ...[
    'transport-rule/sender-scope-missing',
    'transport-rule/recipient-scope-missing inbound',
    'transport-rule/recipient-scope-missing outbound',
  ].map((missing) => [missing, 'transport-rule/route-conflict own']),
  // Both are mended by a rule that stops.
  ['transport-rule/route-conflict own', 'transport-rule/stop-missing'],
  ['transport-rule/route-conflict later', 'transport-rule/stop-missing'],
  // Both are mended by another place in the order.
  ['transport-rule/blocked-by-earlier-rule', 'transport-rule/priority-low'],
];
