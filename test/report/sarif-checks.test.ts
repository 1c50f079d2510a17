import type { Log, Result, Run } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';

import { formats } from '../../src/report/formats.ts';
import { options } from '../helpers/report.ts';
import { sampleConfig, sampleFile, samplePages, sampleReport } from '../helpers/sample-report.ts';
import { checkSarif } from '../helpers/sarif-checks.ts';

const files = new Map([
  [sampleFile.path, sampleFile.text],
  [sampleConfig.path, sampleConfig.text],
]);

let good = '';

beforeAll(async () => {
  const format = await formats.sarif();
  good = format(sampleReport(), { ...options, pages: samplePages });
});

function checksOf(text: string): string[] {
  return [...new Set(checkSarif(text, files).map(({ check }) => check))];
}

interface Loose extends Run {
  results: Result[];
}

/** The checks that a log fails after one change. */
function afterChange(change: (run: Loose, log: Log) => void): string[] {
  const log = JSON.parse(good) as Log;
  const run = log.runs[0] as Loose;
  change(run, log);
  return checksOf(`${JSON.stringify(log)}\n`);
}

const first = (run: Loose): Result => run.results[0] as Result;
const regionOf = (result: Result) => result.locations?.[0]?.physicalLocation?.region ?? {};
const rule = (run: Run) => run.tool.driver.rules?.[0] ?? { id: '' };
const invocation = (run: Run) => run.invocations?.[0] ?? { executionSuccessful: true };
const notification = (run: Run) => invocation(run).toolConfigurationNotifications?.[0] ?? { message: {} };
const setMessage = (text: string) => (run: Loose) => {
  first(run).message.text = text;
};

const defects: readonly (readonly [check: string, change: (run: Loose, log: Log) => void])[] = [
  ['schema', (run) => Object.assign(first(run), { severity: 'high' })],
  ['schema', (run) => Object.assign(first(run), { level: 'fatal' })],
  ['schema', (run) => run.artifacts?.push({ ...run.artifacts[0] })],
  ['schema-address', (_, log) => Object.assign(log, { $schema: 'https://json.schemastore.org/sarif-2.1.0.json' })],
  ['one-run', (run, log) => log.runs.push({ ...run })],
  ['results-missing', (run) => delete (run as Run).results],
  ['column-kind', (run) => delete run.columnKind],
  ['column-kind', (run) => (run.columnKind = 'unicodeCodePoints')],
  ['category', (run) => (run.automationDetails = { id: 'mxlint' })],
  ['one-invocation', (run) => delete run.invocations],
  ['base-address', (run) => (run.originalUriBaseIds = { '%SRCROOT%': { uri: 'file:///home/somebody/' } })],
  ['forbidden-property', (run) => (first(run).rank = 50)],
  ['forbidden-property', (run) => (first(run).suppressions = [])],
  ['forbidden-property', (run) => (first(run).baselineState = 'new')],
  ['forbidden-property', (run) => (first(run).fingerprints = { a: 'b' })],
  ['forbidden-property', (run) => (invocation(run).commandLine = 'mxlint audit')],
  ['forbidden-property', (run) => Object.assign(run.artifacts?.[0] ?? {}, { contents: { text: '{}' } })],
  ['address', (run) => setAddress(run, '/home/somebody/tenant.json')],
  ['address', (run) => setAddress(run, 'file:///tenant.json')],
  ['address', (run) => setAddress(run, 'my tenant.json')],
  ['address', (run) => setAddress(run, '../tenant.json')],
  ['address', (run) => setAddress(run, './tenant.json')],
  ['address-base', (run) => delete run.originalUriBaseIds],
  ['artifact-index', (run) => (run.artifacts = run.artifacts?.toReversed())],
  ['logical-twice', (run) => run.logicalLocations?.push({ ...run.logicalLocations[0], name: 'x' })],
  ['logical-parent', (run) => Object.assign(run.logicalLocations?.[1] ?? {}, { parentIndex: 99 })],
  ['logical-name', (run) => Object.assign(run.logicalLocations?.[0] ?? {}, { fullyQualifiedName: 'Other' })],
  ['logical-reference', (run) => Object.assign(first(run).locations?.[0]?.logicalLocations?.[0] ?? {}, { index: 0 })],
  ['rule-twice', (run) => run.tool.driver.rules?.push(rule(run))],
  ['rule-name', (run) => (rule(run).name = rule(run).id)],
  ['rule-description', (run) => (rule(run).fullDescription = { text: 'x'.repeat(1025) })],
  ['rule-description', (run) => delete rule(run).shortDescription],
  ['rule-help', (run) => (rule(run).help = { text: 'Only text.' })],
  ['rule-help-address', (run) => (rule(run).helpUri = 'rules/x.md')],
  ['rule-level', (run) => delete rule(run).defaultConfiguration],
  ['rule-tags', (run) => (rule(run).properties = tagged(Array.from({ length: 11 }, (_, index) => `tag ${index}`)))],
  ['rule-precision', (run) => Object.assign(rule(run).properties ?? {}, { precision: 'certain' })],
  ['rule-severity', (run) => (rule(run).properties = { tags: [], precision: 'high' })],
  ['rule-severity', (run) => (rule(run).properties = { tags: [], precision: 'high', 'problem.severity': 'info' })],
  [
    'rule-security-severity',
    (run) => (rule(run).properties = { tags: ['security'], precision: 'high', 'security-severity': 9.1 }),
  ],
  ['rule-security-tag', (run) => (rule(run).properties = { tags: [], precision: 'high', 'security-severity': '9.1' })],
  ['taxon', (run) => reverseTaxa(run)],
  ['too-many-results', (run) => (run.results = Array.from({ length: 25_001 }, () => ({ message: { text: 'x' } })))],
  ['rule-index', (run) => (first(run).ruleIndex = 0)],
  ['kind', (run) => Object.assign(first(run), { kind: 'review', level: 'none' })],
  ['level', (run) => (first(run).level = 'note')],
  ['properties', (run) => delete first(run).properties?.['profile']],
  ['message-text', (run) => (first(run).message = { id: 'wrong' })],
  ['message-end', setMessage('No full stop')],
  ['message-length', setMessage(`${'x'.repeat(2048)}.`)],
  ['message-characters', setMessage('Rule \u202e is wrong.')],
  ['message-link', setMessage('Rule [x](http://evil.example) is wrong.')],
  ['message-link', setMessage('See [it](9).')],
  ['related-ids', (run) => Object.assign(first(run).relatedLocations?.[1] ?? {}, { id: 1 })],
  ['related-message', (run) => delete first(run).relatedLocations?.[0]?.message],
  ['one-location', (run) => (first(run).locations = [])],
  ['physical-location', (run) => delete first(run).locations?.[0]?.physicalLocation],
  ['region-numbers', (run) => delete regionOf(first(run)).endColumn],
  ['region-order', (run) => (regionOf(first(run)).endColumn = 1)],
  ['region-outside', (run) => Object.assign(regionOf(first(run)), { startLine: 999, endLine: 999 })],
  ['region-outside', (run) => (regionOf(first(run)).endColumn = 999)],
  ['snippet', (run) => (regionOf(first(run)).snippet = { text: '"Other": null' })],
  ['fingerprint', (run) => delete first(run).partialFingerprints],
  ['fingerprint-twice', (run) => copyFingerprints(run)],
  ['notification-help', (run) => delete run.tool.driver.notifications?.[0]?.help],
  ['notification-descriptor', (run) => (notification(run).descriptor = { id: 'input/unknown' })],
  ['notification-message', (run) => (notification(run).message = { text: 'no full stop' })],
  ['notification-error', (run) => (invocation(run).executionSuccessful = true)],
  ['notification-rule', (run) => (notification(run).associatedRule = { id: 'arc/other', index: 0 })],
  ['failed-without-error', (run) => lowerErrors(run)],
];

