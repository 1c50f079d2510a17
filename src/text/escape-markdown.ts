import { SHOWN_LENGTH, visible } from './visible.ts';

/** A zero-width space, as an entity so that it is seen in the source: it keeps mentions and bare links from forming. */
const BREAK = '&#8203;';

/**
 * A Markdown code span that shows a text from an export (CommonMark 6.1): the fence is longer than any run of backticks
 * inside, blanks pad a text that starts or ends with a backtick or a blank, `|` is written `\|` because table cells are
 * split before code spans are read (GFM 4.10), and line breaks become blanks. Parsers disagree about `\\|`, so a
 * backslash in front of a `|` is set off by a zero-width space.
 */
export function codeSpan(text: string, limit: number = SHOWN_LENGTH): string {
  const content = oneLine(text, limit)
    .replace(/(?<=\\)\|/g, '\u200b|')
    .replaceAll('|', '\\|');
  const runs = content.match(/`+/g) ?? [];
  const fence = '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length), 0) + 1);
  const padding = /^$|^[` ]|[` ]$/.test(content) ? ' ' : '';
  return `${fence}${padding}${content}${padding}${fence}`;
}

/**
 * Escapes a text from an export for running Markdown text: punctuation that has a meaning gets a backslash (CommonMark
 * 2.4), line breaks become blanks, and mentions, issue numbers, addresses and bare links, which GitHub and GitLab look
 * for in the rendered text where backslashes no longer help, are broken with a zero-width space.
 */
export function escapeMarkdown(text: string, limit: number = SHOWN_LENGTH): string {
  return oneLine(text, limit)
    .replace(/[\\`*_{}[\]()<>#+\-.!|~&=$^@:"']/g, '\\$&')
    .replace(/\\[@#:]|www(?=\\\.)/gi, `$&${BREAK}`);
}

function oneLine(text: string, limit: number): string {
  return visible(text.replace(/\r\n|[\r\n]/g, ' '), limit);
}
