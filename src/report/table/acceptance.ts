import type { Finding } from '../../analyze/rules/finding.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { isOpenChoice } from '../other-sides.ts';
import { suppressionEntry } from '../suppression-entry.ts';
import type { Page } from './page.ts';

/**
 * The entry of the configuration that accepts a finding, for those that another source asks for: on one line, to be
 * copied. Its last three fields are empty, which the configuration does not take, so that nobody accepts without a reason.
 */
export function acceptanceLines(finding: Finding, inBar: (text: string) => string[], page: Page): string[] {
  if (!page.otherSidesOf(finding).some(isOpenChoice)) return [];
  const entry = suppressionEntry(
    finding,
    (text) => !page.isForbidden(text) && escapeTerminal(text, Number.POSITIVE_INFINITY) === text,
  );
  if (entry === undefined) return [];
  const line = JSON.stringify({ ...entry, justification: '', owner: '', expires: '' });
  return [
    ...inBar(
      'Accept it instead: add this to "suppress" of mxlint.config.json, with a reason, an owner and a last day.',
    ),
    `      ${page.style.command(line)}`,
  ];
}
