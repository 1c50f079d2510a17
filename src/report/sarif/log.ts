import type { Invocation, Log, PropertyBag, Run, ToolComponent } from 'sarif';

import { isoInstant } from '../../text/instant.ts';
import type { Report } from '../report.ts';
import { artifactOf } from './artifact.ts';
import type { SarifContext } from './context.ts';
import { URI_BASE } from './location.ts';
import { notificationDescriptors } from './notification-descriptor.ts';
import { configurationNotifications, executionNotifications, leftOut } from './notification.ts';
import { resultOf } from './result.ts';
import { ruleDescriptor } from './rule-descriptor.ts';
import { taxonomiesOf } from './taxonomies.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** GitHub refuses a log with more. */
const MOST_RESULTS = 25_000;

/** The whole log (SARIF 2.1.0 errata 01): one run, the open findings as results, worst first. */
export function logOf(context: SarifContext): Log {
  return { $schema: SCHEMA, version: '2.1.0', runs: [runOf(context)] };
}

function runOf(context: SarifContext): Run {
  const { report, logical } = context;
  const open = report.findings.filter((finding) => finding.suppression === undefined);
  const invocation = invocationOf(context, open.length - MOST_RESULTS);
  const { components } = taxonomiesOf(report.rules);
  return {
    tool: { driver: driverOf(context, invocation) },
    automationDetails: { id: categoryOf(context) },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [URI_BASE]: { description: { text: 'Folder that holds the files of the input.' } } },
    ...(components.length === 0 ? {} : { taxonomies: [...components] }),
    invocations: [invocation],
    artifacts: report.files.map((file) => artifactOf(file, context)),
    ...(logical.locations.length === 0 ? {} : { logicalLocations: [...logical.locations] }),
    results: open.slice(0, MOST_RESULTS).map((finding) => resultOf(finding, context)),
    properties: propertiesOf(report),
  };
}

function driverOf({ report, options }: SarifContext, invocation: Invocation): ToolComponent {
  const { name, version, informationUri } = report.tool;
  const taxonomies = taxonomiesOf(report.rules);
  const notifications = [
    ...(invocation.toolConfigurationNotifications ?? []),
    ...(invocation.toolExecutionNotifications ?? []),
  ].map(({ descriptor }) => descriptor?.id ?? '');
  return {
    name,
    semanticVersion: version,
    informationUri,
    rules: report.rules.map((rule) => ruleDescriptor(rule, pageOf(options.pages, rule.id), taxonomies)),
    notifications: notificationDescriptors(notifications),
  };
}

function pageOf(pages: Readonly<Record<string, string>>, rule: string): string | undefined {
  return Object.hasOwn(pages, rule) ? pages[rule] : undefined;
}

/** Findings do not make a run fail: only a crashed rule does, and one that judged nothing. */
function invocationOf(context: SarifContext, unwritten: number): Invocation {
  const { outcomes, exitCode } = context.report;
  const isSuccessful = exitCode !== 2 && !outcomes.some(({ outcome }) => outcome.state === 'crashed');
  const rest = unwritten > 0 ? [leftOut(`${unwritten} more results, the least severe, are left out.`)] : [];
  const configuration = [...configurationNotifications(context, isSuccessful), ...rest];
  return {
    executionSuccessful: isSuccessful,
    exitCode,
    toolConfigurationNotifications: configuration,
    toolExecutionNotifications: executionNotifications(context),
  };
}

/** What stands before the last `/` is the category by which GitHub tells analyses of one repository apart. */
function categoryOf({ report, options, data }: SarifContext): string {
  if (options.sarifCategory !== undefined) return `${options.sarifCategory.replace(/\/+$/, '')}/`;
  const tenant = data(report.organization ?? '').replace(/[^A-Za-z0-9.-]+/g, '-');
  return tenant === '' ? 'mxlint/' : `mxlint/${tenant}/`;
}

/** A time of the clock would make two runs differ. */
function propertiesOf({ snapshotSha256, taken, judgedAt }: Report): PropertyBag {
  const times = taken.from === 'clock' ? {} : { taken: isoInstant(taken.at), judgedAt: isoInstant(judgedAt) };
  return { ...(snapshotSha256 === undefined ? {} : { snapshotSha256 }), takenFrom: taken.from, ...times };
}
