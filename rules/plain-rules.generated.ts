// Generated from the folders by npm run gen. Do not edit.
import type { Rule } from '../src/analyze/rules/rule.ts';
import acceptedDomainInternalRelay from './accepted-domain/internal-relay/rule.ts';
import acceptedDomainServiceDomainMissing from './accepted-domain/service-domain-missing/rule.ts';
import acceptedDomainStateAbnormal from './accepted-domain/state-abnormal/rule.ts';
import arcSealerLookalike from './arc/sealer-lookalike/rule.ts';
import arcSealerMissing from './arc/sealer-missing/rule.ts';
import arcSealerNotOffered from './arc/sealer-not-offered/rule.ts';
import arcSealerUnrelated from './arc/sealer-unrelated/rule.ts';
import arcVerdictMasked from './arc/verdict-masked/rule.ts';
import connectionFilterAllowEntryBroad from './connection-filter/allow-entry-broad/rule.ts';
import connectionFilterAllowEntryUnrelated from './connection-filter/allow-entry-unrelated/rule.ts';
import connectionFilterAllowNotGuaranteed from './connection-filter/allow-not-guaranteed/rule.ts';
import connectionFilterSafeListEnabled from './connection-filter/safe-list-enabled/rule.ts';
import connectionFilterServiceIpAllowed from './connection-filter/service-ip-allowed/rule.ts';
import connectionFilterServiceIpBlocked from './connection-filter/service-ip-blocked/rule.ts';
import connectionFilterServiceIpMissing from './connection-filter/service-ip-missing/rule.ts';
import connectorInboundAssociatedDomains from './connector/inbound-associated-domains/rule.ts';
import connectorInboundCertificateInert from './connector/inbound-certificate-inert/rule.ts';
import connectorInboundCertificateNotAccepted from './connector/inbound-certificate-not-accepted/rule.ts';
import connectorInboundCrossPremisesHeaders from './connector/inbound-cross-premises-headers/rule.ts';
import connectorInboundHybridWizardEdited from './connector/inbound-hybrid-wizard-edited/rule.ts';
import connectorInboundIpAndCertificate from './connector/inbound-ip-and-certificate/rule.ts';
import connectorInboundIpForeign from './connector/inbound-ip-foreign/rule.ts';
import connectorInboundIpInvalid from './connector/inbound-ip-invalid/rule.ts';
import connectorInboundIpListInert from './connector/inbound-ip-list-inert/rule.ts';
import connectorInboundIpMissing from './connector/inbound-ip-missing/rule.ts';
import connectorInboundLockdownExcludesService from './connector/inbound-lockdown-excludes-service/rule.ts';
import connectorInboundMissing from './connector/inbound-missing/rule.ts';
import connectorInboundOnpremisesSharedIp from './connector/inbound-onpremises-shared-ip/rule.ts';
import connectorInboundOverlap from './connector/inbound-overlap/rule.ts';
import connectorInboundPartnerUnrestricted from './connector/inbound-partner-unrestricted/rule.ts';
import connectorInboundReturnNullSender from './connector/inbound-return-null-sender/rule.ts';
import connectorInboundReturnRelayDenied from './connector/inbound-return-relay-denied/rule.ts';
import connectorInboundSenderDomainsNarrow from './connector/inbound-sender-domains-narrow/rule.ts';
import connectorInboundTlsNotRequired from './connector/inbound-tls-not-required/rule.ts';
import connectorInboundTreatsAsInternal from './connector/inbound-treats-as-internal/rule.ts';
import connectorInboundTypeMismatch from './connector/inbound-type-mismatch/rule.ts';
import connectorOutboundCatchAll from './connector/outbound-catch-all/rule.ts';
import connectorOutboundDaneMode from './connector/outbound-dane-mode/rule.ts';
import connectorOutboundHybridWizardEdited from './connector/outbound-hybrid-wizard-edited/rule.ts';
import connectorOutboundMixed from './connector/outbound-mixed/rule.ts';
import connectorOutboundMxRouting from './connector/outbound-mx-routing/rule.ts';
import connectorOutboundNotRuleScoped from './connector/outbound-not-rule-scoped/rule.ts';
import connectorOutboundOnpremisesFeatures from './connector/outbound-onpremises-features/rule.ts';
import connectorOutboundOwnDomain from './connector/outbound-own-domain/rule.ts';
import connectorOutboundSuperfluous from './connector/outbound-superfluous/rule.ts';
import connectorOutboundTlsDomainMismatch from './connector/outbound-tls-domain-mismatch/rule.ts';
import connectorOutboundTlsWeak from './connector/outbound-tls-weak/rule.ts';
import connectorOutboundToInboundEndpointMissing from './connector/outbound-to-inbound-endpoint-missing/rule.ts';
import connectorOutboundToOutboundEndpointMissing from './connector/outbound-to-outbound-endpoint-missing/rule.ts';
import connectorOutboundUnknownEndpoint from './connector/outbound-unknown-endpoint/rule.ts';
import connectorOutboundWrongEndpoint from './connector/outbound-wrong-endpoint/rule.ts';
import dashboardDomainMissing from './dashboard/domain-missing/rule.ts';
import dashboardRecipientLookupOff from './dashboard/recipient-lookup-off/rule.ts';
import dashboardRelayServerMissing from './dashboard/relay-server-missing/rule.ts';
import dashboardRelayServerWrong from './dashboard/relay-server-wrong/rule.ts';
import dashboardServerMissing from './dashboard/server-missing/rule.ts';
import dashboardServerWrong from './dashboard/server-wrong/rule.ts';
import dashboardSettingWrong from './dashboard/setting-wrong/rule.ts';
import dkimResigningUnconfirmed from './dkim/resigning-unconfirmed/rule.ts';
import dkimSigningDisabled from './dkim/signing-disabled/rule.ts';
import enhancedFilteringBypassConflict from './enhanced-filtering/bypass-conflict/rule.ts';
import enhancedFilteringHopsIncomplete from './enhanced-filtering/hops-incomplete/rule.ts';
import enhancedFilteringLastIpAmbiguous from './enhanced-filtering/last-ip-ambiguous/rule.ts';
import enhancedFilteringLimitedUsers from './enhanced-filtering/limited-users/rule.ts';
import enhancedFilteringMissing from './enhanced-filtering/missing/rule.ts';
import enhancedFilteringOnLoopback from './enhanced-filtering/on-loopback/rule.ts';
import enhancedFilteringReservedParameter from './enhanced-filtering/reserved-parameter/rule.ts';
import enhancedFilteringUnsupportedAddress from './enhanced-filtering/unsupported-address/rule.ts';
import organizationDirectSendOpen from './organization/direct-send-open/rule.ts';
import organizationDirectSendRejectsReturn from './organization/direct-send-rejects-return/rule.ts';
import remoteDomainAutoForwardEnabled from './remote-domain/auto-forward-enabled/rule.ts';
import remoteDomainTnefNotDisabled from './remote-domain/tnef-not-disabled/rule.ts';
import remoteDomainTnefSpecificOverride from './remote-domain/tnef-specific-override/rule.ts';
import routingDeclaredDiffers from './routing/declared-differs/rule.ts';
import routingLoopbackLimits from './routing/loopback-limits/rule.ts';
import routingOnPremisesUndeclared from './routing/on-premises-undeclared/rule.ts';
import routingProvisioningIncomplete from './routing/provisioning-incomplete/rule.ts';
import routingSecondVendor from './routing/second-vendor/rule.ts';
import routingVendorLeftover from './routing/vendor-leftover/rule.ts';
import transportRuleBlockedByEarlierRule from './transport-rule/blocked-by-earlier-rule/rule.ts';
import transportRuleConnectorUnresolved from './transport-rule/connector-unresolved/rule.ts';
import transportRuleInboundRouteMissing from './transport-rule/inbound-route-missing/rule.ts';
import transportRuleLeftoverLoopback from './transport-rule/leftover-loopback/rule.ts';
import transportRuleLimitExceeded from './transport-rule/limit-exceeded/rule.ts';
import transportRuleLoopGuardIncomplete from './transport-rule/loop-guard-incomplete/rule.ts';
import transportRuleLoopGuardInverted from './transport-rule/loop-guard-inverted/rule.ts';
import transportRuleLoopGuardMissing from './transport-rule/loop-guard-missing/rule.ts';
import transportRuleLoopGuardValueBroad from './transport-rule/loop-guard-value-broad/rule.ts';
import transportRuleLoopGuardValueMismatch from './transport-rule/loop-guard-value-mismatch/rule.ts';
import transportRuleLoopGuardWrongHeader from './transport-rule/loop-guard-wrong-header/rule.ts';
import transportRuleMarkerForgeable from './transport-rule/marker-forgeable/rule.ts';
import transportRuleMarkerRewritten from './transport-rule/marker-rewritten/rule.ts';
import transportRuleOutboundRouteMissing from './transport-rule/outbound-route-missing/rule.ts';
import transportRulePriorityLow from './transport-rule/priority-low/rule.ts';
import transportRuleRecipientScopeMissing from './transport-rule/recipient-scope-missing/rule.ts';
import transportRuleRedirectsOutside from './transport-rule/redirects-outside/rule.ts';
import transportRuleRouteConflict from './transport-rule/route-conflict/rule.ts';
import transportRuleRouteInactive from './transport-rule/route-inactive/rule.ts';
import transportRuleSafeLinksSkipped from './transport-rule/safe-links-skipped/rule.ts';
import transportRuleScopeNarrowed from './transport-rule/scope-narrowed/rule.ts';
import transportRuleSelectiveGroupUnusable from './transport-rule/selective-group-unusable/rule.ts';
import transportRuleSenderScopeMissing from './transport-rule/sender-scope-missing/rule.ts';
import transportRuleSpamBypassBroad from './transport-rule/spam-bypass-broad/rule.ts';
import transportRuleSpecialMessagesUnhandled from './transport-rule/special-messages-unhandled/rule.ts';
import transportRuleStopMissing from './transport-rule/stop-missing/rule.ts';
import transportRuleTenantHeaderMissing from './transport-rule/tenant-header-missing/rule.ts';
import transportRuleTenantValueInconsistent from './transport-rule/tenant-value-inconsistent/rule.ts';
import transportRuleTenantValueUnverified from './transport-rule/tenant-value-unverified/rule.ts';
import transportRuleTenantValueWrong from './transport-rule/tenant-value-wrong/rule.ts';
import vendorProfileStale from './vendor/profile-stale/rule.ts';

