import type { Rule } from '../analyze/rules/rule.ts';
import type { Finding, RuleOutcome } from '../analyze/rules/finding.ts';
import type { Secrets } from '../analyze/secret.ts';
import type { ServiceView } from '../analyze/recognize/service-view.ts';
import type { Diagnostic, Location, Place, Source } from '../model/index.ts';

/** A file of the run; the digest is there when a format asked for it. */
export interface ReportFile extends Source {
  /** `input`: an export; `dns`: the file of answers that was given; `config`: the configuration file; `profile`: a vendor profile of the user. */
  readonly role: 'input' | 'dns' | 'config' | 'profile';
  readonly sha256?: string;
}

/** Where the answers of the DNS came from, and how many there are. */
export interface DnsSummary {
  /** `live`: asked in this run; `file`: recorded before; `off`: nobody asked. */
  readonly from: 'live' | 'file' | 'off';
  /** The resolvers that answered or were tried. */
  readonly resolvers: readonly string[];
  readonly questions: number;
  /** Questions of which nothing is known. */
  readonly unanswered: number;
}

/** Everything that formatters print; they compute nothing about the tenant. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string; readonly informationUri: string };
  readonly organization: string | undefined;
  /** When the tenant was as the report says, milliseconds since 1970 UTC, and where that was taken from. */
  readonly taken: { readonly at: number; readonly from: 'header' | 'at' | 'clock' };
  /** Time at which rule windows and dates are judged, milliseconds since 1970 UTC: `--at`, else `taken`. */
  readonly judgedAt: number;
  /** Input files in the order of their paths, then the configuration file, then profile files. */
  readonly files: readonly ReportFile[];
  readonly configFile: string | undefined;
  readonly dns: DnsSummary;
  /** Digest over the sorted pairs of path and digest of all files; there when a format asked for digests. */
  readonly snapshotSha256?: string;
  readonly services: readonly ServiceView[];
  /** The rules that took part, sorted by id. */
  readonly rules: readonly Rule[];
  /** Sorted by rule, then service. */
  readonly outcomes: readonly RuleOutcome[];
  /** Open and suppressed findings, worst first; then by path, line, column, rule, key. */
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where each location of a finding, gap or diagnostic is; absent when it is in no file. */
  readonly placeOf: (location: Location) => Place | undefined;
  readonly secrets: Secrets;
  readonly exitCode: 0 | 1 | 2 | 3;
}

export interface FormatOptions {
  /** Columns of the terminal; used by the table. */
  readonly width: number;
  readonly color: boolean;
  /** Prints header values; honored by the table only. */
  readonly showSecrets: boolean;
  /** Prints the line that mends a finding. */
  readonly showFixes: boolean;
  /** The page of each rule, by id, for formats that carry help texts. */
  readonly pages: Readonly<Record<string, string>>;
  readonly sarifCategory?: string;
}

/** A pure function from the report to the text of a file or of standard output, ending with a newline. */
export type Formatter = (report: Report, options: FormatOptions) => string;
