import type { Service } from '../../config/config.ts';
import type { IpSet } from '../../mail/ip-range.ts';
import {
  unknown,
  type InboundConnector,
  type OutboundConnector,
  type Section,
  type SectionKind,
  type Tenant,
  type TenantObject,
  type TransportRule,
  type Unknown,
} from '../../model/index.ts';
import { headerName } from '../../vendor/header-name.ts';
import type { DnsView } from '../dns/dns-view.ts';
import type { PatternEngine } from '../pattern-engine.ts';
import type { Gap } from '../rules/finding.ts';
import { on } from '../rules/target.ts';
import type { Secrets } from '../secret.ts';
import { isOthersInbound, isOthersOutbound } from './claims.ts';
import { declaredValues } from './declared-values.ts';
import { endpointsOf, recognizeHosts, type Endpoints, type HostRecognition } from './connectors.ts';
import { architectureOf, untracedArchitecture, type Evidence } from './infer-architecture.ts';
import { directionsInForce, isServing, judgedRules } from './in-force.ts';
import { mxEvidence } from './mx-evidence.ts';
import { byPriority } from './order.ts';
import { isOutOfUse } from './out-of-use.ts';
import { profileEgress } from './profile-egress.ts';
import { profileGaps } from './profile-gaps.ts';
import { isReturnConnector } from './return-connectors.ts';
import { draftRoutingRule, type HeaderNames, type RoutingDraft } from './routing-rules.ts';
import { serviceConnectors } from './service-connectors.ts';
import type { ServiceView } from './service-view.ts';
import { registerValues, withValues } from './values.ts';

export interface RecognitionInput {
  readonly tenant: Tenant;
  readonly service: Service;
  /** The other services of the run: what is more surely theirs is not this one's. */
  readonly others: readonly Service[];
  /** Whether nobody named the service and nothing of it was found. */
  readonly isUntraced: boolean;
  readonly secrets: Secrets;
  readonly engine: PatternEngine | undefined;
  /** In-scope domains. */
  readonly domains: readonly string[];
  readonly dns: DnsView;
  /** Time of judgement, milliseconds since 1970 UTC. */
  readonly at: number;
}

/** What recognition works with, and the gaps it comes upon. */
interface Work extends RecognitionInput {
  readonly endpoints: Endpoints;
  readonly egress: IpSet;
  readonly headers: HeaderNames;
  /** Outbound connectors that are another service's. */
  readonly foreign: Set<OutboundConnector>;
  readonly gaps: Gap[];
}

function objectsOf<T>(section: Section<T>): readonly T[] {
  return section.state === 'missing' ? [] : section.objects;
}

function addGap({ gaps }: Work, object: TenantObject, property: string, why: Unknown): void {
  const { subject, at } = on(object, property);
  gaps.push({ subject, fact: property, why: why.why, at });
}

function readConnectors(work: Work): ReadonlyMap<OutboundConnector, HostRecognition> {
  const recognized = new Map<OutboundConnector, HostRecognition>();
  for (const connector of objectsOf(work.tenant.OutboundConnector)) {
    const recognition = recognizeHosts(connector, work.service.profile, work.endpoints, work.egress);
    if ('known' in recognition) addGap(work, connector, 'SmartHosts', recognition);
    else if (isOthersOutbound(connector, recognition, work.others)) work.foreign.add(connector);
    else recognized.set(connector, recognition);
  }
  return recognized;
}

function readReturnConnectors(work: Work): readonly InboundConnector[] {
  return objectsOf(work.tenant.InboundConnector).filter((connector) => {
    if (isOthersInbound(connector, work.service, work.others)) return false;
    const isReturn = isReturnConnector(connector, work.service.profile, work.egress);
    if (typeof isReturn === 'boolean') return isReturn;
    const property = connector.SenderIPAddresses.known ? 'TlsSenderCertificateName' : 'SenderIPAddresses';
    addGap(work, connector, property, isReturn);
    return false;
  });
}

