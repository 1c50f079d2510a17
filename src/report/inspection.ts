import type { Diagnostic, SectionKind, Source, UnknownReason, Why } from '../model/index.ts';

/** What one file of the input says about one kind of objects. */
export interface InspectedKind {
  readonly section: SectionKind;
  readonly objects: number;
  readonly state: 'complete' | 'partial' | 'failed' | 'absent';
  readonly why?: Why;
}

/** A file of the input that was recognized. */
export interface InspectedFile {
  readonly source: Source;
  /** What people call the format. */
  readonly title: string;
  readonly kinds: readonly InspectedKind[];
  /** How many answers of the DNS it holds. */
  readonly answers: number;
  readonly organization?: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly taken?: number | undefined;
}

/** A property that is not known of some objects of a kind, for one reason. */
export interface Unreadable {
  readonly property: string;
  readonly reason: UnknownReason;
  readonly detail?: string;
  /** Whether the export has the property, with a value that cannot be read. */
  readonly isInExport: boolean;
  readonly objects: number;
}

/** What all files together say about one kind. */
export interface InspectedSection {
  readonly section: SectionKind;
  readonly state: 'complete' | 'partial' | 'missing';
  readonly objects: number;
  readonly why?: Why;
  /** Sorted by how many objects it is about, then by name. */
  readonly unknown: readonly Unreadable[];
  /** The command that gives what is missing; undefined where nothing is. */
  readonly command?: string;
}

/** What the input is, before anything is judged. */
export interface Inspection {
  readonly files: readonly InspectedFile[];
  readonly refused: readonly { readonly path: string; readonly diagnostics: readonly Diagnostic[] }[];
  readonly sections: readonly InspectedSection[];
  readonly organizations: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}
