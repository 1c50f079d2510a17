import type { ReportingDescriptor, Run } from 'sarif';

import { type Check, issue, nodes, type SarifIssue } from './issue.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Properties that are never written: they disclose something, or consumers draw wrong conclusions from them. */
const forbidden = [
  'fixes',
  'rank',
  'contents',
  'suppressions',
  'baselineState',
  'fingerprints',
  'commandLine',
  'machine',
  'account',
  'environmentVariables',
  'workingDirectory',
  'startTimeUtc',
  'endTimeUtc',
] as const;

export const logCheck: Check = function* ({ log, run }) {
  if (log.$schema !== SCHEMA) yield issue('schema-address', '/$schema', String(log.$schema));
  if (log.runs.length !== 1) yield issue('one-run', '/runs', `${log.runs.length} runs`);
  if (run.results === undefined) yield issue('results-missing', '/runs/0', 'a run that found nothing writes []');
  if (run.columnKind !== 'utf16CodeUnits') yield issue('column-kind', '/runs/0/columnKind', String(run.columnKind));
  if (!/^[^/]+\/(?:.*\/)?$/.test(run.automationDetails?.id ?? '')) {
    yield issue('category', '/runs/0/automationDetails/id', String(run.automationDetails?.id));
  }
  if (run.invocations?.length !== 1) yield issue('one-invocation', '/runs/0/invocations', 'one is needed');
  for (const [base, { uri }] of Object.entries(run.originalUriBaseIds ?? {})) {
    if (uri !== undefined) yield issue('base-address', `/runs/0/originalUriBaseIds/${base}`, uri);
  }
};

export const forbiddenCheck: Check = function* ({ log }) {
  for (const { where, node } of nodes(log)) {
    for (const name of forbidden) {
      if (name in node) yield issue('forbidden-property', `${where}/${name}`, 'is never written');
    }
  }
};

export const addressCheck: Check = function* ({ log, run }) {
  for (const { where, node } of nodes(log)) {
    if (typeof node['uri'] !== 'string' || where.includes('/originalUriBaseIds')) continue;
    const { uri, uriBaseId, index } = node;
    if (!/^[A-Za-z0-9._~!$&'()*+,;=@%-]+(?:\/[A-Za-z0-9._~!$&'()*+,;=@%-]+)*$/.test(uri)) {
      yield issue('address', where, `'${uri}' is no relative, percent-encoded address`);
    }
    if (uri.split('/').some((segment) => segment === '.' || segment === '..')) yield issue('address', where, uri);
    if (run.originalUriBaseIds?.[String(uriBaseId)] === undefined) {
      yield issue('address-base', where, String(uriBaseId));
    }
    if (typeof index === 'number' && run.artifacts?.[index]?.location?.uri !== uri) {
      yield issue('artifact-index', where, `${index} is not ${uri}`);
    }
  }
};

export const logicalCheck: Check = function* ({ run }) {
  const seen = new Set<string>();
  for (const [index, location] of (run.logicalLocations ?? []).entries()) {
    const where = `/runs/0/logicalLocations/${index}`;
    const { name = '', fullyQualifiedName = '', parentIndex } = location;
    if (seen.has(fullyQualifiedName)) yield issue('logical-twice', where, fullyQualifiedName);
    seen.add(fullyQualifiedName);
    const parent = parentIndex === undefined ? undefined : run.logicalLocations?.[parentIndex];
    if (parentIndex !== undefined && (parent === undefined || parentIndex >= index)) {
      yield issue('logical-parent', where, String(parentIndex));
    }
    const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
    const expected = parent === undefined ? name : `${parent.fullyQualifiedName}/${escaped}`;
    if (fullyQualifiedName !== expected) yield issue('logical-name', where, fullyQualifiedName);
  }
};

export const ruleCheck: Check = function* ({ run }) {
  const seen = new Set<string>();
  for (const [index, rule] of (run.tool.driver.rules ?? []).entries()) {
    const where = `/runs/0/tool/driver/rules/${index}`;
    if (seen.has(rule.id)) yield issue('rule-twice', where, rule.id);
    seen.add(rule.id);
    yield* descriptorIssues(rule, where);
    yield* propertyIssues(rule, where);
    yield* relationshipIssues(rule, run, where);
  }
};

function* descriptorIssues(rule: ReportingDescriptor, where: string): Generator<SarifIssue> {
  const { name = '', shortDescription, fullDescription, help, helpUri = '', defaultConfiguration } = rule;
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name) || name.length > 255) yield issue('rule-name', where, name);
  for (const text of [shortDescription?.text, fullDescription?.text]) {
    if (text === undefined || text === '' || text.length > 1024) yield issue('rule-description', where, String(text));
  }
  if (!help?.text || !help.markdown) yield issue('rule-help', where, 'text and markdown are needed');
  if (!helpUri.startsWith('https://') || helpUri.length > 2048) yield issue('rule-help-address', where, helpUri);
  if (defaultConfiguration?.level === undefined) yield issue('rule-level', where, 'no level');
}

function* propertyIssues({ properties = {} }: ReportingDescriptor, where: string): Generator<SarifIssue> {
  const { tags = [], precision } = properties;
  const severity: unknown = properties['security-severity'];
  const problem: unknown = properties['problem.severity'];
  if (tags.length > 10 || new Set(tags).size !== tags.length) yield issue('rule-tags', where, tags.join(' '));
  if (!['high', 'medium', 'low'].includes(String(precision))) yield issue('rule-precision', where, String(precision));
  if ((severity === undefined) === (problem === undefined)) yield issue('rule-severity', where, 'one of two is needed');
  if (severity !== undefined && (typeof severity !== 'string' || !/^(?:10\.0|\d\.\d)$/.test(severity))) {
    yield issue('rule-security-severity', where, JSON.stringify(severity));
  }
  if (tags.includes('security') !== (severity !== undefined)) yield issue('rule-security-tag', where, tags.join(' '));
  if (problem !== undefined && problem !== 'recommendation') {
    yield issue('rule-severity', where, JSON.stringify(problem));
  }
}

function* relationshipIssues(rule: ReportingDescriptor, run: Run, where: string): Generator<SarifIssue> {
  for (const [index, { target }] of (rule.relationships ?? []).entries()) {
    const component = run.taxonomies?.[target.toolComponent?.index ?? -1];
    const taxon = component?.taxa?.[target.index ?? -1];
    if (component?.name !== target.toolComponent?.name || taxon === undefined || taxon.id !== target.id) {
      yield issue('taxon', `${where}/relationships/${index}`, String(target.id));
    }
  }
}
