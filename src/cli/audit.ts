import { declaredSecrets } from '../analyze/recognize/declared-values.ts';
import type { RuleProfile, Severity } from '../config/config.ts';
import { collectFiles, DEFAULT_MAX_BYTES } from '../collect/files.ts';
import { inputFilePaths } from '../collect/input-paths.ts';
import { audit, type AuditRequest } from '../pipeline.ts';
import { formats } from '../report/formats.ts';
import type { FormatOptions, Report } from '../report/report.ts';
import { auditOptions, ruleProfiles } from './audit-options.ts';
import { flag, text, texts, type Args, type Command } from './command.ts';
import { readDnsSource } from './dns-source.ts';
import type { Host } from './host.ts';
import { loadRules, rulesWithoutDns } from './load-rules.ts';
import { overwriteProblem, readOutputs, type RequestedOutput } from './outputs.ts';
import { parseSize } from './parse-size.ts';
import { parseTime } from './parse-time.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { readSettings, type Settings } from './settings.ts';
import { showsColor } from './shows-color.ts';
import { usageError } from './usage-error.ts';
import { severities } from '../analyze/rules/severity.ts';
import { version } from './version.ts';
import { withProgress } from './progress.ts';
import { writeWhole } from './write-file.ts';

interface Limits {
  readonly at: number | undefined;
  readonly maxBytes: number;
}

function readLimits(args: Args): Limits | string {
  const atText = text(args, 'at');
  const at = atText === undefined ? undefined : parseTime(atText);
  if (atText !== undefined && at === undefined) {
    return `'${atText}' is no time; write 2026-11-20 or 2026-11-20T08:00:00Z.`;
  }
  const sizeText = text(args, 'max-input');
  const maxBytes = sizeText === undefined ? DEFAULT_MAX_BYTES : parseSize(sizeText);
  if (maxBytes === undefined) return `'${sizeText}' is no size; write for example 200MiB.`;
  const category = text(args, 'sarif-category');
  if (category?.trim() === '') return 'The option --sarif-category needs a value such as mail/prod/.';
  return { at, maxBytes };
}

function failOn(args: Args): Severity | 'never' {
  return (
    severities.find((severity) => severity === text(args, 'fail-on')) ??
    (text(args, 'fail-on') === 'never' ? 'never' : 'high')
  );
}

function isColored(args: Args, host: Host): boolean {
  const when = text(args, 'color');
  if (when === 'always' || when === 'never') return when === 'always';
  return showsColor(host);
}

async function formatOptions(args: Args, host: Host, outputs: readonly RequestedOutput[]): Promise<FormatOptions> {
  const category = text(args, 'sarif-category');
  const needsPages = outputs.some(({ format }) => format === 'sarif');
  const { pages } = needsPages ? await import('../../rules/pages.generated.ts') : { pages: {} };
  return {
    width: host.stdout.columns ?? 80,
    color: isColored(args, host),
    showSecrets: flag(args, 'show-secrets'),
    showFixes: !flag(args, 'no-fix'),
    pages,
    ...(category === undefined ? {} : { sarifCategory: category }),
  };
}

/** Writes every requested output; the result is false when one could not be written. */
async function writeOutputs(
  report: Report,
  outputs: readonly RequestedOutput[],
  args: Args,
  host: Host,
): Promise<boolean> {
  const options = await formatOptions(args, host, outputs);
  let written = true;
  for (const { format, file, shown } of outputs) {
    const formatter = await formats[format]();
    const own = file === undefined ? options : { ...options, color: false, showSecrets: false, width: 80 };
    const document = formatter(report, own);
    if (file === undefined) {
      host.stdout.write(document);
      continue;
    }
    const problem = writeWhole(file, document, String(host.now()));
    if (problem !== undefined) {
      usageError(host, `'${shown}' could not be written, nothing of it is there: ${problem}`);
      written = false;
    }
  }
  return written;
}

/** What a request takes from the outputs and from `--dns`. */
type OwnRequest = Pick<AuditRequest, 'dns' | 'digests' | 'rules'>;

