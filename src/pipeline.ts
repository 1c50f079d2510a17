import { analyze, type Analysis } from './analyze/analyze.ts';
import { declaredSecrets } from './analyze/recognize/declared-values.ts';
import type { Secrets } from './analyze/secret.ts';
import { needsPatternEngine } from './analyze/needs-pattern-engine.ts';
import type { PatternEngine } from './analyze/pattern-engine.ts';
import type { Rule } from './analyze/rules/rule.ts';
import type { Config, Service } from './config/config.ts';
import { load } from './load/load.ts';
import type { InputFile, Records, Refused } from './load/loaded.ts';
import type { LocatableConfig } from './locate/locate-input.ts';
import type { Diagnostic, Source, Tenant } from './model/index.ts';
import { normalize } from './normalize/normalize.ts';
import { placesOf } from './places.ts';
import { exitCodeOf, type ExitPolicy } from './report/exit-code.ts';
import type { Report, ReportFile } from './report/report.ts';
import type { fileDigest, snapshotDigest } from './report/snapshot-digest.ts';
import { sortedFindings } from './report/sorted-findings.ts';
import { toolOf } from './report/tool.ts';
import { checksum } from './text/checksum.ts';

/** Everything an audit needs; the effects among it come from the Host. */
export interface AuditRequest extends ExitPolicy {
  /** Files one by one, so that only one is in memory at a time. */
  readonly files: AsyncIterable<InputFile | Refused>;
  /** Reads a file of `files` again, for the places of findings; undefined when it is gone. */
  readonly reread: (path: string) => Uint8Array | undefined;
  readonly config: Config;
  /** The configuration file, for the places of findings about declared facts. */
  readonly configFile: LocatableConfig | undefined;
  /** The configuration and the profiles of the user, as the report lists them. */
  readonly ownFiles: readonly {
    readonly path: string;
    readonly role: 'config' | 'profile';
    readonly bytes: Uint8Array;
  }[];
  readonly services: readonly Service[];
  readonly rules: readonly Rule[];
  /** `--at`, milliseconds since 1970 UTC. */
  readonly at: number | undefined;
  readonly now: () => number;
  /** Whether a format needs digests. */
  readonly digests: boolean;
  /** Diagnostics from before the run, for example of the configuration. */
  readonly diagnostics: readonly Diagnostic[];
  readonly version: string;
}

/** No usable input: the run ends with exit code 2 and these diagnostics. */
export interface AuditFailure {
  readonly failed: true;
  readonly diagnostics: readonly Diagnostic[];
  /** What no output may hold. */
  readonly secrets: Secrets;
}

/** Bytes of input up to which texts are kept for the places of findings; past it, files are read again. */
const keptBytes = 16 * 1024 * 1024;

interface Input {
  readonly loaded: readonly Records[];
  readonly texts: ReadonlyMap<string, string>;
  /** Sorted by path. */
  readonly files: readonly ReportFile[];
  readonly refused: readonly Refused[];
}

type Digests = { readonly fileDigest: typeof fileDigest; readonly snapshotDigest: typeof snapshotDigest } | undefined;

function reportFile(source: Source, role: ReportFile['role'], bytes: Uint8Array, digests: Digests): ReportFile {
  return digests === undefined ? { ...source, role } : { ...source, role, sha256: digests.fileDigest(bytes) };
}

