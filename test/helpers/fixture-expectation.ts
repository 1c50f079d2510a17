import type { Finding } from '../../src/analyze/rules/finding.ts';
import type { Report } from '../../src/report/report.ts';

/** What an expectation says of a finding. */
export interface ExpectedFinding {
  readonly rule: string;
  readonly message: string;
  readonly severity: string;
  readonly object: string;
  readonly property?: string;
  readonly discriminator?: string;
  /** Only where the tenant has several services, and the rule judges each of them. */
  readonly service?: string;
  /** A person has accepted it, as the configuration says. */
  readonly suppressed?: true;
}

/** What a report says in one profile: its findings, and the rules that could not be judged at all. */
export interface ProfileExpectation {
  readonly findings: readonly ExpectedFinding[];
  /** Where the tenant has several services, with the service in parentheses. */
  readonly notEvaluated: readonly string[];
  /** Rules that were evaluated with gaps. */
  readonly withGaps: readonly string[];
}

/** The content of `expected.json` beside a fixture: exactly what the audit says, profile by profile. */
export interface FixtureExpectation {
  readonly vendor: ProfileExpectation;
  readonly exchange: ProfileExpectation;
  readonly security: ProfileExpectation;
  /** For clean tenants: the same without their configuration, and what is inferred. */
  readonly withoutConfig?: {
    readonly inbound: readonly string[];
    readonly outbound: readonly string[];
    readonly vendor: ProfileExpectation;
  };
}

type ProfileName = 'vendor' | 'exchange' | 'security';

function hasSeveral(report: Report): boolean {
  return report.services.length > 1;
}

function expectationOf(finding: Finding, isOfSeveral: boolean): ExpectedFinding {
  const { rule, message, severity, subject, property, discriminator, service, suppression } = finding;
  return {
    rule,
    message: message.id,
    severity,
    object: `${subject.kind} ${subject.identity}`,
    ...(property === undefined ? {} : { property }),
    ...(discriminator === undefined ? {} : { discriminator }),
    ...(isOfSeveral && service !== '' ? { service } : {}),
    ...(suppression === undefined ? {} : { suppressed: true }),
  };
}

function profileExpectation(report: Report, profile: ProfileName): ProfileExpectation {
  const isOfSeveral = hasSeveral(report);
  const ofProfile = new Set(report.rules.filter((rule) => rule.profile === profile).map((rule) => rule.id));
  const outcomes = report.outcomes.filter(({ rule }) => ofProfile.has(rule));
  const named = ({ rule, service }: (typeof outcomes)[number]): string =>
    isOfSeveral && service !== '' ? `${rule} (${service})` : rule;
  const findings = report.findings
    .filter((finding) => finding.profile === profile)
    .map((finding) => expectationOf(finding, isOfSeveral));
  return {
    findings: findings.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    notEvaluated: outcomes.filter(({ outcome }) => outcome.state === 'not-evaluated').map(named),
    withGaps: outcomes.filter(({ outcome }) => outcome.state === 'evaluated' && outcome.gaps.length > 0).map(named),
  };
}

/** What a report says of a tenant with its configuration. */
export function expectationFor(report: Report): Omit<FixtureExpectation, 'withoutConfig'> {
  return {
    vendor: profileExpectation(report, 'vendor'),
    exchange: profileExpectation(report, 'exchange'),
    security: profileExpectation(report, 'security'),
  };
}

/** What a report says of a tenant of which nothing is declared. */
export function withoutConfigExpectation(report: Report): NonNullable<FixtureExpectation['withoutConfig']> {
  const [service] = report.services;
  if (service === undefined) throw new Error('no service');
  return {
    inbound: service.architecture.inbound.candidates,
    outbound: service.architecture.outbound.candidates,
    vendor: profileExpectation(report, 'vendor'),
  };
}
