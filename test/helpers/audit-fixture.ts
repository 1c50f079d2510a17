import { readFileSync } from 'node:fs';
import { rules } from '../../rules/index.ts';
import type { Finding } from '../../src/analyze/rules/finding.ts';
import { readSettings } from '../../src/cli/settings.ts';
import { collectFiles } from '../../src/collect/files.ts';
import type { Config } from '../../src/config/config.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { audit } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
import { testHost } from './host.ts';
import { root } from './source-files.ts';

/** Audits a fixture the way the command does, with its configuration or, to see what is inferred, without one. */
export async function auditFixture(name: string, withConfig: boolean): Promise<Report> {
  const folder = `fixtures/tenants/${name}`;
  const host = testHost({ cwd: root });
  const request = {
    configPath: `${folder}/mxlint.config.json`,
    vendors: [],
    inputs: [],
    ruleIds: rules.map((rule) => rule.id),
  };
  const settings = await readSettings(request, host);
  const errors = settings.diagnostics.filter((diagnostic) => diagnostic.level === 'error');
  if (errors.length > 0) throw new Error(errors.map((one) => one.message).join('\n'));
  const config: Config = withConfig ? settings.config : defaultConfig;
  const files = collectFiles([`${folder}/tenant.json`], { maxBytes: 1e8, cwd: root, stdin: host.stdin });
  const report = await audit({
    files,
    reread: files.reread,
    config,
    configFile: withConfig ? settings.configFile : undefined,
    ownFiles: withConfig ? settings.ownFiles : [],
    services: withConfig
      ? settings.services
      : config.services.map((one) => ({ id: one.id, config: one, profile: defaultVendor })),
    rules,
    dns: { mode: 'file', file: { path: `${folder}/dns.json`, bytes: readFileSync(`${root}${folder}/dns.json`) } },
    at: undefined,
    now: host.now,
    digests: true,
    failOn: 'high',
    strict: false,
    exitZero: false,
    diagnostics: withConfig ? settings.diagnostics : [],
    version: '0.0.0-test',
  });
  if ('failed' in report) throw new Error(report.diagnostics.map((one) => one.message).join('\n'));
  return report;
}

/** What an expectation says of a finding. */
export interface ExpectedFinding {
  readonly rule: string;
  readonly message: string;
  readonly severity: string;
  readonly object: string;
  readonly property?: string;
  readonly discriminator?: string;
}

export function expectationOf(finding: Finding): ExpectedFinding {
  const { rule, message, severity, subject, property, discriminator } = finding;
  return {
    rule,
    message: message.id,
    severity,
    object: `${subject.kind} ${subject.identity}`,
    ...(property === undefined ? {} : { property }),
    ...(discriminator === undefined ? {} : { discriminator }),
  };
}

/** What a report says in one profile: its findings, and the rules that could not be judged at all. */
export interface ProfileExpectation {
  readonly findings: readonly ExpectedFinding[];
  readonly notEvaluated: readonly string[];
  /** Rules that were evaluated with gaps. */
  readonly withGaps: readonly string[];
}

function sortKey(finding: ExpectedFinding): string {
  return JSON.stringify(finding);
}

export function profileExpectation(report: Report, profile: string): ProfileExpectation {
  const ofProfile = new Set(report.rules.filter((rule) => rule.profile === profile).map((rule) => rule.id));
  const outcomes = report.outcomes.filter(({ rule }) => ofProfile.has(rule));
  const findings = report.findings.filter((finding) => finding.profile === profile).map(expectationOf);
  return {
    findings: findings.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    notEvaluated: outcomes.filter(({ outcome }) => outcome.state === 'not-evaluated').map(({ rule }) => rule),
    withGaps: outcomes
      .filter(({ outcome }) => outcome.state === 'evaluated' && outcome.gaps.length > 0)
      .map(({ rule }) => rule),
  };
}

/** The content of `expected.json` beside a fixture. */
export interface FixtureExpectation {
  /** Exact. */
  readonly vendor: ProfileExpectation;
  /** For the other profiles, so that a new rule does not edit every fixture. */
  readonly others: { readonly must: readonly ExpectedFinding[]; readonly mustNot: readonly string[] };
  /** For clean tenants: the same without their configuration, and what is inferred. Exact. */
  readonly withoutConfig?: {
    readonly inbound: readonly string[];
    readonly outbound: readonly string[];
    readonly vendor: ProfileExpectation;
  };
}

export function withoutConfigExpectation(report: Report): NonNullable<FixtureExpectation['withoutConfig']> {
  const [service] = report.services;
  if (service === undefined) throw new Error('no service');
  return {
    inbound: service.architecture.inbound.candidates,
    outbound: service.architecture.outbound.candidates,
    vendor: profileExpectation(report, 'vendor'),
  };
}
