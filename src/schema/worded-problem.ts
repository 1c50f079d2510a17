import { displayPath } from './display-path.ts';

/** One thing that is wrong with a JSON file, in words for the person who wrote it. */
export interface WordedProblem {
  /** JSON Pointer of the place; of the enclosing object when a property is missing. */
  readonly pointer: string;
  /** Whether the name of the property is at fault, or its value. */
  readonly part: 'key' | 'value';
  /** Begins with the place as a path, ends without a full stop: `services[0].inbound: must be …`. */
  readonly message: string;
}

/** Puts the path of the place before the words. */
export function wordedProblem(pointer: string, words: string, part: 'key' | 'value' = 'value'): WordedProblem {
  const path = displayPath(pointer);
  return { pointer, part, message: `${path === '' ? 'top level' : path}: ${words}` };
}

const LONGEST_QUOTE = 60;

/** A text of the file in quotes, shortened when it is long. */
export function quoted(text: string): string {
  return text.length > LONGEST_QUOTE ? `'${text.slice(0, LONGEST_QUOTE)}…'` : `'${text}'`;
}

/** ` (did you mean x?)`, or nothing without a suggestion. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` (did you mean ${suggestion}?)`;
}
