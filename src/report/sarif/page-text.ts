/** A rule page (Markdown) as plain text: marks go, words and code stay. */
export function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => !/^\s*```/.test(line))
    .map((line) => plainLine(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The first paragraph under a heading, on one line; undefined when the page has no such part. */
export function firstParagraph(markdown: string, heading: string): string | undefined {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.trim() === `## ${heading}`);
  if (start === -1) return undefined;
  const from = lines.findIndex((line, index) => index > start && line.trim() !== '');
  if (from === -1 || /^(?:#|```)/.test(lines[from] ?? '')) return undefined;
  const length = lines.slice(from).findIndex((line) => line.trim() === '');
  const paragraph = lines.slice(from, length === -1 ? undefined : from + length);
  return paragraph.map((line) => plainLine(line).trim()).join(' ');
}

function plainLine(line: string): string {
  return line
    .replace(/^#{1,6} +/, '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/`+([^`]*)`+/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1');
}
