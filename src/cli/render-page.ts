import { wrap } from '../text/wrap.ts';

export interface PageStyle {
  readonly width: number;
  readonly isColored: boolean;
}

const codes = { bold: ['\u001b[1m', '\u001b[22m'], dim: ['\u001b[2m', '\u001b[22m'] } as const;

function styled(text: string, code: keyof typeof codes, { isColored }: PageStyle): string {
  return isColored ? `${codes[code][0]}${text}${codes[code][1]}` : text;
}

/** Links as `text (address)`, emphasis and code marks dropped. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replaceAll('**', '')
    .replaceAll('`', '');
}

function renderParagraph(lines: readonly string[], style: PageStyle): string[] {
  const [first = ''] = lines;
  const text = plain(lines.map((line) => line.trim()).join(' '));
  if (!/^\s*- /.test(first)) return wrap(text, style.width);
  return wrap(text.slice(2), style.width - 4).map((line, index) => `  ${index === 0 ? '-' : ' '} ${line}`);
}

/** Splits Markdown into blocks: fenced code, headings, list items, paragraphs. */
function blocks(markdown: string): readonly (readonly string[])[] {
  const result: string[][] = [];
  let open: string[] | undefined;
  let inCode = false;
  for (const line of markdown.split('\n')) {
    const isFence = line.startsWith('```');
    const startsBlock = !inCode && (isFence || line.startsWith('#') || line.startsWith('- '));
    if (startsBlock || (open === undefined && line.trim() !== '')) {
      open = [line];
      result.push(open);
    } else if (!inCode && line.trim() === '') open = undefined;
    else open?.push(line);
    if (isFence) {
      inCode = !inCode;
      if (!inCode) open = undefined;
    }
  }
  return result;
}

function renderBlock(block: readonly string[], style: PageStyle): string[] {
  const [first = ''] = block;
  if (first.startsWith('```')) {
    const info = first.slice(3).trim();
    const label = /^json (bad|good)/.exec(info)?.[1];
    const caption =
      label === undefined ? [] : [styled(`  ${label === 'bad' ? 'Reported:' : 'Not reported:'}`, 'bold', style)];
    return [...caption, ...block.slice(1, -1).map((line) => styled(`    ${line}`, 'dim', style))];
  }
  if (first.startsWith('#')) return [styled(first.replace(/^#+\s*/, ''), 'bold', style)];
  return renderParagraph(block, style);
}

const labelWidth = 12;

function renderFact([label, text]: readonly [string, string], style: PageStyle): string[] {
  const lines = wrap(text, style.width - labelWidth);
  return lines.map(
    (line, index) => `${styled((index === 0 ? `${label}:` : '').padEnd(labelWidth), 'dim', style)}${line}`,
  );
}

/** A rule page for the terminal: the derived header after the summary, then the text. */
export function renderPage(markdown: string, header: readonly (readonly [string, string])[], style: PageStyle): string {
  const all = blocks(markdown);
  const rendered = all.map((block) => ({
    lines: renderBlock(block, style),
    isItem: block[0]?.startsWith('- ') === true,
  }));
  const facts = header.flatMap((fact) => renderFact(fact, style));
  const out: string[] = [];
  for (const [index, { lines, isItem }] of rendered.entries()) {
    if (index > 0 && !(isItem && rendered[index - 1]?.isItem === true)) out.push('');
    out.push(...lines);
    if (index === 1) out.push('', ...facts);
  }
  return `${out.join('\n')}\n`;
}
