import { isLost } from './unwrap.ts';
import { lostToDepth, type Outcome, wrongType } from './outcome.ts';

/** Blanks between words that no comma separates: how a list looks that was joined below the depth of the export. */
const JOINED = /[^,\s]\s+[^,\s]/;

/** What most lists are: the conditions that a rule does not set. */
const none: Outcome<readonly string[]> = { value: [] };

/**
 * Reads a list of texts. Null and blank elements are no entries: a list that was emptied may keep one. One bare text is
 * a list of one, but with blanks in it, it may as well be a list that was joined, so it is not known. A comma-joined
 * text stays one element, as trusted ARC sealers are kept that way.
 */
export function readList(raw: unknown): Outcome<readonly string[]> {
  if (raw === null) {
    return none;
  }
  if (typeof raw === 'string') {
    return readBareText(raw);
  }
  if (!Array.isArray(raw)) {
    return wrongType('a list', raw);
  }
  const entries: string[] = [];
  for (const item of raw as readonly unknown[]) {
    if (item === null) {
      continue;
    }
    if (typeof item !== 'string' && typeof item !== 'number') {
      return wrongType('a list of texts', item);
    }
    const text = String(item);
    if (isLost(text)) {
      return lostToDepth;
    }
    if (text.trim() !== '') {
      entries.push(text);
    }
  }
  return { value: entries };
}

function readBareText(text: string): Outcome<readonly string[]> {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { value: [] };
  }
  return isLost(trimmed) || JOINED.test(trimmed) ? lostToDepth : { value: [text] };
}
