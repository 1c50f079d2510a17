import { wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import type { VendorProfile } from '../vendor/profile.ts';

/** A configuration text, and the effects that reading it needs. */
export interface ConfigInput {
  readonly text: string;
  /** As messages show it. */
  readonly path: string;
  /** Whether the file may switch off, lower and suppress rules. */
  readonly trusted: boolean;
  /** Value of an environment variable. */
  readonly env: (name: string) => string | undefined;
  /** Text of a file, by its path from the folder of the configuration; undefined when it cannot be read. */
  readonly readText: (relativePath: string) => string | undefined;
}

/** The names that a configuration may refer to. */
export interface KnownNames {
  readonly ruleIds: readonly string[];
  /** Ids of the built-in profiles and of those passed on the command line. */
  readonly vendorIds: readonly string[];
  /** The profiles themselves, for checking overrides; the built-in ones where left out. */
  readonly profiles?: readonly VendorProfile[];
}

/** Trouble with the configuration, before its place is known as line and column. */
export interface ConfigProblem extends WordedProblem {
  readonly id: string;
  readonly level: 'error' | 'warning';
}

/** What the readers of the parts share; they add to `problems`. */
export interface Reading {
  readonly input: ConfigInput;
  readonly known: KnownNames;
  readonly problems: ConfigProblem[];
}

export function addError(reading: Reading, id: string, pointer: string, words: string, part?: 'key' | 'value'): void {
  reading.problems.push({ id, level: 'error', ...wordedProblem(pointer, words, part) });
}

export function addWarning(reading: Reading, id: string, pointer: string, words: string, part?: 'key' | 'value'): void {
  reading.problems.push({ id, level: 'warning', ...wordedProblem(pointer, words, part) });
}

/** What only a trusted file may say: undefined from any other, with a warning. */
export function ifTrusted<T>(reading: Reading, pointer: string, value: T | undefined): T | undefined {
  if (value === undefined || reading.input.trusted) {
    return value;
  }
  const words = 'ignored, because the file merely lies beside the input; pass it with --config to allow it';
  addWarning(reading, 'config/not-trusted', pointer, words, 'key');
  return undefined;
}
