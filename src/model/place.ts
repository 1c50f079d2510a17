/** A region of a file; lines and columns from 1, columns in UTF-16 units, the end column after the last character. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Exactly the text of the region; absent where it holds a secret. */
  readonly snippet?: string;
}

/** A symbolic place made concrete. */
export interface Place {
  readonly path: string;
  readonly region: Region;
  /** JSON Pointer in the file, where it has one. */
  readonly pointer?: string;
}