function setAddress(run: Run, uri: string): void {
  for (const artifact of run.artifacts ?? []) Object.assign(artifact.location ?? {}, { uri });
}

function reverseTaxa(run: Run): void {
  const [taxonomy] = run.taxonomies ?? [];
  Object.assign(taxonomy ?? {}, { taxa: taxonomy?.taxa?.toReversed() });
}

function tagged(tags: string[]): { tags: string[]; precision: string; 'problem.severity': string } {
  return { tags, precision: 'high', 'problem.severity': 'recommendation' };
}

function copyFingerprints(run: Loose): void {
  const { partialFingerprints } = first(run);
  Object.assign(run.results[1] ?? {}, { partialFingerprints });
}

function lowerErrors(run: Run): void {
  const { toolConfigurationNotifications = [], toolExecutionNotifications = [] } = invocation(run);
  for (const one of [...toolConfigurationNotifications, ...toolExecutionNotifications]) one.level = 'warning';
}

describe('the checker of logs', () => {
  it('accepts a good log', () => {
    expect(checkSarif(good, files)).toEqual([]);
  });

  it.each(defects)('finds a defect: %s', (check, change) => {
    expect(afterChange(change)).toContain(check);
  });

  it.each([
    ['byte-order-mark', (text: string) => `\ufeff${text}`],
    ['json', (text: string) => text.slice(0, -3)],
    ['one-line', (text: string) => text.trimEnd()],
    ['one-line', (text: string) => `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`],
    ['one-run', () => '{"version":"2.1.0","runs":[]}\n'],
  ])('finds a defect of the text: %s', (check, change) => {
    expect(checksOf(change(good))).toContain(check);
  });

  it('finds a log that is too large', () => {
    expect(checkSarif(good, files, 100).map(({ check }) => check)).toEqual(['too-large']);
  });
});
