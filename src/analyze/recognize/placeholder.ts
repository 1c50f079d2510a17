import { onceEach } from './once-each.ts';

/** The look behind keeps a search through long runs linear. */
const quotes = /^["'\u2018-\u201f]+|(?<!["'\u2018-\u201f])["'\u2018-\u201f]+$/g;

/** As they are compared; a profile's are asked for again and again. */
const known: (placeholders: readonly string[]) => readonly string[] = onceEach((placeholders) =>
  placeholders.map((placeholder) => placeholder.trim().toLowerCase()).filter((placeholder) => placeholder !== ''),
);

/**
 * Whether a text only stands in for the value: anything in angle brackets, or one of the profile's placeholders, alone
 * or followed by more words (`value from …`). Letter case and quotes around it do not count.
 */
export function isPlaceholder(text: string, placeholders: readonly string[]): boolean {
  const given = text.trim().replaceAll(quotes, '').trim().toLowerCase();
  if (/^<[^<>]*>$/.test(given)) return true;
  return known(placeholders).some((placeholder) => given === placeholder || given.startsWith(`${placeholder} `));
}
