// Generated from the folders by npm run gen. Do not edit.
import type { Rule } from '../src/analyze/rules/rule.ts';
import arcSealerMissing from './arc/sealer-missing/rule.ts';
import connectorInboundIpForeign from './connector/inbound-ip-foreign/rule.ts';
import connectorInboundIpMissing from './connector/inbound-ip-missing/rule.ts';
import connectorInboundMissing from './connector/inbound-missing/rule.ts';
import connectorInboundReturnRelayDenied from './connector/inbound-return-relay-denied/rule.ts';
import connectorInboundSenderDomainsNarrow from './connector/inbound-sender-domains-narrow/rule.ts';
import connectorInboundTlsNotRequired from './connector/inbound-tls-not-required/rule.ts';
import connectorInboundTypeMismatch from './connector/inbound-type-mismatch/rule.ts';
import connectorOutboundMixed from './connector/outbound-mixed/rule.ts';
import connectorOutboundMxRouting from './connector/outbound-mx-routing/rule.ts';
import connectorOutboundNotRuleScoped from './connector/outbound-not-rule-scoped/rule.ts';
import connectorOutboundSuperfluous from './connector/outbound-superfluous/rule.ts';
import connectorOutboundTlsWeak from './connector/outbound-tls-weak/rule.ts';
import connectorOutboundToInboundEndpointMissing from './connector/outbound-to-inbound-endpoint-missing/rule.ts';
import connectorOutboundToOutboundEndpointMissing from './connector/outbound-to-outbound-endpoint-missing/rule.ts';
import connectorOutboundUnknownEndpoint from './connector/outbound-unknown-endpoint/rule.ts';
import connectorOutboundWrongEndpoint from './connector/outbound-wrong-endpoint/rule.ts';
import transportRuleLoopGuardIncomplete from './transport-rule/loop-guard-incomplete/rule.ts';
import transportRuleLoopGuardInverted from './transport-rule/loop-guard-inverted/rule.ts';
import transportRuleLoopGuardMissing from './transport-rule/loop-guard-missing/rule.ts';
import transportRuleLoopGuardValueMismatch from './transport-rule/loop-guard-value-mismatch/rule.ts';
import transportRuleLoopGuardWrongHeader from './transport-rule/loop-guard-wrong-header/rule.ts';

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
  arcSealerMissing,
  connectorInboundIpForeign,
  connectorInboundIpMissing,
  connectorInboundMissing,
  connectorInboundReturnRelayDenied,
  connectorInboundSenderDomainsNarrow,
  connectorInboundTlsNotRequired,
  connectorInboundTypeMismatch,
  connectorOutboundMixed,
  connectorOutboundMxRouting,
  connectorOutboundNotRuleScoped,
  connectorOutboundSuperfluous,
  connectorOutboundTlsWeak,
  connectorOutboundToInboundEndpointMissing,
  connectorOutboundToOutboundEndpointMissing,
  connectorOutboundUnknownEndpoint,
  connectorOutboundWrongEndpoint,
  transportRuleLoopGuardIncomplete,
  transportRuleLoopGuardInverted,
  transportRuleLoopGuardMissing,
  transportRuleLoopGuardValueMismatch,
  transportRuleLoopGuardWrongHeader,
];