/** The rules that can do without the DNS, sorted by id. */
export const plainRules: readonly Rule[] = [
  acceptedDomainInternalRelay,
  acceptedDomainServiceDomainMissing,
  acceptedDomainStateAbnormal,
  arcSealerLookalike,
  arcSealerMissing,
  arcSealerNotOffered,
  arcSealerUnrelated,
  arcVerdictMasked,
  connectionFilterAllowEntryBroad,
  connectionFilterAllowEntryUnrelated,
  connectionFilterAllowNotGuaranteed,
  connectionFilterSafeListEnabled,
  connectionFilterServiceIpAllowed,
  connectionFilterServiceIpBlocked,
  connectionFilterServiceIpMissing,
  connectorInboundAssociatedDomains,
  connectorInboundCertificateInert,
  connectorInboundCertificateNotAccepted,
  connectorInboundCrossPremisesHeaders,
  connectorInboundHybridWizardEdited,
  connectorInboundIpAndCertificate,
  connectorInboundIpForeign,
  connectorInboundIpInvalid,
  connectorInboundIpListInert,
  connectorInboundIpMissing,
  connectorInboundLockdownExcludesService,
  connectorInboundMissing,
  connectorInboundOnpremisesSharedIp,
  connectorInboundOverlap,
  connectorInboundPartnerUnrestricted,
  connectorInboundReturnNullSender,
  connectorInboundReturnRelayDenied,
  connectorInboundSenderDomainsNarrow,
  connectorInboundTlsNotRequired,
  connectorInboundTreatsAsInternal,
  connectorInboundTypeMismatch,
  connectorOutboundCatchAll,
  connectorOutboundDaneMode,
  connectorOutboundHybridWizardEdited,
  connectorOutboundMixed,
  connectorOutboundMxRouting,
  connectorOutboundNotRuleScoped,
  connectorOutboundOnpremisesFeatures,
  connectorOutboundOwnDomain,
  connectorOutboundSuperfluous,
  connectorOutboundTlsDomainMismatch,
  connectorOutboundTlsWeak,
  connectorOutboundToInboundEndpointMissing,
  connectorOutboundToOutboundEndpointMissing,
  connectorOutboundUnknownEndpoint,
  connectorOutboundWrongEndpoint,
  dashboardDomainMissing,
  dashboardRecipientLookupOff,
  dashboardRelayServerMissing,
  dashboardRelayServerWrong,
  dashboardServerMissing,
  dashboardServerWrong,
  dashboardSettingWrong,
  dkimResigningUnconfirmed,
  dkimSigningDisabled,
  enhancedFilteringBypassConflict,
  enhancedFilteringHopsIncomplete,
  enhancedFilteringLastIpAmbiguous,
  enhancedFilteringLimitedUsers,
  enhancedFilteringMissing,
  enhancedFilteringOnLoopback,
  enhancedFilteringReservedParameter,
  enhancedFilteringUnsupportedAddress,
  organizationDirectSendOpen,
  organizationDirectSendRejectsReturn,
  remoteDomainAutoForwardEnabled,
  remoteDomainTnefNotDisabled,
  remoteDomainTnefSpecificOverride,
  routingDeclaredDiffers,
  routingLoopbackLimits,
  routingOnPremisesUndeclared,
  routingProvisioningIncomplete,
  routingSecondVendor,
  routingVendorLeftover,
  transportRuleBlockedByEarlierRule,
  transportRuleConnectorUnresolved,
  transportRuleInboundRouteMissing,
  transportRuleLeftoverLoopback,
  transportRuleLimitExceeded,
  transportRuleLoopGuardIncomplete,
  transportRuleLoopGuardInverted,
  transportRuleLoopGuardMissing,
  transportRuleLoopGuardValueBroad,
  transportRuleLoopGuardValueMismatch,
  transportRuleLoopGuardWrongHeader,
  transportRuleMarkerForgeable,
  transportRuleMarkerRewritten,
  transportRuleOutboundRouteMissing,
  transportRulePriorityLow,
  transportRuleRecipientScopeMissing,
  transportRuleRedirectsOutside,
  transportRuleRouteConflict,
  transportRuleRouteInactive,
  transportRuleSafeLinksSkipped,
  transportRuleScopeNarrowed,
  transportRuleSelectiveGroupUnusable,
  transportRuleSenderScopeMissing,
  transportRuleSpamBypassBroad,
  transportRuleSpecialMessagesUnhandled,
  transportRuleStopMissing,
  transportRuleTenantHeaderMissing,
  transportRuleTenantValueInconsistent,
  transportRuleTenantValueUnverified,
  transportRuleTenantValueWrong,
  vendorProfileStale,
];
