import type { SpanFinder } from './span.ts';

/** How a format writes values: what finding places, and looking for secrets in what stands there, needs to know. */
export interface Notation {
  readonly spansOf: SpanFinder;
  /** A part of a text as it is written, followed by what it reads as: what a search must look through. */
  readonly readings: (part: string) => IteratorObject<string>;
}
