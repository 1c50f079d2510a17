import { gzipSync } from 'node:zlib';

import type { Log } from 'sarif';

import { type Check, issue, type SarifIssue } from './sarif/issue.ts';
import { notificationCheck } from './sarif/notification-checks.ts';
import { regionCheck, resultCheck } from './sarif/result-checks.ts';
import { addressCheck, forbiddenCheck, logCheck, logicalCheck, ruleCheck } from './sarif/run-checks.ts';
import { schemaIssues } from './sarif/schema.ts';

const checks: readonly Check[] = [
  logCheck,
  forbiddenCheck,
  addressCheck,
  logicalCheck,
  ruleCheck,
  resultCheck,
  regionCheck,
  notificationCheck,
];

/** What GitHub takes, in bytes after compression. */
const LARGEST = 10 * 1024 * 1024;

/**
 * Holds a SARIF log against the schema of the standard, against what its prose asks and a schema cannot say, and against
 * what GitHub and GitLab refuse. With the texts of the files, by path, regions and snippets are compared with them.
 */
export function checkSarif(
  text: string,
  files: ReadonlyMap<string, string> = new Map(),
  largest = LARGEST,
): SarifIssue[] {
  if (text.startsWith('\ufeff')) return [issue('byte-order-mark', '', 'the text starts with one')];
  const found: SarifIssue[] = [];
  if (!/^[^\n]*\n$/.test(text)) found.push(issue('one-line', '', 'the log is minified and ends with a newline'));
  if (gzipSync(text).length > largest) found.push(issue('too-large', '', 'over 10 MB compressed'));
  let log: Log;
  try {
    log = JSON.parse(text) as Log;
  } catch (error) {
    return [issue('json', '', String(error))];
  }
  found.push(...schemaIssues(log));
  const run = log.runs?.[0];
  if (run === undefined) return [...found, issue('one-run', '/runs', 'no run')];
  return [...found, ...checks.flatMap((check) => [...check({ log, run, files })])];
}
