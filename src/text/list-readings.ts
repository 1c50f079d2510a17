/**
 * A part of what `Format-List` prints as it is written, then as it reads with its lines joined: a console breaks long
 * values at its width, between words and within them.
 */
export function* listReadings(part: string): Generator<string> {
  yield part;
  if (!part.includes('\n')) return;
  yield part.replaceAll(/\r?\n[ \t]*/g, '');
  yield part.replaceAll(/[ \t]*\r?\n[ \t]*/g, ' ');
}