function requestOf(args: Args, settings: Settings, limits: Limits, host: Host, own: OwnRequest): AuditRequest {
  const files = collectFiles(texts(args, 'files'), { maxBytes: limits.maxBytes, cwd: host.cwd, stdin: host.stdin });
  const wanted = texts(args, 'profile');
  const profiles: readonly RuleProfile[] = ruleProfiles.filter((profile) => wanted.includes(profile));
  return {
    files: withProgress(files, host),
    reread: files.reread,
    config: profiles.length === 0 ? settings.config : { ...settings.config, profiles },
    configFile: settings.configFile,
    ownFiles: settings.ownFiles,
    services: settings.services,
    isServiceNamed: settings.isServiceNamed,
    profiles: settings.profiles,
    rules: own.rules,
    dns: own.dns,
    at: limits.at,
    now: host.now,
    digests: own.digests,
    failOn: failOn(args),
    strict: flag(args, 'strict'),
    exitZero: flag(args, 'exit-zero'),
    diagnostics: settings.diagnostics,
    version,
  };
}

async function run(args: Args, host: Host): Promise<number> {
  const inputs = texts(args, 'files');
  if (inputs.length === 0) {
    return usageError(host, 'Name an export: mxlint audit tenant.json, a folder of exports, or - for standard input.');
  }
  if (inputs.includes('')) return usageError(host, 'An input without a name is no file; check what gives it.');
  const requested = readOutputs(texts(args, 'format'), host.cwd);
  if ('problem' in requested) return usageError(host, requested.problem);
  const limits = readLimits(args);
  if (typeof limits === 'string') return usageError(host, limits);
  const dns = await readDnsSource(text(args, 'dns'), texts(args, 'resolver'), host, { maxBytes: limits.maxBytes });
  if (typeof dns === 'string') return usageError(host, dns);
  const { outputs } = requested;
  const describesRules = outputs.some(({ format }) => format !== 'table');
  const rules = dns.source.mode === 'off' && !describesRules ? rulesWithoutDns() : await loadRules();
  const ruleIds = rules.map((rule) => rule.id);
  const settings = await readSettings(
    { configPath: text(args, 'config'), vendors: texts(args, 'vendor'), inputs, ruleIds },
    host,
  );
  if (settings.diagnostics.some(({ level }) => level === 'error')) {
    printDiagnostics(settings.diagnostics, declaredSecrets(settings.config.services), host);
    return 2;
  }
  const overwrite = overwriteProblem(outputs, () => [
    ...inputFilePaths(inputs, host.cwd),
    ...settings.readPaths,
    ...dns.readPaths,
  ]);
  if (overwrite !== undefined) return usageError(host, overwrite);
  const digests = outputs.some(({ format }) => format !== 'table');
  const report = await audit(requestOf(args, settings, limits, host, { dns: dns.source, digests, rules }));
  if ('failed' in report) {
    printDiagnostics(report.diagnostics, report.secrets, host);
    return 2;
  }
  const written = await writeOutputs(report, outputs, args, host);
  if (!outputs.some(({ file, format }) => file === undefined && format === 'table')) {
    printDiagnostics(report.diagnostics, report.secrets, host);
  }
  return written ? report.exitCode : 2;
}

/** `mxlint audit`: the main job. */
export const auditCommand: Command = {
  name: 'audit',
  summary: 'Check an export against what the mail service needs',
  positional: {
    name: 'files',
    kind: 'texts',
    required: true,
    describe:
      'Export files of any format (mxlint inspect shows what they hold), folders or archives, or - for standard input',
  },
  options: auditOptions,
  examples: [
    { line: '$0 audit tenant.json', text: 'Findings as a table' },
    { line: '$0 audit exports/ -f table -f sarif=mxlint.sarif', text: 'A table to read, a SARIF log for CI' },
    {
      line: '$0 audit tenant.json --profile vendor --fail-on medium',
      text: 'Only the rules of the guide; fail from medium on',
    },
    { line: 'cat tenant.json | $0 audit - -f json', text: 'From standard input, as JSON' },
  ],
  run,
};
