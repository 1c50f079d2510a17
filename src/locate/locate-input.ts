import type { Location } from '../model/index.ts';
import type { Notation } from '../text/notation.ts';
import type { Span } from '../text/span.ts';

/** A file as it was loaded: the decoded text, and how values are written in it. */
export interface LocatableText {
  readonly text: string;
  readonly notation: Notation;
}

/** The configuration file; `spanOf` gives offsets into `text` for a JSON Pointer, undefined for what is not there. */
export interface LocatableConfig {
  readonly path: string;
  readonly text: string;
  readonly spanOf: (pointer: string) => Span | undefined;
}

/** What turning symbolic places into lines needs to know; the effects among it belong to the caller. */
export interface LocateInput {
  /** The text of an input file; undefined when it is gone or has changed, and its places then name the file only. */
  readonly read: (path: string) => LocatableText | undefined;
  readonly config?: LocatableConfig;
  /** Path of the first input file: where things are shown that are in no file. */
  readonly firstFile: string;
  readonly holdsSecret: (text: string) => boolean;
  /** What stands for a domain in the files: its accepted domain, or its answer. */
  readonly placeOfDomain?: (name: string, type: string) => Location | undefined;
  /** Pointer of the configuration entry that selects a vendor profile. */
  readonly pointerOfProfile?: (id: string) => string | undefined;
}
