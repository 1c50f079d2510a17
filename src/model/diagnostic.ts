import type { Location } from './location.ts';

/** Trouble with input, configuration or the run itself; findings about the tenant are something else. */
export interface Diagnostic {
  /** Stable id, for example `input/not-json`. */
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  /** One or two sentences that end with a full stop and say what to do next. */
  readonly message: string;
  /** A place in a file of the input, or the file alone. */
  readonly at?: DiagnosticPlace | Location;
}

/** A file, and where the text itself was the trouble, its position (both from 1). */
export interface DiagnosticPlace {
  readonly kind: 'file';
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}