async function loadAll({ files }: AuditRequest, digests: Digests): Promise<Input> {
  const loaded: Records[] = [];
  const texts = new Map<string, string>();
  let bytes = 0;
  const read: ReportFile[] = [];
  const refused: Refused[] = [];
  for await (const file of files) {
    const result = 'bytes' in file ? load(file) : file;
    if (!('source' in result)) {
      refused.push(result);
      continue;
    }
    const { text, ...records } = result;
    loaded.push(records);
    bytes += records.source.length;
    if (bytes <= keptBytes) texts.set(records.source.path, text);
    if ('bytes' in file) read.push(reportFile(result.source, 'input', file.bytes, digests));
  }
  return { loaded, texts, refused, files: read.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

function ownFiles({ ownFiles: own }: AuditRequest, digests: Digests): readonly ReportFile[] {
  return own.map(({ path, role, bytes }) => {
    const source: Source = { path, format: role, encoding: 'utf-8', length: bytes.length, checksum: checksum(bytes) };
    return reportFile(source, role, bytes, digests);
  });
}

/** Engines that are only loaded when the tenant needs them. */
async function engines(tenant: Tenant, services: readonly Service[]): Promise<PatternEngine | undefined> {
  if (!needsPatternEngine(tenant, services)) return undefined;
  const { patternEngine } = await import('./analyze/patterns.ts');
  return patternEngine;
}

function judgedAt(request: AuditRequest, header: number | undefined): Report['taken'] & { readonly judgedAt: number } {
  const taken: Report['taken'] =
    header !== undefined
      ? { at: header, from: 'header' }
      : request.at !== undefined
        ? { at: request.at, from: 'at' }
        : { at: request.now(), from: 'clock' };
  return { ...taken, judgedAt: request.at ?? taken.at };
}

/** A file that was not read among others that were is trouble, but the run goes on. */
function demoted(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.level === 'error' ? { ...diagnostic, level: 'warning' } : diagnostic;
}

/**
 * The audit, stage by stage: collect and load file by file, normalize, analyze, locate, and the report that formatters
 * print. After the engines are there nothing waits any more.
 */
export async function audit(request: AuditRequest): Promise<Report | AuditFailure> {
  // Crypto costs more at start than a small audit, so it is loaded only for formats that print digests.
  const digests = request.digests ? await import('./report/snapshot-digest.ts') : undefined;
  const input = await loadAll(request, digests);
  const refused = input.refused.flatMap((one) => one.diagnostics);
  if (input.loaded.length === 0) {
    const secrets = declaredSecrets(request.services.map((service) => service.config));
    return { failed: true, diagnostics: [...request.diagnostics, ...refused], secrets };
  }
  const read = [...request.diagnostics, ...refused.map(demoted), ...input.loaded.flatMap((one) => one.diagnostics)];
  const normalized = normalize(input.loaded);
  const { tenant } = normalized;
  const { judgedAt: at, ...taken } = judgedAt(request, normalized.taken);
  const { config, services, rules } = request;
  if (normalized.organizations.length > 1) {
    const names = normalized.organizations.join(', ');
    const message = `The input holds several organizations: ${names}. Audit one at a time.`;
    const { secrets } = analyze({ tenant, services, config, rules: [], at, engine: undefined });
    return {
      failed: true,
      diagnostics: [...read, { id: 'input/several-organizations', level: 'error', message }],
      secrets,
    };
  }
  const analysis = analyze({ tenant, services, config, rules, at, engine: await engines(tenant, services) });
  const diagnostics = [...read, ...normalized.diagnostics(), ...analysis.diagnostics];
  return report(
    request,
    input,
    analysis,
    { organization: normalized.organizations[0], taken, judgedAt: at, diagnostics },
    digests,
  );
}

type Facts = Pick<Report, 'organization' | 'taken' | 'judgedAt' | 'diagnostics'>;

function nothingEvaluated({ rules }: Analysis): Diagnostic {
  const cause =
    rules.length === 0
      ? 'None belongs to the selected profiles.'
      : 'Declare the routing of the service in mxlint.config.json (mxlint init), or complete the export.';
  return {
    id: 'run/nothing-evaluated',
    level: 'warning',
    message: `No rule was evaluated, so this is no verdict. ${cause}`,
  };
}

function report(request: AuditRequest, input: Input, analysis: Analysis, facts: Facts, digests: Digests): Report {
  const { config, configFile, reread, version } = request;
  const files = [...input.files, ...ownFiles(request, digests)];
  const exitCode = exitCodeOf(analysis, input.refused.length, request);
  const places = placesOf(analysis, facts.diagnostics, {
    files: input.files,
    texts: input.texts,
    reread,
    configFile,
    config,
  });
  return {
    tool: toolOf(version),
    ...facts,
    diagnostics: [...facts.diagnostics, ...places.diagnostics, ...(exitCode === 2 ? [nothingEvaluated(analysis)] : [])],
    files,
    configFile: configFile?.path,
    ...(digests === undefined ? {} : { snapshotSha256: digests.snapshotDigest(files) }),
    services: analysis.services,
    rules: analysis.rules,
    outcomes: analysis.outcomes,
    findings: sortedFindings(analysis.findings, places.placeOf),
    placeOf: places.placeOf,
    secrets: analysis.secrets,
    exitCode,
  };
}
