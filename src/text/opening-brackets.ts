const OPEN = ['{', '['] as const;

/** Whether more than `most` lists and objects may begin in a JSON text; brackets in strings and comments count too. */
export function opensMoreThan(text: string, most: number): boolean {
  let left = most;
  for (const bracket of OPEN) {
    for (let at = text.indexOf(bracket); at !== -1 && left >= 0; at = text.indexOf(bracket, at + 1)) left -= 1;
  }
  return left < 0;
}
