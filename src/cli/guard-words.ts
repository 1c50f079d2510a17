/** Put before a text that the parser would change: it swallows `-` and takes the quotes off a text. */
const mark = '\uE000';

function guarded(word: string): string {
  if (word === '-' || /^["'\uE000]/.test(word)) return mark + word;
  return word.replace(/^(--[^=]+=)(?=["'\uE000])/, `$1${mark}`);
}

/** The words of a command line in a form that the parser leaves alone; it would drop the ones after `--`. */
export function guardWords(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  if (end === -1) return argv.map(guarded);
  const plain = argv.slice(end + 1).map((word) => (word.startsWith('-') ? mark + word : guarded(word)));
  return [...argv.slice(0, end).map(guarded), ...plain];
}

/** A value as the command line had it. */
export function unguard(text: string): string {
  return text.startsWith(mark) ? text.slice(mark.length) : text;
}

/** A message of the parser as if nothing had been guarded. */
export function withoutGuards(message: string): string {
  return message.replaceAll(mark, '');
}
