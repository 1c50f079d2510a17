/** A rule takes words of up to 128 characters; the search grows with the product of both lengths. */
const MOST_LENGTH = 8192;
const ALPHANUMERIC_BEFORE = /[\p{L}\p{N}]$/u;
const ALPHANUMERIC_AFTER = /^[\p{L}\p{N}]/u;

/**
 * How the `…ContainsWords` predicates of mail flow rules compare: the word or phrase occurs as a whole, without case;
 * `*` is an ordinary character. An edge counts as a word boundary unless it lies between two letters or digits
 * (assumption A-WORD-BOUNDARY): `contoso` is in `mail.contoso-x`, not in `Acontoso`; `@contoso.com` is in `a@contoso.com`.
 * A blank word is in no text.
 */
export function containsWord(text: string, word: string): boolean {
  const wanted = word.trim().toLowerCase();
  if (wanted === '' || wanted.length > MOST_LENGTH) {
    return false;
  }
  const searched = text.toLowerCase();
  const opens = ALPHANUMERIC_AFTER.test(wanted);
  const closes = ALPHANUMERIC_BEFORE.test(wanted);
  for (let at = searched.indexOf(wanted); at !== -1; at = searched.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const cutBefore = opens && ALPHANUMERIC_BEFORE.test(searched.slice(Math.max(0, at - 2), at));
    const cutAfter = closes && ALPHANUMERIC_AFTER.test(searched.slice(end, end + 2));
    if (!cutBefore && !cutAfter) {
      return true;
    }
  }
  return false;
}
