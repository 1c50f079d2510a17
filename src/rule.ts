/**
 * Everything a rule may import, and nothing else: how a rule is defined, what it sees, and the knowledge of mail
 * that judgements are made of.
 */
export { defineRule } from './analyze/rules/rule.ts';
export type { RuleContext, PresentSection } from './analyze/rules/context.ts';
export type { Direction } from './analyze/rules/finding.ts';
export type { Command, FixProposal, PowerShellParameters, PowerShellValue } from './analyze/rules/fix.ts';
export {
  absent,
  declaredAt,
  gap,
  gapsOn,
  inProfile,
  notApplicable,
  on,
  related,
  type Target,
} from './analyze/rules/target.ts';
export { guardCommand, guardFix, holderOf, restampCommands, wholeGuardFix } from './analyze/recognize/guard-fix.ts';
export type { Secret, Secrets } from './analyze/secret.ts';
export type { Guard, RoutingRule, ServiceConnector, ServiceView } from './analyze/recognize/service-view.ts';
export * from './mail/ip-range.ts';
export { isLookalike, isMicrosoftMx, isIpLiteral, isUnder, normalizeHost } from './mail/host.ts';
export { certificateCovers, certificateSubjects } from './mail/certificate-name.ts';
export { senderDomain, senderDomainCovers } from './mail/sender-domain.ts';
export {
  known,
  unknown,
  type AcceptedDomain,
  type DnsOutcome,
  type Fact,
  type InboundConnector,
  type ObjectOf,
  type OutboundConnector,
  type Section,
  type TenantObject,
  type TransportRule,
  type Unknown,
} from './model/index.ts';
export { confirmedFirst } from './analyze/recognize/confirmed-first.ts';
export { addressEntries } from './analyze/recognize/address-entries.ts';
export { unreadState } from './analyze/recognize/endpoint-connectors.ts';
export { endpointOf, newEndpointConnector, tlsParameters } from './analyze/recognize/endpoint-fix.ts';
export {
  createReturnFix,
  listableEgress,
  newReturnConnector,
  relayConnectorFix,
} from './analyze/recognize/return-fix.ts';
export { coversClientName } from './analyze/recognize/return-connectors.ts';
export { guardFlaw } from './analyze/recognize/guard-flaw.ts';
export { comesBack, guardLower } from './analyze/recognize/returns.ts';
export { shownName } from './analyze/recognize/near-miss.ts';
export { isPlaceholder } from './analyze/recognize/placeholder.ts';
export { declaredValuesOf } from './analyze/recognize/declared-values.ts';
export { valueConflicts, type ValueConflict } from './analyze/recognize/value-conflicts.ts';
export { declaredHosts, noDashboard, notDeclared } from './analyze/recognize/dashboard.ts';
export { googleHost, nextHop, type NextHop } from './analyze/recognize/next-hop.ts';
export { unreadDomains } from './analyze/recognize/rule-domains.ts';
export { missingEndpoint } from './analyze/recognize/missing-endpoint.ts';
export { missingRoute } from './analyze/recognize/missing-route.ts';
export { coverageOf } from './analyze/recognize/accepted-coverage.ts';
export { acceptedIndex, type CoverageByDomain } from './analyze/recognize/accepted-index.ts';
export { notInProfile } from './analyze/rules/profile-gap.ts';
export { mentionsService } from './analyze/recognize/mentions-service.ts';
export { profileAge } from './analyze/recognize/profile-age.ts';
export { activityOf } from './analyze/recognize/activity.ts';
export { matchesValue } from './analyze/recognize/match-guard.ts';
export { markerWriting, type MarkerWriter } from './analyze/recognize/marker-writer.ts';
export { actsOnReturn, canReach, isLimitedToService } from './analyze/recognize/rule-reach.ts';
export { byPriority } from './analyze/recognize/order.ts';
export { conditionsOf, exceptionsOf, type Predicate } from './analyze/recognize/predicates.ts';
export { stampedBefore } from './analyze/recognize/stamped-before.ts';
export { demandsOn, type RouteDemands } from './analyze/recognize/route-demands.ts';
export { scopeLimit } from './analyze/recognize/scope-limit.ts';
export { isCarrying, resolveConnector } from './analyze/recognize/connectors.ts';
export { canFollow, canMeet } from './analyze/recognize/rule-relations.ts';
export { domainOf } from './mail/address.ts';
export { domainCovers } from './mail/domain-set.ts';
export { literalOfPattern } from './mail/pattern-literal.ts';
export { reservedKind } from './mail/reserved.ts';
export { exportGroup } from './analyze/recognize/group-export.ts';
export { isoInstant } from './text/instant.ts';
export { requiredGuards } from './analyze/recognize/required-guards.ts';
export { openMark } from './analyze/recognize/open-mark.ts';
export { isWithoutGuards } from './analyze/recognize/without-guards.ts';
export { isUnrestricted, withoutLockdown } from './analyze/recognize/lift-restriction.ts';
export { namesConnector } from './analyze/recognize/out-of-use.ts';
export { egressTable } from './analyze/recognize/egress-table.ts';
export { addressCopies, type AddressCopy, type AddressList } from './analyze/recognize/address-copies.ts';
export { expectedAddresses } from './analyze/recognize/expected-addresses.ts';
export { isEverybody, publishedEgress, unpublishedOf, type PublishedEgress } from './analyze/dns/published-egress.ts';
export { isDefaultPolicy } from './analyze/recognize/default-policy.ts';
export { onDomain, type GapYield } from './analyze/rules/target.ts';
export { isSettled, isVoid, unanswered } from './mail/dns/outcome.ts';
export { isInitialDomain } from './analyze/recognize/domains.ts';
export { activeSelector } from './analyze/dns/active-selector.ts';
export { dkimConfigs } from './analyze/dns/dkim-configs.ts';
export { dkimSelectors, type DkimSelector } from './analyze/dns/dkim-selectors.ts';
export { judgeSelector, type SelectorFault } from './analyze/dns/selector-judgement.ts';
export { selectorName } from './mail/dkim/selector.ts';
export { atHolder, dmarcGaps, dmarcName } from './analyze/dns/dmarc-target.ts';
export { surveyDmarc, type DmarcHolder } from './analyze/dns/dmarc-survey.ts';
export { dmarcVerdict } from './mail/dmarc/verdict.ts';
export { evaluateReports, type ReportDestination } from './mail/dmarc/reports.ts';
export type { DmarcPolicy, DmarcRecord } from './mail/dmarc/record.ts';
export { hasAlignedEnvelope, hasAlignedSignature } from './analyze/dns/alignment.ts';
export { vendorPass } from './analyze/dns/vendor-pass.ts';
export { isParked } from './analyze/dns/parked.ts';
export { isSilent } from './analyze/dns/silent.ts';
export { mxTable } from './analyze/recognize/mx-table.ts';
export { mxRole, namedHosts, type MxRole } from './analyze/recognize/mx-role.ts';
export { lookedUpName, lookUpServer } from './analyze/recognize/looked-up-server.ts';
export { tenantOf } from './analyze/recognize/tenant-host.ts';
export { stsFaults } from './analyze/dns/sts-faults.ts';
export { hostsOutsidePolicy, matchesMxPattern } from './mail/mta-sts/match.ts';
export { isUsablePolicy } from './mail/mta-sts/parse-policy.ts';
export type { MtaSts, StsFetchProblem } from './mail/mta-sts/mta-sts.ts';
export type { MxHost } from './mail/mx/mx.ts';
export { isIdleLock, lockdownOf } from './analyze/recognize/lockdown.ts';
export { listedAddresses } from './analyze/recognize/listed-addresses.ts';
export { isLockable, lockdownFix } from './analyze/recognize/lockdown-fix.ts';
export { surveyMx } from './analyze/recognize/mx-survey.ts';
export { ownRoutes, type OwnRoute } from './analyze/recognize/own-routes.ts';
export { vendorFacts, type IsVendors, type VendorFacts } from './analyze/recognize/vendor-facts.ts';
export { marks, readings, tracesIn, type Reading } from './analyze/recognize/vendor-traces.ts';
export type { VendorProfile } from './vendor/profile.ts';
export { correctedFix, correctedRecord } from './analyze/dns/corrected-record.ts';
export { senderTerms } from './analyze/dns/sender-terms.ts';
export { spfExhibit } from './analyze/dns/spf-exhibit.ts';
export { addressExhibit } from './analyze/dns/address-exhibit.ts';
export { includeOf, maySend } from './analyze/dns/spf-scope.ts';
export { neededIncludes, needsInclude } from './analyze/dns/needed-includes.ts';
export { isBelowOther, sendingDomains, spfDomains, type SpfDomain } from './analyze/dns/spf-domains.ts';
export { includeUse, recordsOf, type IncludeUse } from './analyze/dns/include-use.ts';
export { wrongForms } from './analyze/dns/wrong-form.ts';
export { nestedFix, nestedForm } from './analyze/dns/nested-form.ts';
export { cloudOf, cloudsOf } from './analyze/dns/tenant-cloud.ts';
export { suggestTerms } from './mail/spf/suggest.ts';
export { microsoftClouds } from './mail/microsoft-cloud.ts';
export { eachPasses } from './analyze/dns/each-passes.ts';
export { canPass, walkSpf, wayText, type SpfWalked } from './analyze/dns/spf-walk.ts';
export { treeGaps } from './analyze/dns/tree-gaps.ts';
export { limitedSources, type LimitedSource, type SpfLimit } from './analyze/dns/spf-limits.ts';
export { sumOfVoids, voidTerms, type VoidTerm } from './analyze/dns/void-terms.ts';
export { isEnforced } from './analyze/dns/dmarc-enforced.ts';
export { redundantTerms, type RedundantTerm } from './analyze/dns/redundant-terms.ts';
export { shownText } from './analyze/dns/shown-text.ts';
export { publishedTexts, type DnsTexts } from './analyze/dns/published-texts.ts';
export { allOf, anyOf, asked, gapsOf, notSo, type Answer } from './analyze/recognize/answer.ts';
export {
  isPartner,
  listsAddresses,
  namesCertificate,
  restrictsToAddresses,
  restrictsToCertificate,
  takesAllSenders,
} from './analyze/recognize/inbound-conditions.ts';
export { grantsRelay, hasUnclaimedRelay } from './analyze/recognize/relay-connectors.ts';
export { hasUnclaimedReturn } from './analyze/recognize/unclaimed-return.ts';
export { sharedEgress } from './analyze/recognize/shared-egress.ts';
export { needsRelay, retireCommand, separateReturnFix } from './analyze/recognize/separate-return.ts';
export { restoreReturnFix } from './analyze/recognize/restore-return.ts';
export { isInForce } from './analyze/recognize/architecture.ts';
export { domainsAbove } from './mail/domains-above.ts';
export { enhancedFiltering, filteringInForce } from './analyze/recognize/enhanced-filtering.ts';
export { lastHops, type LastHop } from './analyze/recognize/last-hops.ts';
export { returnPaths } from './analyze/recognize/return-paths.ts';
export { unsupportedHops } from './analyze/recognize/unsupported-hops.ts';
export { skipHopsFix } from './analyze/recognize/skip-hops.ts';
export { pathBypass } from './analyze/recognize/path-bypass.ts';
export { couldLockFrontDoor } from './analyze/recognize/front-door.ts';
export { actionsOf } from './analyze/recognize/rule-actions.ts';
export { contentActions, encryptingActions, silentActions } from './analyze/recognize/action-kinds.ts';
export { endingsOf, type Ending } from './analyze/recognize/rule-ending.ts';
export { neighborsOf, settle } from './analyze/recognize/neighbors.ts';
export { isIndistinct } from './analyze/recognize/indistinct.ts';
export { exceptsOwnWork } from './analyze/recognize/own-work.ts';
export { isForInsiders } from './analyze/recognize/for-insiders.ts';
export { isForProcessed } from './analyze/recognize/for-processed.ts';
export { exceptsStamp } from './analyze/recognize/excepts-stamp.ts';
export type { UnreadProperty } from './analyze/recognize/guard.ts';
export { hasUnsteady, isMissedByStop, repeatsOnReturn } from './analyze/recognize/second-visit.ts';
export { routesElsewhere } from './analyze/recognize/elsewhere.ts';
export { relatedRules } from './analyze/recognize/related-rules.ts';
export { moveBefore } from './analyze/recognize/move-before.ts';
export { dropActionFix } from './analyze/recognize/drop-action.ts';
export { isDeclarable, sideOf, undeclared } from './analyze/recognize/excluded.ts';
export { covers as coversRule } from './analyze/recognize/rule-relations.ts';
export { stripState, type StripSearch, type StripState } from './analyze/recognize/strip-state.ts';
export { newStripFix } from './analyze/recognize/strip-fix.ts';
export {
  couldLetIn,
  isHarmless,
  isLetIn,
  lockOf,
  refusedAddresses,
  type Lock,
} from './analyze/recognize/lock-admission.ts';
export { letInFix } from './analyze/recognize/let-in-fix.ts';
export { addressesOf } from './analyze/recognize/vendor-facts.ts';
export { allowEntries, type AllowEntry } from './analyze/recognize/allow-entries.ts';
export { withoutEntries } from './analyze/recognize/allow-list-fix.ts';
export { defaultPolicies } from './analyze/recognize/default-policies.ts';
export { defaultRemoteDomains } from './analyze/recognize/default-remote-domains.ts';
export { formerServices } from './analyze/recognize/former-services.ts';
export { isUnreachable } from './analyze/recognize/is-unreachable.ts';
export { isNearSealer } from './analyze/recognize/near-sealer.ts';
export { sealerEntries } from './analyze/recognize/sealer-entries.ts';
export { isDomainName } from './mail/domain-name.ts';
export { allowLists } from './analyze/recognize/allow-lists.ts';
