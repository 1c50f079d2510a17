import type { Finding, Subject } from '../../analyze/rules/finding.ts';
import type { Fix } from '../../analyze/rules/fix.ts';
import type { Severity } from '../../config/config.ts';
import { commandLines } from '../command.ts';
import { endSentence, renderMessage } from '../message.ts';
import { severities } from '../../analyze/rules/severity.ts';
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
  const name = block(subjectText(first.subject, page), page.width, '', '| ');
  return [
    '',
    ...name.map((line) => page.style.strong(line)),
    ...findings.flatMap((finding) => oneFinding(finding, page)),
  ];
}

/** `TransportRule 'Name'`; an object that is absent by its kind alone. */
export function subjectText({ kind, identity }: Subject, page: Page): string {
  return identity === '*'
    ? `${page.sink.text(kind)} (absent)`
    : `${page.sink.text(kind)} '${page.sink.text(identity)}'`;
}

function oneFinding(finding: Finding, page: Page): string[] {
  const { style, width } = page;
  const bar = `  ${style.severity(finding.severity, '|')} `;
  const inBar = (text: string): string[] => block(text, width - 4, '').map((line) => bar + line);
  const place = placeText(page.report.placeOf(finding.at), page);
  const [head = '', ...more] = beside(`  ${finding.rule}`, place, width, '    at ');
  return [
    style.severity(finding.severity, head.slice(0, finding.rule.length + 2)) +
      style.faint(head.slice(finding.rule.length + 2)),
    ...more.map((line) => style.faint(line)),
    ...inBar(renderMessage(finding.message, page.sink)),
    ...finding.related.flatMap(({ at, subject, note }) =>
      inBar(relatedText(subject, note, placeText(page.report.placeOf(at), page), page)),
    ),
    ...inBar(originText(finding, page)),
    ...(finding.fix === undefined || !page.options.showFixes ? [] : fixLines(finding.fix, inBar, page)),
  ];
}

function relatedText(subject: Subject, note: string, place: string, page: Page): string {
  const where = place === '' ? '' : ` (${place})`;
  return `- ${subjectText(subject, page)}${where}: ${endSentence(page.sink.text(note, NOTE_LENGTH))}`;
}

/** Which kind of source asks for it, which guide, what contradicts it, and what limits it. */
function originText(finding: Finding, page: Page): string {
  const guide = finding.guide.map(({ title, section }) => `${page.sink.text(title)} ${page.sink.text(section)}`);
  const parts = [
    guide.length === 0 ? `Profile ${finding.profile}` : `Profile ${finding.profile}: ${guide.join('; ')}`,
    ...(finding.confidence === 'high' ? [] : [`${finding.confidence} confidence`]),
    ...(page.report.services.length > 1 && finding.service !== ''
      ? [`service ${page.sink.text(finding.service)}`]
      : []),
    ...(finding.conflictsWith.length === 0 ? [] : [`contradicts ${finding.conflictsWith.join(', ')}`]),
  ];
  return `${parts.join('; ')}.`;
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
