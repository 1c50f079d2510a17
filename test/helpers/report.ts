import type { Architecture, Routing } from '../../src/analyze/recognize/architecture.ts';
import type { ServiceView } from '../../src/analyze/recognize/service-view.ts';
import type { Finding, Related, RuleOutcome, Subject } from '../../src/analyze/rules/finding.ts';
import type { MessageDefinition, Rule } from '../../src/analyze/rules/rule.ts';
import { createSecrets, type Secrets } from '../../src/analyze/secret.ts';
import { locate } from '../../src/locate/locate.ts';
import type { ExportRecord, Location, SectionKind, Source } from '../../src/model/index.ts';
import { holdsSecret } from '../../src/analyze/redact.ts';
import type { FormatOptions, Report, ReportFile } from '../../src/report/report.ts';
import { toolOf } from '../../src/report/tool.ts';
import { sha256 } from '../../src/text/digest.ts';
import { jsonNotation } from '../../src/text/json-notation.ts';

export type Raw = Readonly<Record<string, unknown>>;
export type DraftSections = Partial<Record<SectionKind, readonly Raw[]>>;

/** An export file of a report that is written by hand, and the records that would be read from it. */
export interface DraftFile {
  readonly path: string;
  readonly text: string;
  readonly source: Source;
  /** A record by its section and its place in it. */
  readonly record: (section: SectionKind, index: number) => ExportRecord;
}

export function draftFile(sections: DraftSections, path = 'export/tenant.json', indent = 2): DraftFile {
  const text = `${JSON.stringify(sections, undefined, indent)}\n`;
  const length = new TextEncoder().encode(text).length;
  const source: Source = { path, format: 'tenant-export', encoding: 'utf-8', length };
  const record = (section: SectionKind, index: number): ExportRecord => {
    const raw = sections[section]?.[index];
    if (raw === undefined) throw new Error(`no ${section} ${index}`);
    return { section, source, pointer: `/${section}/${index}`, raw };
  };
  return { path, text, source, record };
}

export function subjectOf({ section, raw }: ExportRecord): Subject {
  const name = typeof raw['Name'] === 'string' ? raw['Name'] : '';
  const guid = raw['Guid'];
  return typeof guid === 'string'
    ? { kind: section, identity: name, key: guid.toLowerCase(), guid }
    : { kind: section, identity: name, key: name.toLowerCase() };
}

export const placeAt = (record: ExportRecord, property?: string): Location =>
  property === undefined ? { kind: 'object', record } : { kind: 'property', record, property };

export const relatedAt = (record: ExportRecord, note: string, property?: string): Related => ({
  at: placeAt(record, property),
  subject: subjectOf(record),
  note,
});

export type FindingDraft = Partial<Finding> & { readonly text?: string };

/** A finding on an object or one of its properties; everything else has a default. */
export function findingOn(record: ExportRecord, property: string | undefined, draft: FindingDraft = {}): Finding {
  const { text = "Object '{name}' is wrong.", ...rest } = draft;
  const subject = subjectOf(record);
  return {
    rule: 'transport-rule/loop-guard-missing',
    profile: 'vendor',
    service: 'mxhero',
    severity: 'high',
    confidence: 'high',
    message: { id: 'wrong', template: text, data: { name: subject.identity } },
    subject,
    ...(property === undefined ? {} : { property }),
    at: placeAt(record, property),
    related: [],
    guide: [],
    conflictsWith: [],
    controls: [],
    ...rest,
  };
}

export type RuleDraft = Partial<Omit<Rule, 'messages'>> & {
  readonly messages?: Readonly<Record<string, MessageDefinition>>;
};

export function draftRule(id: string, draft: RuleDraft = {}): Rule {
  return {
    id,
    summary: `The tenant departs from what ${id} asks.`,
    profile: 'vendor',
    per: 'service',
    appliesTo: '*',
    requires: ['TransportRule'],
    uses: [],
    guide: [],
    references: [],
    conflictsWith: [],
    messages: { wrong: { text: "Object '{name}' is wrong.", severity: 'high' } },
    *check() {},
    ...draft,
  };
}

const settled = <V extends string>(candidate: V, origin: 'declared' | 'inferred', reasons: string[]): Routing<V> => ({
  candidates: [candidate],
  origin,
  confidence: 'high',
  reasons,
});

