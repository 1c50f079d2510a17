import { SHOWN_LENGTH, visible } from './visible.ts';

/**
 * Makes a text from an export harmless on a terminal and in the log of a CI job: visible characters only, and none of
 * the sequences by which runners recognize commands. GitHub reads `::` at the start of a line, leading blanks ignored,
 * and the older `##[` anywhere; Azure Pipelines reads `##vso[` and `##[`. A blank is put in between.
 */
export function escapeTerminal(text: string, limit: number = SHOWN_LENGTH): string {
  return visible(text, limit)
    .replace(/#(?=#(?:vso)?\[)/gi, '# ')
    .replace(/^(\s*):(?=:)/, '$1: ');
}
