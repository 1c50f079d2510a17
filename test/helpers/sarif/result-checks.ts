import type { Location, Result, Run } from 'sarif';

import { type Check, type Checked, isSentence, issue, type SarifIssue } from './issue.ts';

const levels: Readonly<Record<string, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

export const resultCheck: Check = function* (checked) {
  const results = checked.run.results ?? [];
  if (results.length > 25_000) yield issue('too-many-results', '/runs/0/results', String(results.length));
  const seen = new Map<string, Set<string>>();
  for (const [index, result] of results.entries()) {
    const where = `/runs/0/results/${index}`;
    yield* kindIssues(result, checked.run, where);
    yield* messageIssues(result, where);
    yield* locationIssues(result, checked.run, where);
    yield* fingerprintIssues(result, seen, where);
  }
};

function* kindIssues(result: Result, run: Run, where: string): Generator<SarifIssue> {
  const { ruleId, ruleIndex, kind, level, properties = {} } = result;
  if (run.tool.driver.rules?.[ruleIndex ?? -1]?.id !== ruleId) yield issue('rule-index', where, String(ruleIndex));
  if (kind !== 'fail') yield issue('kind', where, String(kind));
  if (levels[String(properties['severity'])] !== level) yield issue('level', where, String(level));
  for (const name of ['severity', 'confidence', 'profile']) {
    if (typeof properties[name] !== 'string') yield issue('properties', where, name);
  }
}

function* messageIssues({ message, relatedLocations = [] }: Result, where: string): Generator<SarifIssue> {
  const { text = '' } = message;
  if (text === '' || message.id !== undefined) yield issue('message-text', where, 'the text itself is needed');
  if (!isSentence(text)) yield issue('message-end', where, text);
  if (text.length > 2048) yield issue('message-length', where, String(text.length));
  if (UNSEEN.test(text)) yield issue('message-characters', where, JSON.stringify(text));
  const ids = relatedLocations.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) yield issue('related-ids', where, ids.join(' '));
  for (const [link, target = ''] of text.replaceAll(/\\./g, '').matchAll(/\[[^\]]*\]\(([^)]*)\)/g)) {
    if (!ids.includes(Number(target)) || !/^\d+$/.test(target)) yield issue('message-link', where, link);
  }
  for (const related of relatedLocations) {
    if (!isSentence(related.message?.text ?? '')) yield issue('related-message', where, String(related.message?.text));
  }
}

function* locationIssues(result: Result, run: Run, where: string): Generator<SarifIssue> {
  const { locations = [], relatedLocations = [] } = result;
  if (locations.length !== 1) yield issue('one-location', where, `${locations.length} locations`);
  for (const location of [...locations, ...relatedLocations]) {
    const { artifactLocation, region } = location.physicalLocation ?? {};
    if (artifactLocation?.uri === undefined) yield issue('physical-location', where, 'GitHub refuses the whole log');
    const numbers = [region?.startLine, region?.startColumn, region?.endLine, region?.endColumn];
    if (numbers.some((number) => number === undefined || number < 1)) {
      yield issue('region-numbers', where, numbers.join(' '));
    }
  }
  for (const logical of locations.flatMap((location) => location.logicalLocations ?? [{}])) {
    const known = run.logicalLocations?.[logical.index ?? -1];
    if (known === undefined || known.fullyQualifiedName !== logical.fullyQualifiedName) {
      yield issue('logical-reference', where, String(logical.fullyQualifiedName));
    }
  }
}

const shapes: Readonly<Record<string, RegExp>> = {
  primaryLocationLineHash: /^[0-9a-f]{16}:1$/,
  'mxlintFindingKey/v1': /^[0-9a-f]{32}$/,
  'mxlintNameKey/v1': /^[0-9a-f]{32}$/,
};

function* fingerprintIssues(result: Result, seen: Map<string, Set<string>>, where: string): Generator<SarifIssue> {
  const fingerprints = result.partialFingerprints ?? {};
  for (const [name, shape] of Object.entries(shapes)) {
    const value = fingerprints[name] ?? '';
    if (!shape.test(value)) yield issue('fingerprint', where, `${name} ${value}`);
    const values = seen.get(name) ?? new Set<string>();
    if (values.has(value)) yield issue('fingerprint-twice', where, `${name} ${value}`);
    seen.set(name, values.add(value));
  }
}

export const regionCheck: Check = function* (checked) {
  const lines = new Map([...checked.files].map(([path, text]) => [path, text.split(/\r?\n/)]));
  for (const { where, location } of allLocations(checked)) {
    yield* regionIssues(location, lines, where);
  }
};

function* allLocations({ run }: Checked): Generator<{ where: string; location: Location }> {
  for (const [index, { locations = [], relatedLocations = [] }] of (run.results ?? []).entries()) {
    for (const location of [...locations, ...relatedLocations]) yield { where: `/runs/0/results/${index}`, location };
  }
  for (const { toolConfigurationNotifications = [] } of run.invocations ?? []) {
    for (const location of toolConfigurationNotifications.flatMap(({ locations = [] }) => locations)) {
      yield { where: '/runs/0/invocations/0', location };
    }
  }
}

/** The region must be in the file, and the snippet must be exactly its text. */
function* regionIssues(
  location: Location,
  files: ReadonlyMap<string, readonly string[]>,
  where: string,
): Generator<SarifIssue> {
  const { artifactLocation, region } = location.physicalLocation ?? {};
  const lines = files.get(decodeURIComponent(artifactLocation?.uri ?? ''));
  if (region === undefined || lines === undefined) return;
  const { startLine = 0, startColumn = 1, endLine = startLine, endColumn = startColumn } = region;
  if (endLine < startLine || (endLine === startLine && endColumn < startColumn)) {
    yield issue('region-order', where, 'reversed');
  }
  const first = lines[startLine - 1];
  const last = lines[endLine - 1];
  if (first === undefined || last === undefined || startColumn > first.length + 1 || endColumn > last.length + 1) {
    yield issue('region-outside', where, JSON.stringify(region));
    return;
  }
  if (region.snippet === undefined) return;
  const middle = lines.slice(startLine - 1, endLine);
  const cut = [...middle.slice(0, -1), last.slice(0, endColumn - 1)].join('\n').slice(startColumn - 1);
  if (region.snippet.text?.replaceAll('\r\n', '\n') !== cut) {
    yield issue('snippet', where, JSON.stringify([region.snippet.text, cut]));
  }
}
