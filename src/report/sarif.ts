import { escapeSarif } from '../text/escape-sarif.ts';
import { visible } from '../text/visible.ts';
import { fingerprints } from './fingerprint.ts';
import { jsonText, redactJson } from './json-text.ts';
import { holdsSecret, redact } from '../analyze/redact.ts';
import { otherSides } from './other-sides.ts';
import type { Formatter, FormatOptions, Report } from './report.ts';
import type { SarifContext } from './sarif/context.ts';
import { logOf } from './sarif/log.ts';
import { logicalTree } from './sarif/logical-locations.ts';
import { sinkOf } from './sink.ts';

/** Properties whose values are words of this program or of the format, not of the input. */
const own: ReadonlySet<string> = new Set(
  (
    '$schema version semanticVersion informationUri helpUri id ruleId kind kinds level uriBaseId roles mimeType encoding ' +
    'columnKind sha-256 snapshotSha256 tags precision security-severity problem.severity primaryLocationLineHash ' +
    'mxlintFindingKey/v1 mxlintNameKey/v1 severity confidence profile direction safety language reason takenFrom ' +
    'conflictsWith controls rule state findings version organization deprecatedIds'
  ).split(' '),
);

/**
 * SARIF 2.1.0 errata 01 for code scanning: the open findings, minified. Suppressed findings are left out, because GitHub
 * would open alerts for them; what could not be judged is a notification, never a result.
 */
export const formatSarif: Formatter = (report, options) => {
  const log = logOf(contextOf(report, options));
  return redactJson(jsonText(log), report.secrets.texts(), own);
};

function contextOf(report: Report, options: FormatOptions): SarifContext {
  const values = report.secrets.texts();
  const data = redact(values);
  const open = report.findings.filter((finding) => finding.suppression === undefined);
  const plain = sinkOf(report.secrets, visible);
  return {
    report,
    options,
    message: sinkOf(report.secrets, escapeSarif),
    plain,
    data,
    holdsSecret: holdsSecret(values),
    ruleIndexes: new Map(report.rules.map(({ id }, index) => [id, index])),
    artifactIndexes: new Map(report.files.map(({ path }, index) => [path, index])),
    logical: logicalTree(open, plain),
    otherSidesOf: otherSides(report),
    fingerprints: fingerprints(report.findings, data),
  };
}
