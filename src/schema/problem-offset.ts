import type { Span } from '../text/span.ts';
import { pointer, segments } from '../text/pointer.ts';
import type { WordedProblem } from './worded-problem.ts';

/** Offset of the place of a problem; of the nearest thing around it when the text does not have the place itself. */
export function problemOffset(
  problem: Pick<WordedProblem, 'pointer' | 'part'>,
  find: (pointer: string) => Span | undefined,
): number {
  const exact = find(problem.pointer);
  if (exact !== undefined) {
    return problem.part === 'key' && exact.keyStart !== -1 ? exact.keyStart : exact.start;
  }
  for (const holder of enclosingPointers(problem.pointer)) {
    const span = find(holder);
    if (span !== undefined) {
      return span.start;
    }
  }
  return 0;
}

/** The pointers of everything around a place, from the inside to the whole document. */
export function enclosingPointers(place: string): string[] {
  const tokens = segments(place);
  return tokens.map((_, index) => pointer(...tokens.slice(0, tokens.length - 1 - index)));
}
