import { exhibitOf, type Finding } from '../../analyze/rules/finding.ts';
import type { Fix } from '../../analyze/rules/fix.ts';
import { severities } from '../../analyze/rules/severity.ts';
import type { Severity } from '../../config/config.ts';
import type { Place } from '../../model/index.ts';
import { commandLines } from '../command.ts';
import { controlsText } from '../control-text.ts';
import { guideTexts } from '../guides.ts';
import { endSentence, renderMessage } from '../message.ts';
import { otherSideText } from '../other-side-text.ts';
import { isAbsent } from '../../analyze/rules/is-absent.ts';
import { subjectText } from '../subject.ts';
import { exhibitLines } from './exhibit.ts';
import { beside, block, counted } from './layout.ts';
import { acceptanceLines } from './acceptance.ts';
import { type Page, placeText } from './page.ts';
import { type Pairs, pairsOf } from './pairs.ts';

/** Notes are sentences and may name two objects. */
const NOTE_LENGTH = 400;

/** The open findings, worst first, those on one object together, and each with those that contradict it. */
export function findingLines(page: Page): string[] {
  const open = page.report.findings.filter((finding) => finding.suppression === undefined);
  const pairs = pairsOf(open, page.otherSidesOf);
  return severities.flatMap((severity) => {
    const some = open.filter((finding) => finding.severity === severity);
    return some.length === 0 ? [] : severityLines(severity, some, pairs, page);
  });
}

function severityLines(severity: Severity, findings: readonly Finding[], pairs: Pairs, page: Page): string[] {
  const own = findings.filter((finding) => !pairs.moved.has(finding));
  const groups = Map.groupBy(own, ({ subject }) => JSON.stringify([subject.kind, subject.key]));
  return [
    '',
    page.style.severity(severity, severityTitle(severity, findings, pairs)),
    ...[...groups.values()].flatMap((group) =>
      objectLines(
        group.flatMap((finding) => [finding, ...(pairs.besides.get(finding) ?? [])]),
        severity,
        page,
      ),
    ),
  ];
}

/** All findings of the severity are counted here, also those that stand with a more severe one. */
function severityTitle(severity: Severity, findings: readonly Finding[], { moved }: Pairs): string {
  const above = findings.filter((finding) => (moved.get(finding)?.severity ?? severity) !== severity).length;
  const count = counted(findings.length, 'finding');
  const where = above === findings.length ? 'shown above' : `${above} shown above`;
  return `${severity.toUpperCase()} (${above === 0 ? count : `${count}, ${where}`})`;
}

function objectLines(findings: readonly Finding[], severity: Severity, page: Page): string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const name = subjectText(first.subject, page.sink) + (isAbsent(first.subject) ? ' (absent)' : '');
  const title = block(name, page.width, '', '| ').map((line) => page.style.strong(line));
  const bodies = findings.map((finding, index) =>
    oneFinding(withoutRepeat(finding, findings.slice(0, index)), severity, page),
  );
  return ['', ...title, ...bodies.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))];
}

/** A table that stands with an earlier finding on the object is not shown again. */
function withoutRepeat(finding: Finding, before: readonly Finding[]): Finding {
  const exhibit = exhibitOf(finding);
  if (exhibit === undefined) return finding;
  const text = JSON.stringify(exhibit);
  const isShown = before.some((one) => JSON.stringify(exhibitOf(one)) === text);
  return isShown
    ? { ...finding, exhibit: { ...exhibit, title: `${exhibit.title}, as above`, columns: [], rows: [] } }
    : finding;
}

function oneFinding(finding: Finding, severity: Severity, page: Page): string[] {
  const bar = `  ${page.style.severity(finding.severity, '|')} `;
  const inBar = (text: string): string[] => block(text, page.width - 4, '').map((line) => bar + line);
  const exhibit = exhibitOf(finding);
  return [
    ...headLines(finding, severity, page),
    ...inBar(renderMessage(finding.message, page.sink)),
    ...relatedTexts(finding, page).flatMap((text) => inBar(text)),
    ...originTexts(finding, page).flatMap((text) => inBar(text)),
    ...(exhibit === undefined ? [] : exhibitLines(exhibit, page).map((line) => bar + line)),
    ...(finding.fix === undefined || !page.options.showFixes ? [] : fixLines(finding.fix, inBar, page)),
    ...(page.options.showFixes ? acceptanceLines(finding, inBar, page) : []),
  ];
}

function servicesText({ service, services = [service] }: Finding, { sink }: Page): string {
  return `${services.length > 1 ? 'services' : 'service'} ${services.map((id) => sink.text(id)).join(' and ')}`;
}

/** The rule, which kind of source it stands for and how sure it is, and the place. */
function headLines(finding: Finding, severity: Severity, page: Page): string[] {
  const { style } = page;
  const remarks = [
    ...(finding.severity === severity ? [] : [finding.severity]),
    finding.profile,
    ...(finding.confidence === 'high' ? [] : [`${finding.confidence} confidence`]),
    ...(page.report.services.length > 1 && finding.service !== '' ? [servicesText(finding, page)] : []),
  ];
  const left = block(`${finding.rule} (${remarks.join(', ')})`, page.width, '  ', '    ');
  const place = placeText(page.report.placeOf(finding.at), page);
  const last = beside(left.at(-1) ?? '', place, page.width, '    at ');
  const [head = '', ...more] = [...left.slice(0, -1), ...last];
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
  const guides = guideTexts(finding.guide, page.sink);
  return [
    ...page.otherSidesOf(finding).flatMap((side) => otherSideText(finding, side, page.sink) ?? []),
    ...(guides.length === 0 ? [] : [`Source: ${guides.join('; ')}.`]),
    ...(finding.controls.length === 0 ? [] : [`Controls: ${controlsText(finding.controls)}.`]),
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
