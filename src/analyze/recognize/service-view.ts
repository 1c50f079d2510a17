import type { Service } from '../../config/config.ts';
import type { IpSet } from '../../mail/ip-range.ts';
import type { InboundConnector, OutboundConnector, TransportRule, Unknown } from '../../model/index.ts';
import type { Direction, Gap } from '../rules/finding.ts';
import type { Secret } from '../secret.ts';
import type { Architecture } from './architecture.ts';

/** An outbound connector that hands mail to the service, or seems meant to. */
export interface ServiceConnector {
  readonly connector: OutboundConnector;
  /** Directions whose endpoint is among the smart hosts. Empty for a suspect connector. */
  readonly directions: readonly Direction[];
  /** Direction of the rules that route to it, for a suspect connector too. */
  readonly usedFor: readonly Direction[];
  /** Why it seems meant for the service although no endpoint is among its hosts. */
  readonly suspect?: { readonly host: string; readonly kind: 'vendor-domain' | 'retired' | 'lookalike' | 'egress' | 'stamping-rule'; readonly nearest?: string };
  /** Smart hosts, normalized. */
  readonly hosts: readonly string[];
  /** Whether it carries mail: enabled and not in test mode. */
  readonly active: boolean | Unknown;
}

/** What `RouteMessageOutboundConnector` of a rule points at. */
export type RouteTarget =
  | { readonly state: 'resolved'; readonly connector: OutboundConnector; readonly service: ServiceConnector | undefined }
  | { readonly state: 'missing'; readonly name: string }
  | { readonly state: 'ambiguous'; readonly name: string; readonly connectors: readonly OutboundConnector[] }
  | { readonly state: 'unknown'; readonly why: Unknown };

export type Activity =
  | { readonly state: 'active' }
  | { readonly state: 'inactive'; readonly reasons: readonly ('disabled' | 'audit' | 'not-yet' | 'expired')[] }
  | { readonly state: 'unknown'; readonly property: string; readonly why: Unknown };

/** A header exception (or condition) of a rule, as a pair of name and texts. */
export interface HeaderPair {
  readonly match: 'words' | 'patterns';
  readonly header: string;
  readonly headerProperty: string;
  readonly textProperty: string;
  readonly texts: readonly string[];
}

export interface RoutingRule {
  readonly rule: TransportRule;
  readonly direction: Direction | undefined;
  readonly byScope: Direction | undefined;
  readonly byConnector: Direction | undefined;
  readonly target: RouteTarget;
  readonly activity: Activity;
  /** 1 for an inactive rule that is judged because its direction has no active one. */
  readonly lower: 0 | 1;
  /** Value stamped with the tenant header. */
  readonly stamp: Secret | undefined;
  /** Complete header exceptions. */
  readonly exceptions: readonly HeaderPair[];
  /** Complete header conditions. */
  readonly conditions: readonly HeaderPair[];
}

/** The tenant as one service sees it: which objects are the service's, and what is in force. */
export interface ServiceView extends Service {
  readonly architecture: Architecture;
  readonly endpoints: { readonly inbound: readonly string[]; readonly outbound: readonly string[] };
  /** Egress addresses of the service; empty when the profile does not know them. */
  readonly egress: IpSet;
  readonly tenantHeader: string | undefined;
  readonly processedHeader: string | undefined;
  /** Service and suspect connectors of the directions in force. */
  readonly connectors: readonly ServiceConnector[];
  readonly allConnectors: readonly ServiceConnector[];
  readonly returnConnectors: readonly InboundConnector[];
  /** Rules to judge: active ones of the directions in force, inactive ones where a direction has no active one. */
  readonly routingRules: readonly RoutingRule[];
  readonly allRoutingRules: readonly RoutingRule[];
  /** Declared value of the headers for a domain, or for all. */
  readonly declaredValues: readonly { readonly domain: string | undefined; readonly value: Secret; readonly pointer: string }[];
  /** What recognition could not read; added to the outcome of each rule that needs the section. */
  readonly gaps: readonly Gap[];
}
