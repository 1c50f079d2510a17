import type { AskedField } from './profile-questions.ts';

/** Steps of a guide that rules refer to; a profile maps each to the section of its guide. */
export const stepIds = [
  'architectures',
  'endpoints',
  'egress',
  'tnef',
  'arc',
  'returnConnector',
  'returnTrip',
  'ipAllowList',
  'inboundConnector',
  'inboundRule',
  'server',
  'inboundSummary',
  'outboundConnector',
  'outboundRule',
  'relayServer',
  'spf',
  'outboundSummary',
  'matrix',
  'troubleshooting',
  'twoConnectors',
  'lookups',
  'acceptedDomains',
  'mx',
  'lockdown',
  'enhancedFiltering',
  'provisioning',
  'settings',
  'removal',
] as const;

export type StepId = (typeof stepIds)[number];

/** The architecture tags and what they stand for. */
export const architectureNames = {
  IL: 'inbound loopback',
  IB: 'inbound border',
  OS: 'outbound standard',
  OL: 'outbound loopback',
} as const;

export type ArchitectureTag = keyof typeof architectureNames;

export const architectureTags = Object.keys(architectureNames) as readonly ArchitectureTag[];

export interface Guide {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** Date of the text as the vendor gives it; null where the guide is undated. */
  readonly updated: string | null;
  /** Step to section, for example `inboundRule` to `5.4`. */
  readonly sections: Readonly<Partial<Record<StepId, string>>>;
}

export interface HeaderFact {
  readonly name: string;
  readonly secret: boolean;
}

/** A header of a service, or `none` where the service works without one. */
export type HeaderUse = HeaderFact | 'none';

/** What may guard a routing rule of one direction against processing a message twice. */
export interface GuardFacts {
  readonly required: readonly ('processed' | 'tenant')[];
  /** Each element is a set that also suffices; `senderIp` is an exception by the addresses of the service. */
  readonly accepted: readonly ('processed' | 'tenant' | 'senderIp')[];
}

/** What a guide asks of the conditions of the routing rule of one direction. */
export interface RoutingRuleFacts {
  readonly fromScope: 'InOrganization' | 'NotInOrganization';
  readonly sentToScope: 'InOrganization' | 'NotInOrganization';
  /** Group condition of selective routing, and the scope that it stands in for; null: it is added to both scopes. */
  readonly selective: {
    readonly condition: 'FromMemberOf' | 'SentToMemberOf';
    readonly replaces: 'FromScope' | 'SentToScope' | null;
  } | null;
}

/** A statement about the service: a fact, the assumption (or its negation) that stands for it where no document settles it, or null. */
export type Behavior = boolean | `A-${string}` | `not A-${string}` | null;

/**
 * Facts about one mail service, as data. null = unknown: rules that need the field are not evaluated and name it.
 * false, 'none' or an empty list = not asked for: such rules are not applicable.
 */
export interface VendorProfile {
  readonly schema: 1;
  readonly id: string;
  readonly name: string;
  /** Date on which the values were checked, `YYYY-MM-DD`. */
  readonly reviewed: string;
  readonly sources: readonly { readonly title: string; readonly url: string; readonly updated: string | null }[];
  readonly architectures: readonly ArchitectureTag[];
  readonly domains: readonly string[];
  readonly endpoints: {
    readonly inbound: readonly string[] | null;
    readonly outbound: readonly string[] | null;
    readonly retired: readonly string[];
  };
  readonly egress: {
    readonly ipv4: readonly string[] | null;
    readonly ipv6: readonly string[] | null;
    /** Whether other customers of the service send from the same addresses. */
    readonly shared: boolean | null;
    /** Published ranges, for recognition only. */
    readonly published: readonly string[];
  };
  readonly spf: {
    /** Name of the record to include, or `none` where the service has none to include. */
    readonly include: string | null;
    readonly wrongNames: readonly string[];
    readonly requiredFor: 'all' | 'outbound' | 'none' | null;
  };
  /** Domain of the seals, or `none` where the service does not seal. */
  readonly arc: { readonly sealer: string | null };
  readonly dkim: {
    readonly resignsOutbound: boolean | 'onRequest' | null;
    readonly selectors: readonly string[] | null;
  };
  readonly modifiesContent: boolean | null;
  readonly headers: {
    readonly tenant: HeaderUse | null;
    readonly processed: HeaderUse | null;
    readonly valueScope: 'tenant' | 'domain' | null;
    /** Texts that a guide prints in place of the value, compared without case. */
    readonly placeholders: readonly string[];
  };
  readonly guards: { readonly inbound: GuardFacts | null; readonly outbound: GuardFacts | null };
  readonly rules: { readonly inbound: RoutingRuleFacts | null; readonly outbound: RoutingRuleFacts | null };
  readonly outbound: {
    readonly connectorType: 'Partner' | 'OnPremises' | null;
    readonly tls: readonly ('EncryptionOnly' | 'CertificateValidation' | 'DomainValidation')[] | null;
    readonly ruleScoped: boolean | null;
  };
  readonly return: {
    readonly connectorType: 'Partner' | 'OnPremises' | null;
    readonly identifyBy: 'ip' | 'certificate' | null;
    readonly requireTls: boolean | null;
    readonly restrict: boolean | null;
    readonly senderDomains: string | null;
  };
  readonly tls: {
    readonly serverNames: readonly string[] | null;
    readonly clientNames: readonly string[] | null;
    readonly dane: boolean | null;
  };
  readonly tnefOff: boolean | null;
  readonly ipAllowList: 'required' | 'none' | 'forbidden' | null;
  readonly behavior: {
    readonly stampsProcessed: { readonly inbound: Behavior; readonly outbound: Behavior };
    readonly keepsTenant: Behavior;
    readonly stripsOnExit: Behavior;
    readonly preservesMailFrom: Behavior;
  };
  readonly alignment: {
    readonly envelope: 'strict' | 'relaxed' | 'none' | null;
    readonly signature: 'strict' | 'relaxed' | 'none' | null;
  };
  readonly mx: {
    readonly loopback: 'microsoft' | 'gateway' | 'service' | null;
    readonly border: 'microsoft' | 'gateway' | 'service' | null;
    readonly hosts: readonly string[];
    readonly service: boolean | null;
  };
  readonly dashboard: {
    readonly server: 'required' | 'none' | null;
    readonly relayServer: 'requiredForLoopback' | 'none' | null;
    readonly requiredSettings: readonly {
      readonly name: string;
      readonly value: string | boolean;
      readonly why: string;
    }[];
  };
  readonly provisioning: {
    readonly by: 'admin' | 'vendor' | null;
    readonly inboundConnectors: number | null;
    readonly outboundConnectors: number | null;
    readonly connectors: number | null;
    readonly rules: number | null;
    /** Application by which the service sets them up, and the role that it needs; null where none is known. */
    readonly app: { readonly name: string; readonly role: string | null } | null;
    /** Whether they stay in the tenant when the service is given up; null: unknown. */
    readonly leavesObjects: boolean | null;
  };
  /** Suggested names of objects, for fixes only. */
  readonly names: {
    readonly returnConnector: string;
    readonly inboundConnector: string;
    readonly outboundConnector: string;
    readonly inboundRule: string;
    readonly outboundRule: string;
  };
  readonly guides: readonly Guide[];
  /** Fields that the vendor tells its customers one by one, by dotted path: `mxlint init` asks for them. */
  readonly askUser: readonly AskedField[];
}