const inbound = settled('loopback', 'inferred', ['An active rule hands mail from outside to the service.']);

export const guideArchitecture: Architecture = {
  inbound,
  outbound: settled('standard', 'declared', []),
  inferred: { inbound, outbound: settled('standard', 'inferred', ['No rule returns mail of the service.']) },
};

/** The fields of a service that reports print. */
export function draftService(id = 'mxhero', architecture: Architecture = guideArchitecture): ServiceView {
  const profile = { id: 'mxhero', name: 'mxHERO', reviewed: '2026-10-01', guides: [] };
  return { id, profile, architecture } as unknown as ServiceView;
}

export interface ReportDraft extends Partial<Omit<Report, 'files' | 'secrets' | 'placeOf'>> {
  readonly files?: readonly DraftFile[];
  readonly config?: { readonly path: string; readonly text: string };
  /** Header values, in the order of their labels. */
  readonly values?: readonly string[];
}

const fileOf = ({ source, text }: DraftFile): ReportFile => ({ ...source, role: 'input', sha256: sha256(text) });

function configFileOf(config: NonNullable<ReportDraft['config']>): ReportFile {
  const { path, text } = config;
  const length = new TextEncoder().encode(text).length;
  return { path, format: 'config', encoding: 'utf-8', length, role: 'config', sha256: sha256(text) };
}

function secretsOf(values: readonly string[]): Secrets {
  const secrets = createSecrets();
  for (const value of values) secrets.of(value);
  return secrets;
}

function locationsOf({
  findings,
  outcomes,
  diagnostics,
}: Pick<Report, 'findings' | 'outcomes' | 'diagnostics'>): Location[] {
  const gaps = outcomes.flatMap(({ outcome }) => ('gaps' in outcome ? outcome.gaps : []));
  return [
    ...findings.flatMap(({ at, related }) => [at, ...related.map((one) => one.at)]),
    ...gaps.flatMap(({ at }) => at ?? []),
    ...diagnostics.flatMap(({ at }) => (at === undefined || at.kind === 'file' ? [] : [at])),
  ];
}

/** A report with places from real texts; findings are taken in the order given. */
export function draftReport(draft: ReportDraft): Report {
  const { files = [draftFile({})], config, values = [], ...rest } = draft;
  const secrets = secretsOf(values);
  const findings = rest.findings ?? [];
  const outcomes = rest.outcomes ?? outcomesOf(findings);
  const diagnostics = rest.diagnostics ?? [];
  const texts = new Map(files.map((file) => [file.path, { text: file.text, notation: jsonNotation }]));
  const spanOf = (pointer: string) => jsonNotation.spansOf(config?.text ?? '', [pointer]).get(pointer);
  const placeOf = locate(locationsOf({ findings, outcomes, diagnostics }), {
    read: (path) => texts.get(path),
    ...(config === undefined ? {} : { config: { ...config, spanOf } }),
    firstFile: files[0]?.path ?? '',
    holdsSecret: holdsSecret(secrets.texts()),
  });
  const rules = [...new Set(outcomes.map(({ rule }) => rule))].toSorted().map((id) => draftRule(id));
  return {
    tool: toolOf('0.1.0'),
    organization: 'contoso.onmicrosoft.com',
    taken: { at: Date.UTC(2026, 10, 20), from: 'header' },
    judgedAt: Date.UTC(2026, 10, 20),
    configFile: config?.path,
    dns: { from: 'off', resolvers: [], questions: 0, unanswered: 0 },
    services: [draftService()],
    rules,
    exitCode: 1,
    ...rest,
    findings,
    outcomes,
    diagnostics,
    files: [...files.map(fileOf), ...(config === undefined ? [] : [configFileOf(config)])],
    secrets,
    placeOf,
  };
}

/** One evaluated outcome per rule and service of the findings. */
function outcomesOf(findings: readonly Finding[]): RuleOutcome[] {
  const groups = Map.groupBy(findings, ({ rule, service }) => JSON.stringify([rule, service]));
  return [...groups.values()].map((some): RuleOutcome => {
    const [first] = some;
    return {
      rule: first?.rule ?? '',
      service: first?.service ?? '',
      outcome: { state: 'evaluated', findings: some, gaps: [] },
    };
  });
}

export const options: FormatOptions = {
  width: 80,
  color: false,
  showSecrets: false,
  showFixes: true,
  pages: {},
};
