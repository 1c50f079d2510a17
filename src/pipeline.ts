import { analyze, type Analysis, type AnalysisInput } from './analyze/analyze.ts';
import { declaredSecrets } from './analyze/recognize/declared-values.ts';
import type { Secrets } from './analyze/secret.ts';
import { anyValueEngine } from './analyze/any-value.ts';
import { needsPatternEngine } from './analyze/needs-pattern-engine.ts';
import type { PatternEngine } from './analyze/pattern-engine.ts';
import type { Rule } from './analyze/rules/rule.ts';
import type { DnsEvidence } from './analyze/dns/evidence.ts';
import type { DnsView } from './analyze/dns/dns-view.ts';
import { unknownView } from './analyze/dns/unknown-view.ts';
import { inScopeDomains } from './analyze/recognize/domains.ts';
import { tracedServices, type TracedServices } from './analyze/recognize/traced-services.ts';
import type { Config, Service } from './config/config.ts';
import { undeclaredServices } from './config/default-config.ts';
import { gatherDns, type DnsSource, type GatheredDns } from './dns-evidence.ts';
import { loadFiles } from './load/load-files.ts';
import type { InputFile, Records, Refused } from './load/loaded.ts';
import type { LocatableConfig } from './locate/locate-input.ts';
import type { Diagnostic, Source, Tenant } from './model/index.ts';
import { normalize } from './normalize/normalize.ts';
import { domainPlaces, type PlacesInput, placesOf } from './places.ts';
import { exitCodeOf, type ExitPolicy } from './report/exit-code.ts';
import type { Report, ReportFile } from './report/report.ts';
import type { fileDigest, snapshotDigest } from './report/snapshot-digest.ts';
import { sortedFindings } from './report/sorted-findings.ts';
import { toolOf } from './report/tool.ts';
import type { Notation } from './text/notation.ts';

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
  /** At least one. */
  readonly services: readonly Service[];
  /** False: nobody named a service, so those of which the tenant or its DNS shows something are judged; true when left out. */
  readonly isServiceNamed?: boolean;
  /** Profiles of services that may be in the path or were once; those of the program when left out. */
  readonly profiles?: AnalysisInput['profiles'];
  readonly rules: readonly Rule[];
  readonly dns: DnsSource;
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
  readonly notations: ReadonlyMap<string, Notation>;
  /** For files whose text was not kept. */
  readonly unchanged: PlacesInput['unchanged'];
  /** Sorted by path. */
  readonly files: readonly ReportFile[];
  readonly refused: readonly Refused[];
}

type Digests = { readonly fileDigest: typeof fileDigest; readonly snapshotDigest: typeof snapshotDigest } | undefined;

function reportFile(source: Source, role: ReportFile['role'], bytes: Uint8Array, digests: Digests): ReportFile {
  return digests === undefined ? { ...source, role } : { ...source, role, sha256: digests.fileDigest(bytes) };
}

/** Whether bytes that are read later are the same. What checksums are made with loads much of Node, so it waits for its need. */
async function unchangedSince(bytes: Uint8Array): Promise<(later: Uint8Array) => boolean> {
  const { checksum } = await import('./text/checksum.ts');
  const loaded = checksum(bytes);
  return (later) => checksum(later) === loaded;
}

async function loadAll({ files }: AuditRequest, digests: Digests): Promise<Input> {
  const texts = new Map<string, string>();
  const notations = new Map<string, Notation>();
  const unchanged = new Map<string, (bytes: Uint8Array) => boolean>();
  const read: ReportFile[] = [];
  let length = 0;
  const { loaded, refused } = await loadFiles(files, async ({ path, bytes }, { source, text, notation }) => {
    notations.set(path, notation);
    length += source.length;
    if (length <= keptBytes) texts.set(path, text);
    else unchanged.set(path, await unchangedSince(bytes));
    read.push(reportFile(source, 'input', bytes, digests));
  });
  const sorted = read.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { loaded, texts, notations, unchanged, refused, files: sorted };
}

function ownFiles({ ownFiles: own }: AuditRequest, digests: Digests): readonly ReportFile[] {
  return own.map(({ path, role, bytes }) => {
    const source: Source = { path, format: role, encoding: 'utf-8', length: bytes.length };
    return reportFile(source, role, bytes, digests);
  });
}

