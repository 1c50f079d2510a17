import type { ExportRecord, SectionKind, Why } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { lineTable, position } from '../text/lines.ts';
import { type Located, spanFinder } from '../text/located.ts';
import { pointer } from '../text/pointer.ts';
import { type Configuration, readConfiguration, type Resource } from '../text/powershell-configuration.ts';
import { powershellReadings } from '../text/powershell-readings.ts';
import { sectionOfResource } from './dsc-kinds.ts';
import { dscObject } from './dsc-properties.ts';
import { dscStandIn, organizationIn } from './dsc-value.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead, foreignMessage } from './foreign-tool.ts';
import type { Reading, Refusal, TextFile, TextFormat } from './format.ts';
import type { Collection } from './loaded.ts';
import { rawMembers } from './raw-value.ts';
import { assumedState } from './section-state.ts';

const CONFIGURATION =
  /^[ \t]*configuration[ \t]+["']?[\w-]{1,200}["']?[ \t]{0,100}(?:\r?\n[ \t]{0,100})?\{|^# Generated with Microsoft365DSC\b|^[ \t]*Import-DscResource\b/im;
const RESOURCE = /^[ \t]*EXO\w+[ \t]+\S[^{}\r\n]{0,300}(?:\r?\n\s{0,100})?\{/im;
const VERSION = /^# Generated with Microsoft365DSC version (\d+(?:\.\d+){1,3})/im;
/** The comment with the version stands at the beginning. */
const HEAD_LENGTH = 4000;
/** More than any tenant has: what their versions leave out is not filled in, which would take much memory. */
const MOST_RESOURCES = 5000;

/** `Export-M365DSCConfiguration` of Microsoft365DSC: a configuration of PowerShell, which is read and never run. */
export const dscConfiguration: TextFormat = {
  id: 'microsoft365dsc',
  sniff: isConfiguration,
  read: readFile,
  notation: { spansOf: spanFinder(treeOf), readings: powershellReadings },
};

/** JSON and XML are none, nor are documents that show one as an example. */
function isConfiguration(head: string): boolean {
  if (/^\s*(?:[{[]|<(?!#))/.test(head)) return false;
  const found = CONFIGURATION.exec(head) ?? RESOURCE.exec(head);
  return found !== null && !/^```/m.test(head.slice(0, found.index));
}

/** The resources that are read, in their order. */
function known(configuration: Configuration): readonly Resource[] {
  return configuration.resources.filter(({ type }) => sectionOfResource(type) !== undefined);
}

function treeOf(text: string): Located {
  const items = known(readConfiguration(text)).map(({ start, end, members }) => {
    return { keyStart: -1, keyEnd: -1, start, end, members };
  });
  return { keyStart: -1, keyEnd: -1, start: 0, end: text.length, items };
}

function readFile(file: TextFile): Reading | Refusal {
  const { source, text } = file;
  const configuration = readConfiguration(text);
  const { problem, variables } = configuration;
  if (problem !== undefined) {
    const place = position(lineTable(text), problem.offset);
    const message = `The file is a configuration of Microsoft365DSC, but cannot be read: ${problem.problem} (line ${place.line}, column ${place.column}). Mend that place, or export again. ${exportInstead(undefined)}`;
    return { refused: [fileDiagnostic(source.path, 'input/not-a-script', 'error', message, place)] };
  }
  const resources = known(configuration);
  if (resources.length === 0) {
    const what = 'a configuration without resources of Exchange Online that mxlint reads';
    const advice = `Export them too, for example EXOTransportRule, EXOInboundConnector and EXOOutboundConnector. ${exportInstead(undefined)}`;
    return {
      refused: [fileDiagnostic(source.path, 'input/no-exchange-data', 'error', foreignMessage(what, advice))],
    };
  }
  const version = resources.length > MOST_RESOURCES ? undefined : versionOf(text, configuration);
  const records = resources.flatMap((resource, index) => recordOf(file, resource, index, version));
  const name = variables.get('organizationname');
  const organizationName = name === undefined ? undefined : organizationIn(name);
  return {
    records,
    collections: collectionsOf(resources, records, configuration),
    diagnostics: [],
    organization: organizationName,
    organizationName,
  };
}

function versionOf(text: string, { moduleVersion }: Configuration): string | undefined {
  return VERSION.exec(text.slice(0, HEAD_LENGTH))?.[1] ?? moduleVersion;
}

/** The object of a resource; none for one that says that something is not there. */
function recordOf(
  { source }: TextFile,
  { type, members }: Resource,
  index: number,
  version: string | undefined,
): readonly ExportRecord[] {
  const section = sectionOfResource(type);
  if (section === undefined || isAbsent(members)) return [];
  return [
    { section, source, pointer: pointer(index), ...dscObject(section, rawMembers(members, dscStandIn), version) },
  ];
}

function isAbsent(members: Resource['members']): boolean {
  const key = [...members.keys()].find((name) => name.toLowerCase() === 'ensure');
  const value = key === undefined ? undefined : members.get(key)?.value;
  return typeof value === 'string' && value.toLowerCase() === 'absent';
}

/** A kind of which the file has no resource may not have been exported, so nothing is said of it. */
function collectionsOf(
  resources: readonly Resource[],
  records: readonly ExportRecord[],
  { isWhole, skipped }: Configuration,
): readonly Collection[] {
  const sections = new Set(resources.map(({ type }) => sectionOfResource(type)).filter((one) => one !== undefined));
  const doubtful = new Set(skipped.flatMap(sectionsIn));
  return [...sections].map((section) => {
    const some = records.filter((record) => record.section === section);
    const read = { records: some, count: some.length, diagnostics: [] };
    if (isWhole && !doubtful.has(section)) return assumedState(section, '', read);
    const detail = isWhole
      ? 'the configuration decides while it runs whether it has more of them'
      : 'the file is only a part of a configuration';
    const problem: Why = { reason: 'undetermined', command: exportCommand(section), detail };
    return assumedState(section, '', { ...read, problem });
  });
}

/** The sections of resources within a part that was skipped. */
function sectionsIn(part: string): readonly SectionKind[] {
  return Array.from(part.matchAll(/\bEXO\w+/gi), ([name]) => sectionOfResource(name)).filter(
    (one) => one !== undefined,
  );
}
