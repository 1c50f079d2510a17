import type { Rule } from './analyze/rules/rule.ts';
import type { Config, Service, Severity } from './config/config.ts';
import type { InputFile, Refused } from './load/loaded.ts';
import type { Report } from './report/report.ts';
import type { Diagnostic } from './model/index.ts';

/** Everything an audit needs; the effects among it come from the Host. */
export interface AuditRequest {
  /** Files one by one, so that only one is in memory at a time. */
  readonly files: AsyncIterable<InputFile | Refused>;
  /** Reads a file of `files` again, for the places of findings. */
  readonly reread: (path: string) => Uint8Array | undefined;
  readonly config: Config;
  /** The configuration file, for the places of findings about declared facts. */
  readonly configFile: { readonly path: string; readonly text: string } | undefined;
  readonly services: readonly Service[];
  readonly rules: readonly Rule[];
  /** `--at`, milliseconds since 1970 UTC. */
  readonly at: number | undefined;
  readonly now: () => number;
  /** Whether a format needs digests. */
  readonly digests: boolean;
  readonly failOn: Severity | 'never';
  readonly strict: boolean;
  /** Diagnostics from before the run, for example of the configuration. */
  readonly diagnostics: readonly Diagnostic[];
  readonly version: string;
}

/** No usable input: the run ends with exit code 2 and these diagnostics. */
export interface AuditFailure {
  readonly failed: true;
  readonly diagnostics: readonly Diagnostic[];
}

export async function audit(request: AuditRequest): Promise<Report | AuditFailure> {
  void request;
  throw new Error('not built yet');
}
