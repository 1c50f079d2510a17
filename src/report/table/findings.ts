import type { Finding } from '../../analyze/rules/finding.ts';
import type { Fix } from '../../analyze/rules/fix.ts';
import { severities } from '../../analyze/rules/severity.ts';
import type { Severity } from '../../config/config.ts';
import type { Place } from '../../model/index.ts';
import { commandLines } from '../command.ts';
import { guideTexts } from '../guides.ts';
import { endSentence, renderMessage } from '../message.ts';
import { isAbsent, subjectText } from '../subject.ts';
import { exhibitLines } from './exhibit.ts';
import { beside, block, counted } from './layout.ts';
import { type Page, placeText } from './page.ts';

/** Notes are sentences and may name two objects. */
const NOTE_LENGTH = 400;

/** The open findings, worst first, those on one object together. */
export function findingLines(page: Page): string[] {
  const open = page.report.findings.filter((finding) => finding.suppression === undefined);
  return severities.flatMap((severity) => {
    const some = open.filter((finding) => finding.severity === severity);
    return some.length === 0 ? [] : severityLines(severity, some, page);
  });
}

function severityLines(severity: Severity, findings: readonly Finding[], page: Page): string[] {
  const title = `${severity.toUpperCase()} (${counted(findings.length, 'finding')})`;
  const groups = Map.groupBy(findings, ({ subject }) => JSON.stringify([subject.kind, subject.key]));
  return [
    '',
    page.style.severity(severity, title),
    ...[...groups.values()].flatMap((group) => objectLines(group, page)),
  ];
}

function objectLines(findings: readonly Finding[], page: Page): string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const name = subjectText(first.subject, page.sink) + (isAbsent(first.subject) ? ' (absent)' : '');
  const title = block(name, page.width, '', '| ').map((line) => page.style.strong(line));
  const bodies = findings.map((finding, index) => oneFinding(withoutRepeat(finding, findings.slice(0, index)), page));
  return ['', ...title, ...bodies.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))];
}

/** A table that stands with an earlier finding on the object is not shown again. */
function withoutRepeat(finding: Finding, before: readonly Finding[]): Finding {
  const { exhibit, ...rest } = finding;
  if (exhibit === undefined) return finding;
  const text = JSON.stringify(exhibit);
  const isShown = before.some((one) => one.exhibit !== undefined && JSON.stringify(one.exhibit) === text);
  return isShown
    ? { ...rest, exhibit: { ...exhibit, title: `${exhibit.title}, as above`, columns: [], rows: [] } }
    : finding;
}

function oneFinding(finding: Finding, page: Page): string[] {
  const bar = `  ${page.style.severity(finding.severity, '|')} `;
  const inBar = (text: string): string[] => block(text, page.width - 4, '').map((line) => bar + line);
  return [
    ...headLines(finding, page),
    ...inBar(renderMessage(finding.message, page.sink)),
    ...relatedTexts(finding, page).flatMap((text) => inBar(text)),
    ...originTexts(finding, page).flatMap((text) => inBar(text)),
    ...(finding.exhibit === undefined ? [] : exhibitLines(finding.exhibit, page).map((line) => bar + line)),
    ...(finding.fix === undefined || !page.options.showFixes ? [] : fixLines(finding.fix, inBar, page)),
  ];
}

/** The rule, which kind of source it stands for and how sure it is, and the place. */
function headLines(finding: Finding, page: Page): string[] {
  const { style, sink } = page;
  const remarks = [
    finding.profile,
    ...(finding.confidence === 'high' ? [] : [`${finding.confidence} confidence`]),
    ...(page.report.services.length > 1 && finding.service !== '' ? [`service ${sink.text(finding.service)}`] : []),
  ];
  const left = `  ${finding.rule} (${remarks.join(', ')})`;
  const [head = '', ...more] = beside(left, placeText(page.report.placeOf(finding.at), page), page.width, '    at ');
  const end = finding.rule.length + 2;
  return [
    style.severity(finding.severity, head.slice(0, end)) + style.faint(head.slice(end)),
    ...more.map((line) => style.faint(line)),
  ];
}

function relatedTexts({ at: main, related }: Finding, page: Page): string[] {
  const mainPath = page.report.placeOf(main)?.path;
  return related.map(({ at, subject, note }) => {
    const where = relatedPlace(page.report.placeOf(at), mainPath, page);
    return `- ${subjectText(subject, page.sink)}${where}: ${endSentence(page.sink.text(note, NOTE_LENGTH))}`;
  });
}

/** In the file of the finding the line is enough. */
function relatedPlace(place: Place | undefined, mainPath: string | undefined, page: Page): string {
  if (place === undefined) return '';
  return place.path === mainPath ? ` (line ${place.region.startLine})` : ` (${placeText(place, page)})`;
}

function originTexts(finding: Finding, page: Page): string[] {
  const guides = guideTexts(finding, page.sink);
  return [
    ...(finding.conflictsWith.length === 0 ? [] : [`Contradicts ${finding.conflictsWith.join(', ')}.`]),
    ...(guides.length === 0 ? [] : [`Source: ${guides.join('; ')}.`]),
  ];
}

function fixLines(fix: Fix, inBar: (text: string) => string[], page: Page): string[] {
  const label = fix.safety === 'review' ? 'Fix, to be reviewed first' : 'Fix';
  const title = inBar(`${label}: ${endSentence(page.sink.text(fix.title, NOTE_LENGTH))}`);
  if (fix.command === undefined) return title;
  const command = commandLines(fix.command, page.isForbidden);
  if (command === undefined) {
    return [...title, ...inBar('The command is left out: a name in it cannot be shown as it is.')];
  }
  return [...title, ...command.map((line) => `      ${page.style.command(line)}`)];
}