function readRoutingRules(
  work: Work,
  ordered: readonly TransportRule[],
  recognized: ReadonlyMap<OutboundConnector, HostRecognition>,
): readonly RoutingDraft[] {
  const { headers, egress, at } = work;
  const connectors = objectsOf(work.tenant.OutboundConnector);
  return ordered.flatMap((rule) => {
    const route = rule.RouteMessageOutboundConnector;
    if (!route.known) addGap(work, rule, 'RouteMessageOutboundConnector', route);
    const draft = draftRoutingRule({ rule, connectors, recognized, headers, egress, at });
    if (draft === undefined || isForeign(work, draft)) return [];
    addDraftGaps(work, draft);
    return [draft];
  });
}

/** A rule that leads to another service is that service's, whatever header it stamps. */
function isForeign({ foreign }: Work, { target }: RoutingDraft): boolean {
  return target.state === 'resolved' && foreign.has(target.connector);
}

/** What leaves open whether a routing rule acts, where it routes, or in which direction. */
function addDraftGaps(work: Work, { rule, activity, target }: RoutingDraft): void {
  if (activity.state === 'unknown') addGap(work, rule, activity.property, activity.why);
  if (target.state === 'ambiguous') {
    const detail = `${target.connectors.length} outbound connectors have the name that the rule gives.`;
    addGap(work, rule, 'RouteMessageOutboundConnector', unknown({ reason: 'undetermined', detail }));
  }
  const { FromScope: from, SentToScope: to } = rule;
  if (!from.known) addGap(work, rule, 'FromScope', from);
  else if (from.value === null && !to.known) addGap(work, rule, 'SentToScope', to);
}

function workOf(input: RecognitionInput): Work {
  const { profile } = input.service;
  const { tenant, processed } = profile.headers;
  return {
    ...input,
    endpoints: endpointsOf(profile),
    egress: profileEgress(profile),
    headers: { tenant: headerName(tenant), processed: headerName(processed) },
    foreign: new Set(),
    gaps: [...profileGaps(input.service)],
  };
}

/** What of the tenant's objects is the service's. Pure; facts that are not known become gaps. */
export function recognize(input: RecognitionInput): ServiceView {
  const { tenant, service, secrets, engine } = input;
  const work = workOf(input);
  const { endpoints, egress, headers, gaps } = work;
  const recognized = readConnectors(work);
  const returnConnectors = readReturnConnectors(work);
  const ordered = byPriority(objectsOf(tenant.TransportRule));
  const drafts = readRoutingRules(work, ordered, recognized);
  const declared = declaredValues(service, secrets);
  registerValues(drafts, ordered, headers, secrets);
  const rules = withValues(drafts, declared, secrets, engine, service.profile.headers.placeholders);
  const connectors = serviceConnectors(objectsOf(tenant.OutboundConnector), recognized, rules);
  const isRead = (kind: SectionKind): boolean =>
    tenant[kind].state === 'complete' && !gaps.some((gap) => gap.subject.kind === kind);
  const evidence: Evidence = {
    drafts,
    connectors: connectors.map((one) => ({ recognition: one, active: one.active === true })),
    returnConnectors,
    complete: {
      rules: isRead('TransportRule'),
      outbound: isRead('OutboundConnector'),
      inbound: isRead('InboundConnector'),
    },
    config: service.config,
    profile: service.profile,
    mx: mxEvidence(input.domains, input.dns, service, input.others),
  };
  const architecture = input.isUntraced ? untracedArchitecture : architectureOf(evidence);
  const directions = directionsInForce(architecture);
  const serving = connectors.filter((connector) => isServing(connector, directions));
  // Whether a connector is named is known only when all rules are.
  const outOfUse = isRead('TransportRule') ? serving.filter((one) => isOutOfUse(one, connectors, rules)) : [];
  return {
    ...service,
    architecture,
    endpoints,
    egress,
    tenantHeader: headers.tenant,
    processedHeader: headers.processed,
    connectors: serving.filter((one) => !outOfUse.includes(one)),
    outOfUse,
    allConnectors: connectors,
    returnConnectors,
    routingRules: judgedRules(rules, directions),
    allRoutingRules: rules.map((rule) => ({ ...rule, lower: 0 })),
    declaredValues: declared,
    gaps,
  };
}
