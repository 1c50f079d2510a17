import type { SectionKind, TenantObject, TransportRule } from '../../model/index.ts';

/** A value in a command: text is quoted, lists become arrays, `ask` and `header-value` become variables set first. */
export type PowerShellValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly ask: string; readonly variable: string }
  /** Another object of the tenant, addressed as the object of a command is. */
  | { readonly object: TenantObject }
  /** The service's header value, read from a rule that holds it, else asked for; never printed. */
  | { readonly headerValue: TransportRule | undefined; readonly as?: 'pattern' };

export type PowerShellParameters = Readonly<Record<string, PowerShellValue>>;

/** One step of a fix, addressed by object; the engine turns it into PowerShell with safe quoting. */
export type Command =
  | { readonly do: 'set'; readonly object: TenantObject; readonly parameters: PowerShellParameters }
  /** Reads the list, merges, writes: never overwrites what is there. `parameters` go into the command that writes. */
  | {
      readonly do: 'merge';
      readonly object: TenantObject;
      readonly property: string;
      readonly add: readonly string[];
      readonly remove: readonly string[];
      readonly parameters?: PowerShellParameters;
    }
  /** As `merge`, for a list of header words or patterns to which the header value is added; may set the header too. */
  | {
      readonly do: 'merge-value';
      readonly object: TransportRule;
      readonly property: string;
      readonly from: TransportRule | undefined;
      readonly as?: 'pattern';
      readonly header?: { readonly property: string; readonly name: string };
    }
  /** As `merge`, for a tenant that has no object with the trusted ARC sealers yet. */
  | { readonly do: 'add-sealers'; readonly sealers: readonly string[] }
  | { readonly do: 'new'; readonly noun: SectionKind; readonly parameters: PowerShellParameters }
  | { readonly do: 'enable' | 'disable' | 'remove'; readonly object: TenantObject }
  | { readonly do: 'add-member'; readonly group: string; readonly members: readonly string[] };

/** A record that is to stand in the DNS in place of those of its name and kind. */
export interface ProposedRecord {
  readonly name: string;
  /** Text of the TXT record, or the name that the CNAME record leads to. */
  readonly text: string;
  /** TXT when left out. */
  readonly type?: 'TXT' | 'CNAME';
}

/** What a rule proposes; `review`: can interrupt mail or open a door. Of the kinds of steps a proposal has one. */
export interface FixProposal {
  readonly title: string;
  readonly commands?: readonly Command[];
  /** A record to publish. */
  readonly record?: ProposedRecord;
  /** A call of this program, of words without blanks and quotes. */
  readonly program?: readonly string[];
  readonly safety?: 'safe' | 'review';
}

export const fixLanguages = ['powershell', 'zone', 'shell'] as const;
export type FixLanguage = (typeof fixLanguages)[number];

/** What to do, printed and never run. */
export interface Fix {
  readonly title: string;
  /** Lines to copy; absent where the fix is none, or a name cannot be quoted safely. */
  readonly command?: string | undefined;
  /** What the lines are: commands of Exchange Online, a line of a zone file, or a call of this program. */
  readonly language?: FixLanguage | undefined;
  readonly safety: 'safe' | 'review';
}
