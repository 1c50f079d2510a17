/** One part of a tag list; offsets are of the text, `end` is exclusive, blanks around the part are left out. */
export interface Tag {
  /** As written; of a part without `=` all of it. */
  readonly name: string;
  /** Undefined when the part has no `=`. */
  readonly value: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Where the value starts; `end` when there is none. */
  readonly valueStart: number;
}

const BLANKS = new Set([' ', '\t', '\r', '\n']);

/**
 * The parts of a tag list (`v=DMARC1; p=none`), in order: separated by semicolons, name and value by the first `=`
 * (RFC 6376, section 3.2). Parts of nothing but blanks are left out. Takes any text.
 */
export function parseTagList(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  let from = 0;
  for (const part of text.split(';')) {
    const to = from + part.length;
    const tag = tagOf(text, from, to);
    if (tag !== undefined) tags.push(tag);
    from = to + 1;
  }
  return tags;
}

/** The part of `text` from `start` to `end` without the blanks around it. */
export function withoutBlanks(text: string, start: number, end: number): { start: number; end: number } {
  let first = start;
  let last = end;
  while (first < last && BLANKS.has(text.charAt(first))) first += 1;
  while (last > first && BLANKS.has(text.charAt(last - 1))) last -= 1;
  return { start: first, end: last };
}

function tagOf(text: string, from: number, to: number): Tag | undefined {
  const { start, end } = withoutBlanks(text, from, to);
  if (start === end) return undefined;
  const part = text.slice(start, end);
  const equals = part.indexOf('=');
  if (equals === -1) return { name: part, value: undefined, start, end, valueStart: end };
  const name = withoutBlanks(text, start, start + equals);
  const value = withoutBlanks(text, start + equals + 1, end);
  return {
    name: text.slice(name.start, name.end),
    value: text.slice(value.start, value.end),
    start,
    end,
    valueStart: value.start,
  };
}
