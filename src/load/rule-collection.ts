import { type Diagnostic, type ExportRecord, unread } from '../model/index.ts';
import { type LineTable, lineTable, position } from '../text/lines.ts';
import { spanFinder } from '../text/located.ts';
import { pointer } from '../text/pointer.ts';
import { commandReadings } from '../text/powershell-readings.ts';
import { visible } from '../text/visible.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead } from './foreign-tool.ts';
import type { Reading, Refusal, TextFile, TextFormat } from './format.ts';
import { withListsOfOne } from './lists-of-one.ts';
import { rawMembers } from './raw-value.ts';
import { type CollectedRule, readRuleCollection, type RuleCollection } from './rule-collection-tree.ts';
import { propertyOfParameter, ruleDefaults } from './rule-defaults.ts';

const MOST_NOTES = 20;
/** Exchange Online takes 300 mail flow rules (Exchange Online limits). */
const MOST_RULES = 1000;
const SHOWN_NAME = 64;

/**
 * `Export-TransportRuleCollection`: an element per mail flow rule in the order of their priority, with the command that
 * creates it. Commands are read and never run.
 */
export const ruleCollection: TextFormat = {
  id: 'rule-collection',
  sniff: (head) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<rules\b[^>]*\bname\s*=/.test(head),
  read: readFile,
  notation: { spansOf: spanFinder(treeOf), readings: commandReadings },
};

const absence = { reason: 'not-in-format', detail: 'a rule collection does not hold it' } as const;

function treeOf(text: string) {
  const items = readRuleCollection(text).rules.map(({ located }) => withPropertyNames(located));
  return { keyStart: -1, keyEnd: -1, start: 0, end: text.length, items };
}

/** The members under the names of the properties that their parameters set. */
function withPropertyNames({ members, ...rule }: CollectedRule['located']): CollectedRule['located'] {
  const named = Array.from(members ?? [], ([name, value]) => [propertyOfParameter(name) ?? name, value] as const);
  return { ...rule, members: new Map(named) };
}

function readFile(file: TextFile): Reading | Refusal {
  const collection = readRuleCollection(file.text);
  const refused = refusalOf(file, collection);
  if (refused !== undefined) return { refused: [refused] };
  const records = collection.rules.map((rule, index) => recordOf(file, rule, index));
  return {
    records,
    collections: [{ section: 'TransportRule', pointer: '', state: 'complete' }],
    diagnostics: brokenRules(file, collection.rules),
  };
}

function refusalOf({ source, text }: TextFile, { name, rules, problem }: RuleCollection): Diagnostic | undefined {
  const advice = exportInstead('TransportRule');
  if (problem !== undefined) {
    const place = position(lineTable(text), problem.offset);
    const message = `The file is a rule collection of Export-TransportRuleCollection, but cannot be read: ${visible(problem.problem)} (line ${place.line}, column ${place.column}). ${advice}`;
    return fileDiagnostic(source.path, 'input/not-xml', 'error', message, place);
  }
  if (name !== 'TransportVersioned') {
    const message = `The file is a rule collection named ${visible(name ?? '', SHOWN_NAME)}, and mail flow rules are in one named TransportVersioned. ${advice}`;
    return fileDiagnostic(source.path, 'input/unsupported', 'error', message);
  }
  if (rules.length > MOST_RULES) {
    const message = `The file holds ${rules.length} mail flow rules, more than any tenant has; at most ${MOST_RULES} are read. ${advice}`;
    return fileDiagnostic(source.path, 'input/too-large', 'error', message);
  }
  const other = rules.find(({ format }) => format?.toLowerCase() !== 'cmdlet');
  if (other === undefined) return undefined;
  const place = position(lineTable(text), other.start);
  const message = `The file is a rule collection in the form of Exchange 2010, which mxlint does not read: the rule in line ${place.line} is no command. ${advice}`;
  return fileDiagnostic(source.path, 'input/unsupported', 'error', message, place);
}

function recordOf({ source }: TextFile, rule: CollectedRule, index: number): ExportRecord {
  const at = pointer(index);
  const { members = new Map() } = withPropertyNames(rule.located);
  const record = { section: 'TransportRule', source, pointer: at } as const;
  if (!isUnderstood(rule)) {
    const known = new Map([...members].filter(([name]) => ['Name', 'Guid', 'Priority'].includes(name)));
    const raw = { ...rawMembers(known, () => null), Name: rule.name };
    const detail = 'the command of the rule in the collection cannot be read';
    return { ...record, raw, absence: { reason: 'undetermined', detail } };
  }
  const said = rawMembers(members, () => unread('undetermined', 'it is an expression or variable of PowerShell'));
  const raw = withListsOfOne('TransportRule', withLineFeeds(said));
  const unknown = [...(rule.command?.parameters.keys() ?? [])].filter(
    (name) => propertyOfParameter(name) === undefined,
  );
  return { ...record, raw: { ...raw, ...ruleDefaults(raw, unknown), Priority: index }, absence: absenceOf(unknown) };
}

function isUnderstood({ command }: CollectedRule): boolean {
  return command?.name.toLowerCase() === 'new-transportrule';
}

function absenceOf([parameter]: readonly string[]): NonNullable<ExportRecord['absence']> {
  if (parameter === undefined) return absence;
  const detail = `the rule has the parameter -${visible(parameter, SHOWN_NAME)}, which mxlint does not know`;
  return { reason: 'unsupported', detail };
}

/** The line ends of XML (XML 1.0, 2.11). */
function withLineFeeds(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const changed = Object.entries(raw).filter(([, value]) => typeof value === 'string' && value.includes('\r\n'));
  return {
    ...raw,
    ...Object.fromEntries(changed.map(([name, value]) => [name, String(value).replaceAll('\r\n', '\n')])),
  };
}

function brokenRules({ source, text }: TextFile, rules: readonly CollectedRule[]): readonly Diagnostic[] {
  const broken = rules.filter((rule) => !isUnderstood(rule));
  if (broken.length === 0) return [];
  const lines: LineTable = lineTable(text);
  const notes = broken.slice(0, MOST_NOTES).map(({ name, start }) => {
    const message = `The command of the rule ${visible(name, SHOWN_NAME)} cannot be read, so nothing but its name is known. ${exportInstead('TransportRule')}`;
    return fileDiagnostic(source.path, 'input/undetermined', 'warning', message, position(lines, start));
  });
  const more = broken.length - notes.length;
  if (more === 0) return notes;
  const message = `The commands of ${more} more rules cannot be read. ${exportInstead('TransportRule')}`;
  return [...notes, fileDiagnostic(source.path, 'input/undetermined', 'warning', message)];
}
