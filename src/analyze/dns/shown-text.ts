/** Characters of a text from the DNS that a message shows. */
const SHOWN = 80;

/** The beginning of a text from the DNS, which anybody can make as long as they like. */
export function shownText(text: string): string {
  return text.slice(0, SHOWN);
}
