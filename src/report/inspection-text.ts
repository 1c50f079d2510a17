import type { Why } from '../model/index.ts';
import { escapeTerminal } from '../text/escape-terminal.ts';
import { isoDate } from '../text/instant.ts';
import type { InspectedFile, InspectedSection, Inspection, Unreadable } from './inspection.ts';
import { reasonTexts } from './reasons.ts';
import { block, counted } from './table/layout.ts';
import type { Style } from './table/style.ts';

/** How an inspection is laid out. */
interface InspectionPage {
  /** Columns of a line. */
  readonly width: number;
  readonly style: Style;
}

/** Code points of one name or text that are shown. */
const SHOWN = 300;
const MESSAGE_LENGTH = 2000;
const MOST_VALUES = 8;
const MOST_NAMES = 5;
/** The longest name of a kind and the blanks around it. */
const LABEL = 31;

function shown(text: string, limit: number = SHOWN): string {
  return escapeTerminal(text, limit);
}

function whyText({ reason, detail }: Pick<Why, 'reason' | 'detail'>): string {
  return detail === undefined ? reasonTexts[reason] : `${reasonTexts[reason]} (${detail})`;
}

function holdings({ kinds, answers }: InspectedFile): string {
  // What the format never holds is said once, of the kind.
  const held = kinds.filter(({ state }) => state !== 'absent');
  const objects = held.map(({ section, objects: count, state }) => {
    return `${count} ${section}${state === 'complete' ? '' : ` (${state})`}`;
  });
  const all = [...objects, ...(answers === 0 ? [] : [`${answers} DnsAnswer`])];
  return all.length === 0 ? 'nothing that is read' : all.join(', ');
}

function fileLines(file: InspectedFile, { width, style }: InspectionPage): readonly string[] {
  const { source, title, organization, taken } = file;
  const facts = [
    `${title} (${source.format})`,
    source.encoding,
    ...(organization === undefined ? [] : [`of ${shown(organization)}`]),
    ...(taken === undefined ? [] : [`taken ${isoDate(taken)}`]),
  ];
  return [
    ...block(shown(source.path), width, '  ').map(style.strong),
    ...block(facts.join(', '), width, '    '),
    ...block(holdings(file), width, '    '),
  ];
}

function refusedLines({ path, diagnostics }: Inspection['refused'][number], page: InspectionPage): readonly string[] {
  const { width, style } = page;
  return [
    ...block(shown(path), width, '  ').map(style.strong),
    ...diagnostics.flatMap(({ message }) =>
      block(`not read: ${shown(message, MESSAGE_LENGTH)}`, width, '    ').map(style.warning),
    ),
  ];
}

/** Values that are in the export and yet not known, one line per property and reason. */
function valueLines(lost: readonly Unreadable[], objects: number, width: number): readonly string[] {
  const lines = lost
    .slice(0, MOST_VALUES)
    .map(({ property, objects: count, ...why }) => `${property} (${count} of ${objects}): ${whyText(why)}`);
  const more = lost.length - MOST_VALUES;
  const all = more > 0 ? [...lines, `${more} more with values that are not known`] : lines;
  return all.flatMap((line) => block(shown(line), width, '    ', '      '));
}

function lackingLine(lacking: readonly Unreadable[], width: number): readonly string[] {
  if (lacking.length === 0) return [];
  const names = lacking.slice(0, MOST_NAMES).map(({ property }) => property);
  const count = lacking.length === 1 ? '1 property' : `${lacking.length} properties`;
  const list = `${names.join(', ')}${lacking.length > names.length ? ' …' : ''}`;
  return block(shown(`not in the export: ${count} (${list})`), width, '    ', '      ');
}

function sectionLines(section: InspectedSection, { width, style }: InspectionPage): readonly string[] {
  const { state, objects, why, unknown } = section;
  const count = state === 'missing' ? 'not known' : counted(objects, 'object');
  const reason = why === undefined ? '' : `: ${shown(whyText(why))}`;
  const heading = `${count}${state === 'partial' ? ', perhaps more' : ''}${reason}`;
  return [
    ...block(heading, width, `  ${section.section}`.padEnd(LABEL), ' '.repeat(LABEL)).map((line) =>
      state === 'complete' ? line : style.warning(line),
    ),
    ...valueLines(
      unknown.filter(({ isInExport }) => isInExport),
      objects,
      width,
    ),
    ...lackingLine(
      unknown.filter(({ isInExport }) => !isInExport),
      width,
    ),
  ];
}

function commandLines(sections: readonly InspectedSection[], { style }: InspectionPage): readonly string[] {
  // Members are wanted for the groups only that rules name; audit says which.
  const wanted = sections.filter(({ section }) => section !== 'DistributionGroupMember');
  const commands = wanted.flatMap(({ command }) => command ?? []);
  if (commands.length === 0) return ['Nothing is missing that a command of Exchange Online would give.'];
  return [
    style.strong('To complete it, run in Exchange Online PowerShell and pass these files too:'),
    ...commands.map((command) => `  ${style.command(command)}`),
  ];
}

/** What the input is, for a person: its files, its objects with what is not known of them, and the commands that give it. */
export function inspectionText(inspection: Inspection, page: InspectionPage): string {
  const { files, refused, sections, organizations } = inspection;
  const { style } = page;
  const from = organizations.length === 0 ? '' : ` of ${shown(organizations.join(', '))}`;
  const lines = [
    style.strong(`Files${from}`),
    ...files.flatMap((file) => fileLines(file, page)),
    ...refused.flatMap((file) => refusedLines(file, page)),
    '',
    style.strong('Objects'),
    ...sections.flatMap((section) => sectionLines(section, page)),
    '',
    ...commandLines(sections, page),
  ];
  return `${lines.join('\n')}\n`;
}
