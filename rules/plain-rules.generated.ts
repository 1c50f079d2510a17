// Generated from the folders by npm run gen. Do not edit.
import type { Rule } from '../src/analyze/rules/rule.ts';
import acceptedDomainServiceDomainMissing from './accepted-domain/service-domain-missing/rule.ts';
import arcSealerLookalike from './arc/sealer-lookalike/rule.ts';
import arcSealerMissing from './arc/sealer-missing/rule.ts';
import connectionFilterServiceIpMissing from './connection-filter/service-ip-missing/rule.ts';
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
import connectorOutboundOwnDomain from './connector/outbound-own-domain/rule.ts';
import connectorOutboundSuperfluous from './connector/outbound-superfluous/rule.ts';
import connectorOutboundTlsWeak from './connector/outbound-tls-weak/rule.ts';
import connectorOutboundToInboundEndpointMissing from './connector/outbound-to-inbound-endpoint-missing/rule.ts';
import connectorOutboundToOutboundEndpointMissing from './connector/outbound-to-outbound-endpoint-missing/rule.ts';
import connectorOutboundUnknownEndpoint from './connector/outbound-unknown-endpoint/rule.ts';
import connectorOutboundWrongEndpoint from './connector/outbound-wrong-endpoint/rule.ts';
import dashboardDomainMissing from './dashboard/domain-missing/rule.ts';
import dashboardRelayServerMissing from './dashboard/relay-server-missing/rule.ts';
import dashboardRelayServerWrong from './dashboard/relay-server-wrong/rule.ts';
import dashboardServerMissing from './dashboard/server-missing/rule.ts';
import dashboardServerWrong from './dashboard/server-wrong/rule.ts';
import dashboardSettingWrong from './dashboard/setting-wrong/rule.ts';
import dkimResigningUnconfirmed from './dkim/resigning-unconfirmed/rule.ts';
import dkimSigningDisabled from './dkim/signing-disabled/rule.ts';
import enhancedFilteringHopsIncomplete from './enhanced-filtering/hops-incomplete/rule.ts';
import remoteDomainTnefNotDisabled from './remote-domain/tnef-not-disabled/rule.ts';
import remoteDomainTnefSpecificOverride from './remote-domain/tnef-specific-override/rule.ts';
import routingDeclaredDiffers from './routing/declared-differs/rule.ts';
import routingProvisioningIncomplete from './routing/provisioning-incomplete/rule.ts';
import routingVendorLeftover from './routing/vendor-leftover/rule.ts';
import transportRuleConnectorUnresolved from './transport-rule/connector-unresolved/rule.ts';
import transportRuleInboundRouteMissing from './transport-rule/inbound-route-missing/rule.ts';
import transportRuleLeftoverLoopback from './transport-rule/leftover-loopback/rule.ts';
import transportRuleLoopGuardIncomplete from './transport-rule/loop-guard-incomplete/rule.ts';
import transportRuleLoopGuardInverted from './transport-rule/loop-guard-inverted/rule.ts';
import transportRuleLoopGuardMissing from './transport-rule/loop-guard-missing/rule.ts';
import transportRuleLoopGuardValueMismatch from './transport-rule/loop-guard-value-mismatch/rule.ts';
import transportRuleLoopGuardWrongHeader from './transport-rule/loop-guard-wrong-header/rule.ts';
import transportRuleMarkerRewritten from './transport-rule/marker-rewritten/rule.ts';
import transportRuleOutboundRouteMissing from './transport-rule/outbound-route-missing/rule.ts';
import transportRuleRecipientScopeMissing from './transport-rule/recipient-scope-missing/rule.ts';
import transportRuleRouteInactive from './transport-rule/route-inactive/rule.ts';
import transportRuleScopeNarrowed from './transport-rule/scope-narrowed/rule.ts';
import transportRuleSelectiveGroupUnusable from './transport-rule/selective-group-unusable/rule.ts';
import transportRuleSenderScopeMissing from './transport-rule/sender-scope-missing/rule.ts';
import transportRuleTenantHeaderMissing from './transport-rule/tenant-header-missing/rule.ts';
import transportRuleTenantValueInconsistent from './transport-rule/tenant-value-inconsistent/rule.ts';
import transportRuleTenantValueUnverified from './transport-rule/tenant-value-unverified/rule.ts';
import transportRuleTenantValueWrong from './transport-rule/tenant-value-wrong/rule.ts';
import vendorProfileStale from './vendor/profile-stale/rule.ts';

/** The rules that can do without the DNS, sorted by id. */
export const plainRules: readonly Rule[] = [
  acceptedDomainServiceDomainMissing,
  arcSealerLookalike,
  arcSealerMissing,
  connectionFilterServiceIpMissing,
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
  connectorOutboundOwnDomain,
  connectorOutboundSuperfluous,
  connectorOutboundTlsWeak,
  connectorOutboundToInboundEndpointMissing,
  connectorOutboundToOutboundEndpointMissing,
  connectorOutboundUnknownEndpoint,
  connectorOutboundWrongEndpoint,
  dashboardDomainMissing,
  dashboardRelayServerMissing,
  dashboardRelayServerWrong,
  dashboardServerMissing,
  dashboardServerWrong,
  dashboardSettingWrong,
  dkimResigningUnconfirmed,
  dkimSigningDisabled,
  enhancedFilteringHopsIncomplete,
  remoteDomainTnefNotDisabled,
  remoteDomainTnefSpecificOverride,
  routingDeclaredDiffers,
  routingProvisioningIncomplete,
  routingVendorLeftover,
  transportRuleConnectorUnresolved,
  transportRuleInboundRouteMissing,
  transportRuleLeftoverLoopback,
  transportRuleLoopGuardIncomplete,
  transportRuleLoopGuardInverted,
  transportRuleLoopGuardMissing,
  transportRuleLoopGuardValueMismatch,
  transportRuleLoopGuardWrongHeader,
  transportRuleMarkerRewritten,
  transportRuleOutboundRouteMissing,
  transportRuleRecipientScopeMissing,
  transportRuleRouteInactive,
  transportRuleScopeNarrowed,
  transportRuleSelectiveGroupUnusable,
  transportRuleSenderScopeMissing,
  transportRuleTenantHeaderMissing,
  transportRuleTenantValueInconsistent,
  transportRuleTenantValueUnverified,
  transportRuleTenantValueWrong,
  vendorProfileStale,
];
