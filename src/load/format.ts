import type { Diagnostic, SectionKind, Source } from '../model/index.ts';
import type { Notation } from '../text/notation.ts';
import type { FormatId } from './format-docs.ts';
import type { Loaded } from './loaded.ts';

/** What every reader is told about a file. */
export interface FileFacts {
  readonly source: Source;
  /** Section that the file's name claims. */
  readonly claim: SectionKind | undefined;
}

/** A file that was parsed as JSON and taken by a format. */
export interface JsonFile extends FileFacts {
  readonly value: unknown;
  /** Reads the objects of CLIXML that a file holds as a text; there when the file may hold any. */
  readonly clixmlObjects?: ((text: string) => ClixmlObjects) | undefined;
}

/** The objects of a CLIXML text, as values of JSON, and whether the text could be read to its end. */
export interface ClixmlObjects {
  readonly objects: readonly unknown[];
  readonly isWhole: boolean;
}

/** A file of another syntax that was taken by a format. */
export interface TextFile extends FileFacts {
  readonly text: string;
}

/** What a format reads from a file. */
export type Reading = Omit<Loaded, 'source' | 'text' | 'notation' | 'hasCaseClash'>;

/** A file that a format knows but cannot use, and why. */
export interface Refusal {
  readonly refused: readonly Diagnostic[];
}

/** A format of JSON. Files are recognized by what they hold, never by their extension. */
export interface JsonFormat {
  /** Shown as the format of a file. */
  readonly id: FormatId;
  readonly sniff: (value: unknown, claim: SectionKind | undefined) => boolean;
  readonly read: (file: JsonFile) => Reading | Refusal;
  /** Whether it takes objects out of texts in the file, into which nobody has looked before. */
  readonly isNested?: boolean;
}

/** A format of another syntax, which it parses itself. */
export interface TextFormat {
  readonly id: FormatId;
  /** Whether a text is of this format, by its beginning. */
  readonly sniff: (head: string) => boolean;
  readonly read: (file: TextFile) => Reading | Refusal;
  readonly notation: Notation;
}
