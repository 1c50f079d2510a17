import { isAlphanumericAfter, isAlphanumericBefore } from '../text/alphanumeric.ts';

/** A rule takes words of up to 128 characters; the search grows with the product of both lengths. */
const MOST_LENGTH = 8192;

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
  const opens = isAlphanumericAfter(wanted, 0);
  const closes = isAlphanumericBefore(wanted, wanted.length);
  for (let at = searched.indexOf(wanted); at !== -1; at = searched.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const cutBefore = opens && isAlphanumericBefore(searched, at);
    const cutAfter = closes && isAlphanumericAfter(searched, end);
    if (!cutBefore && !cutAfter) {
      return true;
    }
  }
  return false;
}
