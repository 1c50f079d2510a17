import type { Diagnostic, DnsAnswer, ExportRecord, SectionKind, Source, Why } from '../model/index.ts';
import type { Notation } from '../text/notation.ts';

/** A file as `collect` hands it over. */
export interface InputFile {
  /** As reports show it: relative with `/` where it lies below the working directory, else the base name; `stdin.json`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What one file says about one section as a whole. */
export interface Collection {
  readonly section: SectionKind;
  /** JSON Pointer of the section in its file. */
  readonly pointer: string;
  /** `failed`: the command that should have filled it did not succeed. `absent`: files of this format and version never hold it. */
  readonly state: 'complete' | 'partial' | 'failed' | 'absent';
  /** There unless the state is `complete`. */
  readonly why?: Why;
  /** True when the file itself says that the command ran and succeeded, so that an empty section is no accident. */
  readonly confirmed?: boolean;
}

/** An answer of the DNS as a file holds it. */
export interface LoadedAnswer {
  readonly answer: DnsAnswer;
  /** JSON Pointer of the entry in its file. */
  readonly pointer: string;
}

/** What was read from one file: typed records with symbolic places, nothing judged. */
export interface Loaded {
  readonly source: Source;
  /** The decoded text; whoever collects the results decides whether to keep it for the places of findings. */
  readonly text: string;
  /** How values are written in the text. */
  readonly notation: Notation;
  readonly records: readonly ExportRecord[];
  readonly collections: readonly Collection[];
  /** There when the file has a section of answers, if only an empty one. */
  readonly answers?: readonly LoadedAnswer[] | undefined;
  /** Whether an object of the file, record or not, may have names that differ in letter case only. */
  readonly hasCaseClash: boolean;
  /** Organization the file says it is from, for example `contoso.onmicrosoft.com`. */
  readonly organization?: string | undefined;
  /** What texts of a configuration of Microsoft365DSC call `$OrganizationName`, where the file says it. */
  readonly organizationName?: string | undefined;
  /** When the export was taken, milliseconds since 1970 UTC. */
  readonly taken?: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What stays of a file once its text is dropped. */
export type Records = Omit<Loaded, 'text'>;

/** A file from which nothing could be read, and why. */
export interface Refused {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}
