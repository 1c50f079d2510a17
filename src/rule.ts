/**
 * Everything a rule may import, and nothing else: how a rule is defined, what it sees, and the knowledge of mail
 * that judgements are made of.
 */
export { defineRule } from './analyze/rules/rule.ts';
export type { RuleContext, PresentSection } from './analyze/rules/context.ts';
export type { Direction } from './analyze/rules/finding.ts';
export type { Command, FixProposal, PowerShellParameters, PowerShellValue } from './analyze/rules/fix.ts';
export { absent, declaredAt, gap, inProfile, notApplicable, on, related, type Target } from './analyze/rules/target.ts';
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
  type Fact,
  type InboundConnector,
  type ObjectOf,
  type OutboundConnector,
  type Section,
  type TransportRule,
  type Unknown,
} from './model/index.ts';
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
export { isUnrestricted, withoutLockdown } from './analyze/recognize/lift-restriction.ts';
export { namesConnector } from './analyze/recognize/out-of-use.ts';
