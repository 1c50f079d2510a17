import { visible } from '../text/visible.ts';
import { fingerprints } from './fingerprint.ts';
import type { JsonContext } from './json/context.ts';
import { jsonFinding } from './json/finding.ts';
import { jsonOutcome, jsonSummary } from './json/outcome.ts';
import { jsonRule } from './json/rule.ts';
import { jsonDiagnostic, jsonFile, jsonService, jsonSnapshot } from './json/run.ts';
import { jsonText, redactJson } from './json-text.ts';
import { holdsSecret, redact } from '../analyze/redact.ts';
import { otherSides } from './other-sides.ts';
import type { Formatter, Report } from './report.ts';
import { sinkOf } from './sink.ts';
import { summarize } from './summary.ts';

/** Properties whose values are words of this program, not of the input. */
const own: ReadonlySet<string> = new Set(
  (
    'takenFrom role format encoding sha256 rule rules helpUri profile severity confidence id state reason ' +
    'candidates origin safety language level direction url informationUri key nameKey expires reviewed ' +
    'findings conflictsWith controls benchmark version aliases'
  ).split(' '),
);

/**
 * The report that keeps everything, for other programs: shape in `report-schema.ts`, published as
 * `schemas/report.schema.json`. Within one `schemaVersion` properties are only added. What is not known is null.
 */
export const formatJson: Formatter = (report) => {
  const text = jsonText(documentOf(report), 2);
  return redactJson(text, report.secrets.texts(), own);
};

function documentOf(report: Report): object {
  const context = contextOf(report);
  const { name, version, informationUri } = report.tool;
  return {
    schemaVersion: 1,
    tool: { name, version, informationUri },
    snapshot: jsonSnapshot(report, context),
    organization: report.organization === undefined ? null : context.data(report.organization),
    files: report.files.map((file) => jsonFile(file, context)),
    services: report.services.map((service) => jsonService(service, context)),
    rules: report.rules.map(jsonRule),
    outcomes: report.outcomes.map((outcome) => jsonOutcome(outcome, context)),
    findings: report.findings.map((finding) => jsonFinding(finding, context)),
    traces: [],
    diagnostics: report.diagnostics.map((diagnostic) => jsonDiagnostic(diagnostic, context)),
    summary: jsonSummary(summarize(report), context),
    exitCode: report.exitCode,
  };
}

function contextOf(report: Report): JsonContext {
  const values = report.secrets.texts();
  const data = redact(values);
  return {
    report,
    data,
    sink: sinkOf(report.secrets, visible),
    holdsSecret: holdsSecret(values),
    otherSidesOf: otherSides(report),
    fingerprints: fingerprints(report.findings, data),
  };
}
