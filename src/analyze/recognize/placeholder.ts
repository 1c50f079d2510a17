/** The look behind keeps a search through long runs linear. */
const quotes = /^["'\u2018-\u201f]+|(?<!["'\u2018-\u201f])["'\u2018-\u201f]+$/g;

/**
 * Whether a text only stands in for the value: anything in angle brackets, or one of the profile's placeholders, alone
 * or followed by more words (`value from …`). Letter case and quotes around it do not count.
 */
export function isPlaceholder(text: string, placeholders: readonly string[]): boolean {
  const given = text.trim().replaceAll(quotes, '').trim().toLowerCase();
  if (/^<[^<>]*>$/.test(given)) return true;
  return placeholders.some((placeholder) => {
    const known = placeholder.trim().toLowerCase();
    return known !== '' && (given === known || given.startsWith(`${known} `));
  });
}
