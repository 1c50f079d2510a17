import type { Why } from './fact.ts';
import type { SectionKind } from './section.ts';

/** A file of the input, known by name; its bytes are dropped after loading. */
export interface Source {
  /** As reports show it: relative to the working directory where it lies below it, with `/`; `stdin.json` for standard input. */
  readonly path: string;
  /** Id of the input format that read it, for example `tenant-export`. */
  readonly format: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Length in bytes. */
  readonly length: number;
}

/** One object of an export as it was read: nothing is dropped, nothing is judged. */
export interface ExportRecord {
  readonly section: SectionKind;
  readonly source: Source;
  /** JSON Pointer of the object in its file (RFC 6901). */
  readonly pointer: string;
  /** Every property as the file has it; own keys only, so that `__proto__` is data. Values that are lost are `Unread`. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** Why a property that the record lacks is not known, where its format has a better answer than `property-absent`. */
  readonly absence?: Pick<Why, 'reason' | 'detail'>;
}
