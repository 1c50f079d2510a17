import type { Diagnostic, SectionKind, Source } from '../model/index.ts';
import type { Loaded } from './loaded.ts';

/** A file that was parsed as JSON and taken by a format. */
export interface JsonFile {
  readonly source: Source;
  readonly value: unknown;
  /** Section that the file's name claims. */
  readonly claim: SectionKind | undefined;
}

/** What a format reads from a file. */
export type Reading = Omit<Loaded, 'source' | 'text' | 'hasCaseClash'>;

/** A file that a format knows but cannot use, and why. */
export interface Refusal {
  readonly refused: readonly Diagnostic[];
}

/** An input format. Files are recognized by what they hold, never by their extension. */
export interface Format {
  /** Shown as the format of a file. */
  readonly id: string;
  readonly sniff: (value: unknown, claim: SectionKind | undefined) => boolean;
  readonly read: (file: JsonFile) => Reading | Refusal;
}
