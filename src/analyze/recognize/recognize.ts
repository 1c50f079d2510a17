import type { Service } from '../../config/config.ts';
import { ipSet } from '../../mail/ip-range.ts';
import type { InboundConnector, OutboundConnector, Section, SectionKind, Tenant, Unknown } from '../../model/index.ts';
import type { PatternEngine } from '../pattern-engine.ts';
import type { Direction, Gap } from '../rules/finding.ts';
import { on } from '../rules/target.ts';
import type { Secrets } from '../secret.ts';
import type { TenantObject } from '../../model/index.ts';
import { architectureOf } from './infer-architecture.ts';
import type { Architecture } from './architecture.ts';
import { endpointsOf, isCarrying, recognizeHosts, type HostRecognition } from './connectors.ts';
import { byPriority } from './order.ts';
import { isReturnConnector } from './return-connectors.ts';
import { draftRoutingRule, type HeaderNames, type RoutingDraft } from './routing-rules.ts';
import type { RoutingRule, ServiceConnector, ServiceView } from './service-view.ts';
import { declaredValues, registerValues, withValues } from './values.ts';

export interface RecognitionInput {
  readonly tenant: Tenant;
  readonly service: Service;
  readonly secrets: Secrets;
  readonly engine: PatternEngine | undefined;
  /** Time of judgement, milliseconds since 1970 UTC. */
  readonly at: number;
}

function objectsOf<T>(section: Section<T>): readonly T[] {
  return section.state === 'missing' ? [] : section.objects;
}

function gapOf(object: TenantObject, property: string, why: Unknown): Gap {
  const { subject, at } = on(object, property);
  return { subject, fact: property, why: why.why, at };
}

function inForce(architecture: Architecture): readonly Direction[] {
  const directions: Direction[] = [];
  if (architecture.inbound.candidates.includes('loopback')) directions.push('inbound');
  if (architecture.outbound.candidates.some((candidate) => candidate !== 'none')) directions.push('outbound');
  return directions;
}

/** Active rules are judged; an inactive one only where its direction has no active one, one severity step lower. */
function judged(rules: readonly Omit<RoutingRule, 'lower'>[], directions: readonly Direction[]): readonly RoutingRule[] {
  const isIn = (rule: { direction: Direction | undefined }): boolean => rule.direction === undefined || directions.includes(rule.direction);
  const live = rules.filter((rule) => rule.activity.state !== 'inactive');
  const served = new Set(live.map((rule) => rule.direction));
  const rest = rules.filter((rule) => rule.activity.state === 'inactive' && !served.has(rule.direction));
  return rules.flatMap((rule): RoutingRule[] => {
    if (!isIn(rule)) return [];
    if (live.includes(rule)) return [{ ...rule, lower: 0 }];
    return rest.includes(rule) ? [{ ...rule, lower: 1 }] : [];
  });
}

function serviceConnectors(
  connectors: readonly OutboundConnector[],
  recognized: ReadonlyMap<OutboundConnector, HostRecognition>,
  rules: readonly Omit<RoutingRule, 'lower'>[],
): readonly ServiceConnector[] {
  return connectors.flatMap((connector): ServiceConnector[] => {
    const recognition = recognized.get(connector);
    const naming = rules.filter((rule) => rule.target.state === 'resolved' && rule.target.connector === connector);
    const directions = recognition?.directions ?? [];
    const stamping = naming.find((rule) => rule.stamp !== undefined);
    const suspicion =
      recognition?.suspicion ??
      (directions.length === 0 && stamping !== undefined ? ({ kind: 'stamping-rule', host: recognition?.hosts[0] ?? '' } as const) : undefined);
    if (directions.length === 0 && suspicion === undefined) return [];
    const usedFor = (['inbound', 'outbound'] as const).filter((direction) => naming.some((rule) => rule.direction === direction));
    return [{ connector, directions, usedFor, suspicion, hosts: recognition?.hosts ?? [], active: isCarrying(connector) }];
  });
}

/** What of the tenant's objects is the service's. Pure; unknown facts become gaps. */
export function recognize({ tenant, service, secrets, engine, at }: RecognitionInput): ServiceView {
  const { profile } = service;
  const gaps: Gap[] = [];
  const endpoints = endpointsOf(profile);
  const egress = ipSet([...(profile.egress.ipv4 ?? []), ...(profile.egress.ipv6 ?? [])]).set;
  const headers: HeaderNames = { tenant: profile.headers.tenant?.name, processed: profile.headers.processed?.name };
  const connectors = objectsOf(tenant.OutboundConnector);
  const recognized = new Map<OutboundConnector, HostRecognition>();
  for (const connector of connectors) {
    const recognition = recognizeHosts(connector, profile, endpoints, egress);
    if ('known' in recognition) gaps.push(gapOf(connector, 'SmartHosts', recognition));
    else recognized.set(connector, recognition);
  }
  const returnConnectors: InboundConnector[] = [];
  for (const connector of objectsOf(tenant.InboundConnector)) {
    const isReturn = isReturnConnector(connector, profile, egress);
    if (isReturn === true) returnConnectors.push(connector);
    else if (isReturn !== false) gaps.push(gapOf(connector, connector.SenderIPAddresses.known ? 'TlsSenderCertificateName' : 'SenderIPAddresses', isReturn));
  }
  const ordered = byPriority(objectsOf(tenant.TransportRule));
  const drafts: RoutingDraft[] = [];
  for (const rule of ordered) {
    const route = rule.RouteMessageOutboundConnector;
    if (!route.known) gaps.push(gapOf(rule, 'RouteMessageOutboundConnector', route));
    const draft = draftRoutingRule({ rule, connectors, recognized, headers, egress, at });
    if (draft === undefined) continue;
    drafts.push(draft);
    if (draft.activity.state === 'unknown') gaps.push(gapOf(rule, draft.activity.property, draft.activity.why));
    if (!rule.FromScope.known) gaps.push(gapOf(rule, 'FromScope', rule.FromScope));
  }
  const declared = declaredValues(service, secrets);
  registerValues(drafts, ordered, headers, secrets);
  const rules = withValues(drafts, declared, secrets, engine);
  const all = serviceConnectors(connectors, recognized, rules);
  const isRead = (kind: SectionKind): boolean => tenant[kind].state === 'complete' && !gaps.some((gap) => gap.subject.kind === kind);
  const architecture = architectureOf({
    drafts,
    connectors: all.map((one) => ({ recognition: one, active: one.active === true })),
    returnConnectors,
    complete: { rules: isRead('TransportRule'), outbound: isRead('OutboundConnector'), inbound: isRead('InboundConnector') },
    config: service.config,
  });
  const directions = inForce(architecture);
  const isUsed = (one: ServiceConnector): boolean => {
    const its = [...one.directions, ...one.usedFor];
    return its.length === 0 ? directions.length > 0 : its.some((direction) => directions.includes(direction));
  };
  return {
    ...service,
    architecture,
    endpoints,
    egress,
    tenantHeader: headers.tenant,
    processedHeader: headers.processed,
    connectors: all.filter(isUsed),
    allConnectors: all,
    returnConnectors,
    routingRules: judged(rules, directions),
    allRoutingRules: rules.map((rule) => ({ ...rule, lower: 0 })),
    declaredValues: declared,
    gaps,
  };
}
