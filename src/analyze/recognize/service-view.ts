import type { Service } from '../../config/config.ts';
import type { IpSet } from '../../mail/ip-range.ts';
import type { InboundConnector, OutboundConnector, TransportRule, Unknown } from '../../model/index.ts';
import type { Direction, Gap } from '../rules/finding.ts';
import type { Secret } from '../secret.ts';
import type { Architecture } from './architecture.ts';
import type { HeaderPair, UnreadProperty } from './guard.ts';

/** Why a connector seems meant for the service although no endpoint is among its hosts. */
export interface Suspicion {
  readonly kind: 'vendor-domain' | 'retired' | 'lookalike' | 'egress' | 'stamping-rule';
  /** The host that gave rise to it, as the connector spells it. */
  readonly host: string;
  /** The endpoint it resembles. */
  readonly nearest?: string;
}

/** An outbound connector that hands mail to the service, or seems meant to. */
export interface ServiceConnector {
  readonly connector: OutboundConnector;
  /** Directions whose endpoint is among the smart hosts; empty for a suspect connector. */
  readonly directions: readonly Direction[];
  /** Directions of the routing rules that point at it. */
  readonly usedFor: readonly Direction[];
  readonly suspicion: Suspicion | undefined;
  /** Smart hosts, normalized. */
  readonly hosts: readonly string[];
  /** Whether it carries mail: enabled and not in test mode. */
  readonly active: boolean | Unknown;
}

/** What `RouteMessageOutboundConnector` of a rule points at. */
export type RouteTarget =
  | { readonly state: 'resolved'; readonly connector: OutboundConnector }
  | { readonly state: 'missing'; readonly name: string }
  | { readonly state: 'ambiguous'; readonly name: string; readonly connectors: readonly OutboundConnector[] };

export type InactiveReason = 'disabled' | 'audit' | 'not-yet' | 'expired';

/** Whether a rule acts at the judged time. */
export type Activity =
  | { readonly state: 'active' }
  | { readonly state: 'inactive'; readonly reasons: readonly InactiveReason[] }
  | { readonly state: 'unknown'; readonly property: string; readonly why: Unknown };

/**
 * What a guard takes for the value, beside the value itself: `exact` nothing · `part` any text with a part of it · `form`
 * any text that looks like it · `anything` also what has nothing to do with it.
 */
export type Breadth = 'exact' | 'part' | 'form' | 'anything';

/** A complete header exception on the tenant or the processed header. */
export interface Guard {
  readonly header: 'tenant' | 'processed';
  readonly pair: HeaderPair;
  /** Whether it matches the value the service stamps; `unknown` with the reason. */
  readonly matches: 'yes' | 'no' | Unknown;
  readonly breadth: Breadth | Unknown;
}

/** A header exception whose name resembles a header of the service. */
export interface NearMiss {
  readonly pair: HeaderPair;
  readonly header: 'tenant' | 'processed';
}

export interface RoutingRule {
  readonly rule: TransportRule;
  /** By scope, else by the endpoint of its connector. */
  readonly direction: Direction | undefined;
  readonly byScope: Direction | undefined;
  readonly byConnector: Direction | undefined;
  readonly target: RouteTarget;
  readonly activity: Activity;
  /** 1 for an inactive rule that is judged because its direction has no active one. */
  readonly lower: 0 | 1;
  /** Value it stamps with the tenant header, a placeholder included. */
  readonly stamp: Secret | undefined;
  /** Value its guards are held against: declared, else stamped by it, else by the other routing rules when they agree. */
  readonly expected: Secret | undefined;
  readonly guards: readonly Guard[];
  readonly nearMisses: readonly NearMiss[];
  /** Conditions on a header of the service. */
  readonly inverted: readonly HeaderPair[];
  /** How much of the egress addresses `ExceptIfSenderIpRanges` covers. */
  readonly addressGuard: 'complete' | 'partial' | 'none';
  /** What of its guards could not be read. */
  readonly unread: readonly UnreadProperty[];
}

export interface DeclaredValue {
  /** undefined: for all domains. */
  readonly domain: string | undefined;
  readonly value: Secret;
}

/** The tenant as one service sees it: which objects are the service's, and what is in force. */
export interface ServiceView extends Service {
  readonly architecture: Architecture;
  readonly endpoints: Readonly<Record<Direction, readonly string[]>>;
  /** Egress addresses of the service; empty when the profile does not know them. */
  readonly egress: IpSet;
  readonly tenantHeader: string | undefined;
  readonly processedHeader: string | undefined;
  /** Service and suspect connectors of the directions in force that are in use, or may be. */
  readonly connectors: readonly ServiceConnector[];
  /** Those of the directions in force that are known to be out of use: to be removed, and judged for nothing else. */
  readonly outOfUse: readonly ServiceConnector[];
  readonly allConnectors: readonly ServiceConnector[];
  /** Inbound connectors by which the service returns mail, whatever their state. */
  readonly returnConnectors: readonly InboundConnector[];
  /** Rules to judge: active ones of the directions in force, inactive ones where a direction has no active one. */
  readonly routingRules: readonly RoutingRule[];
  readonly allRoutingRules: readonly RoutingRule[];
  readonly declaredValues: readonly DeclaredValue[];
  /** What recognition could not read, by section; added to the outcome of rules that need the section. */
  readonly gaps: readonly Gap[];
}
