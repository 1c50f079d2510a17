import { escapeTerminal } from '../text/escape-terminal.ts';
import { holdsSecret, redactFinished } from '../analyze/redact.ts';
import type { Formatter, FormatOptions, Report } from './report.ts';
import { otherSides } from './other-sides.ts';
import { revealingSink, sinkOf } from './sink.ts';
import { summarize } from './summary.ts';
import { findingLines } from './table/findings.ts';
import { footer } from './table/footer.ts';
import { gapLines } from './table/gaps.ts';
import { heading } from './table/heading.ts';
import type { Page } from './table/page.ts';
import { styleOf } from './table/style.ts';
import { troubleLines } from './table/trouble.ts';

const NARROWEST = 40;
/** Longer lines of prose are hard to read. */
const WIDEST = 120;

/**
 * What a person reads: findings by severity and object, what could not be judged and what would close the gaps, the
 * counts last. Plain ASCII blocks; no line begins with a text from the input, because runners of CI jobs look for
 * commands there. Commands are printed on one line however long, so that they can be copied.
 */
export const formatTable: Formatter = (report, options) => {
  const page = pageOf(report, options);
  const parts = [heading, findingLines, gapLines, troubleLines, footer];
  const text = `${parts.flatMap((part) => part(page)).join('\n')}\n`;
  return options.showSecrets ? text : redactFinished(report.secrets.texts())(text);
};

function pageOf(report: Report, options: FormatOptions): Page {
  return {
    report,
    options,
    summary: summarize(report),
    otherSidesOf: otherSides(report),
    sink: (options.showSecrets ? revealingSink : sinkOf)(report.secrets, escapeTerminal),
    style: styleOf(options.color),
    width: Math.min(Math.max(options.width, NARROWEST), WIDEST),
    isForbidden: options.showSecrets ? () => false : holdsSecret(report.secrets.texts()),
  };
}
