import { severities } from '../../analyze/rules/severity.ts';
import { block, counted } from './layout.ts';
import type { Page } from './page.ts';

/** The result in two sentences: what was found, and how much was looked at. */
export function footer(page: Page): string[] {
  const { style, width } = page;
  return [
    '',
    style.faint('-'.repeat(width)),
    ...block(result(page), width, '').map((line) => resultStyle(page)(line)),
    ...block(coverage(page), width, ''),
    ...(changesRules(page)
      ? block('A changed mail flow rule takes up to 30 minutes to act everywhere.', width, '')
      : []),
  ];
}

/** Whether a command that is shown changes a mail flow rule. */
function changesRules({ report, options }: Page): boolean {
  const open = report.findings.filter((finding) => finding.suppression === undefined);
  return options.showFixes && open.some(({ fix }) => /-TransportRule /.test(fix?.command ?? ''));
}

function result({ summary }: Page): string {
  const suppressed = summary.suppressed === 0 ? '' : ` ${counted(summary.suppressed, 'finding')} suppressed.`;
  if (summary.open > 0) {
    const counts = severities.map((severity) => `${summary.findings[severity]} ${severity}`);
    return `${counted(summary.open, 'finding')}: ${counts.join(', ')}.${suppressed}`;
  }
  if (!isIncomplete(summary)) return `No findings.${suppressed}`;
  return `No findings, but not everything could be judged: this is not a pass.${suppressed}`;
}

function isIncomplete({ checks, gaps }: Page['summary']): boolean {
  return gaps.length > 0 || checks.crashed > 0 || checks.notEvaluated > 0 || checks.evaluated === 0;
}

function resultStyle({ summary, style }: Page): (text: string) => string {
  if (summary.findings.critical + summary.findings.high > 0) return style.bad;
  return summary.open > 0 || isIncomplete(summary) ? style.warning : style.good;
}

function coverage({ report, summary: { checks } }: Page): string {
  const rules = new Set(report.outcomes.map(({ rule }) => rule)).size;
  const subject =
    rules === checks.total
      ? counted(rules, 'rule')
      : `${checks.total} checks (${counted(rules, 'rule')}, several services)`;
  const parts = [
    `${checks.evaluated} evaluated (${checks.clean} clean${checks.withGaps > 0 ? `, ${checks.withGaps} with gaps` : ''})`,
    `${checks.notEvaluated} not evaluated`,
    `${checks.notApplicable} not applicable`,
    ...(checks.crashed > 0 ? [`${checks.crashed} crashed`] : []),
  ];
  return `${subject}: ${parts.join(', ')}.`;
}