/** The engine for the patterns of a tenant; the one that takes all of them is only loaded when it is needed. */
async function engineFor(tenant: Tenant, services: readonly Service[]): Promise<PatternEngine> {
  if (!needsPatternEngine(tenant, services)) return anyValueEngine;
  const { patternEngine } = await import('./analyze/patterns.ts');
  return patternEngine;
}

/** The services that the run may be about: those that were named, else all that are known. */
function candidatesOf({ isServiceNamed = true, services, profiles }: AuditRequest): readonly Service[] {
  return isServiceNamed ? services : undeclaredServices(profiles);
}

/** Those that the run is about; `traced` where they had to be looked for. */
function judgedServices(
  { isServiceNamed = true, config }: AuditRequest,
  candidates: readonly Service[],
  tenant: Tenant,
  dns: DnsView,
): { readonly services: readonly Service[]; readonly traced?: TracedServices['state'] } {
  if (isServiceNamed) return { services: candidates };
  const domains = inScopeDomains(config.domains, tenant.AcceptedDomain);
  const { state, services } = tracedServices(candidates, { tenant, domains, dns });
  return { services, traced: state };
}

/** For what is said of an input that is not judged. */
const nobodyAsked = unknownView({ reason: 'not-looked-up' });

/** The DNS as rules see it; evaluating answers takes as much code as all rules that need none. */
async function viewOf({ answers, missing }: DnsEvidence): Promise<DnsView> {
  if (missing !== undefined) return unknownView(missing);
  const { dnsView } = await import('./analyze/dns/dns-view.ts');
  return dnsView(answers);
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
  const { config, profiles, rules } = request;
  const candidates = candidatesOf(request);
  if (normalized.organizations.length > 1) {
    const names = normalized.organizations.join(', ');
    const message = `The input holds several organizations: ${names}. Audit one at a time.`;
    const { secrets } = analyze({
      tenant,
      services: request.services,
      config,
      rules: [],
      dns: nobodyAsked,
      at,
      engine: undefined,
    });
    return {
      failed: true,
      diagnostics: [...read, { id: 'input/several-organizations', level: 'error', message }],
      secrets,
    };
  }
  const dns = await gatherDns(request.dns, input.loaded, async () => {
    const { questions } = await import('./analyze/questions.ts');
    return questions({ tenant, services: candidates, config });
  });
  if ('path' in dns) {
    const secrets = declaredSecrets(request.services.map((service) => service.config));
    return { failed: true, diagnostics: [...read, ...dns.diagnostics], secrets };
  }
  const view = await viewOf(dns.evidence);
  const { services, traced } = judgedServices(request, candidates, tenant, view);
  const engine = await engineFor(tenant, services);
  const analysis = analyze({ tenant, services, traced, profiles, config, rules, dns: view, at, engine });
  const diagnostics = [...read, ...normalized.diagnostics(), ...dns.diagnostics, ...analysis.diagnostics];
  const facts = { organization: normalized.organizations[0], taken, judgedAt: at, diagnostics, dns: dns.summary };
  return report(request, withDnsFile(input, dns, digests), { tenant, analysis, dns, facts }, digests);
}

/** What the stages before the report came to. */
interface Judged {
  readonly tenant: Tenant;
  readonly analysis: Analysis;
  readonly dns: GatheredDns;
  readonly facts: Pick<Report, 'organization' | 'taken' | 'judgedAt' | 'diagnostics' | 'dns'>;
}

/** The file of answers is listed beside the input, and places in it are found as those in the input are. */
function withDnsFile(input: Input, { file }: GatheredDns, digests: Digests): Input {
  if (file === undefined || input.texts.has(file.source.path)) return input;
  const files = [...input.files, reportFile(file.source, 'dns', file.bytes, digests)];
  return {
    ...input,
    files,
    texts: new Map([...input.texts, [file.source.path, file.text]]),
    notations: new Map([...input.notations, [file.source.path, file.notation]]),
  };
}

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

function report(request: AuditRequest, input: Input, judged: Judged, digests: Digests): Report {
  const { tenant, analysis, dns, facts } = judged;
  const { config, configFile, reread, version } = request;
  const files = [...input.files, ...ownFiles(request, digests)];
  const exitCode = exitCodeOf(analysis, input.refused.length, request);
  const places = placesOf(analysis, facts.diagnostics, {
    files: input.files,
    texts: input.texts,
    notations: input.notations,
    unchanged: input.unchanged,
    reread,
    configFile,
    config,
    placeOfDomain: domainPlaces(tenant, dns.placeOf),
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
