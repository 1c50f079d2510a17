import type { InboundRouting, OutboundRouting, RuleProfile, Severity } from './config.ts';

/** `headerValue` as it stands in the file. */
export type HeaderValueFile = string | { readonly env?: string; readonly file?: string };

export interface DashboardFile {
  readonly server?: string | null;
  readonly relayServer?: string | null;
  readonly rcptLookup?: boolean;
  readonly mxLookup?: boolean;
  readonly mailSystem?: 'microsoft365' | 'google' | 'onPremises' | 'other';
  readonly headerValue?: HeaderValueFile;
  readonly settings?: Readonly<Record<string, string | boolean>>;
}

export interface ServiceFile {
  readonly id?: string;
  readonly vendor?: string;
  readonly inbound?: InboundRouting;
  readonly outbound?: OutboundRouting;
  readonly headerValue?: HeaderValueFile;
  readonly domains?: Readonly<Record<string, DashboardFile>>;
  readonly groups?: {
    readonly recipients?: readonly string[];
    readonly senders?: readonly string[];
    readonly users?: readonly string[];
  };
  readonly exclude?: { readonly recipients?: readonly string[]; readonly senders?: readonly string[] };
  readonly overrides?: Readonly<Record<string, unknown>>;
}

export interface ServersFile {
  readonly hosts?: readonly string[];
  readonly addresses?: readonly string[];
}

export interface SuppressionFile {
  readonly rule: string;
  readonly object: { readonly kind: string; readonly identity: string };
  readonly message?: string;
  readonly service?: string;
  readonly justification: string;
  readonly owner: string;
  readonly expires: string;
}

/** The configuration file once it fits its schema. */
export interface ConfigFile {
  readonly services?: readonly ServiceFile[];
  readonly order?: { readonly inbound?: readonly string[]; readonly outbound?: readonly string[] };
  readonly domains?: readonly string[];
  readonly gateway?: ServersFile | null;
  readonly senders?: readonly string[];
  readonly onPremises?: ServersFile | null;
  readonly allow?: { readonly sealers?: readonly string[]; readonly addresses?: readonly string[] };
  readonly profiles?: readonly RuleProfile[];
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly suppress?: readonly SuppressionFile[];
}
