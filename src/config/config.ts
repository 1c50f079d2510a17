import type { VendorProfile } from '../vendor/profile.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';
export type RuleProfile = 'vendor' | 'exchange' | 'security';
export type InboundRouting = 'loopback' | 'border' | 'none';
export type OutboundRouting = 'standard' | 'loopback' | 'none';

/** Where the value of the service's headers comes from; never the value itself once the file is read. */
export interface SecretInput {
  readonly from: 'env' | 'file' | 'text';
  /** Name of the variable or file; absent for a value in plain text. */
  readonly name?: string;
  readonly value: string;
}

/** A declared value and the JSON Pointer of its place in the configuration file. */
export interface Declared<T> {
  readonly value: T;
  readonly pointer: string;
}

/** What the service's dashboard holds for one domain, as the administrator declares it. Absent: not declared. */
export interface DashboardFacts {
  /** In lower case, A-labels. */
  readonly domain: string;
  readonly pointer: string;
  /** null: declared as empty. */
  readonly server?: Declared<string | null>;
  readonly relayServer?: Declared<string | null>;
  readonly rcptLookup?: Declared<boolean>;
  readonly mxLookup?: Declared<boolean>;
  readonly mailSystem?: Declared<'microsoft365' | 'google' | 'onPremises' | 'other'>;
  readonly headerValue?: SecretInput;
  /** Further settings by the names that the vendor profile asks for. */
  readonly settings: Readonly<Record<string, Declared<string | boolean>>>;
}

export interface ServiceConfig {
  /** Unique within the configuration; part of fingerprints. Default: the vendor's id. */
  readonly id: string;
  readonly vendor: string;
  readonly pointer: string;
  readonly inbound?: Declared<InboundRouting>;
  readonly outbound?: Declared<OutboundRouting>;
  readonly headerValue?: SecretInput;
  readonly domains: readonly DashboardFacts[];
  /** Groups, and users who must be in them, of selective routing. */
  readonly groups: {
    readonly recipients: readonly string[];
    readonly senders: readonly string[];
    readonly users: readonly Declared<string>[];
  };
  /** Mail that is left out on purpose: addresses, domains or groups. */
  readonly exclude: { readonly recipients: readonly string[]; readonly senders: readonly string[] };
  /** Replaces fields of the vendor profile. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** In which order mail passes several services, by their ids, first to last; undefined: not declared. */
export interface ServiceOrder {
  readonly inbound?: Declared<readonly string[]>;
  readonly outbound?: Declared<readonly string[]>;
}

export interface Suppression {
  readonly pointer: string;
  readonly rule: string;
  readonly object: { readonly kind: string; readonly identity: string };
  /** Message or domain that narrows it; absent: all of the object. */
  readonly message?: string;
  readonly service?: string;
  readonly justification: string;
  readonly owner: string;
  /** `YYYY-MM-DD`; the suppression holds to the end of that day, UTC. */
  readonly expires: string;
}

export interface RuleSetting {
  readonly pointer: string;
  readonly severity: Severity | 'off';
}

/** The whole configuration; every field has a default, so that an audit without a file is useful. */
export interface Config {
  /** Path of the file as shown; undefined when there is none. */
  readonly file: string | undefined;
  /** Whether the file may switch off, lower and suppress rules: not when it merely lies beside the input. */
  readonly trusted: boolean;
  readonly services: readonly ServiceConfig[];
  readonly order: ServiceOrder;
  /** In-scope domains; undefined: all accepted domains but Microsoft's own. */
  readonly domains: readonly string[] | undefined;
  readonly gateway:
    | { readonly hosts: readonly string[]; readonly addresses: readonly string[]; readonly pointer: string }
    | undefined;
  readonly senders: readonly Declared<string>[];
  readonly onPremises:
    | { readonly hosts: readonly string[]; readonly addresses: readonly string[]; readonly pointer: string }
    | undefined;
  readonly allow: { readonly sealers: readonly string[]; readonly addresses: readonly string[] };
  readonly profiles: readonly RuleProfile[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly suppress: readonly Suppression[];
}

/** A service with its facts: what the configuration declares and what the vendor profile knows. */
export interface Service {
  readonly id: string;
  readonly config: ServiceConfig;
  readonly profile: VendorProfile;
}
