import type { ExportRecord, Source } from './record.ts';
import type { SectionKind } from './section.ts';

/**
 * A place, symbolic until the report is made: nothing here knows lines or columns, so that analysis never
 * depends on the format of an export. `locate` turns the places of findings into line and column.
 */
export type Location =
  | { readonly kind: 'property'; readonly record: ExportRecord; readonly property: string }
  | { readonly kind: 'object'; readonly record: ExportRecord }
  | {
      readonly kind: 'section';
      readonly section: SectionKind;
      readonly source: Source | undefined;
      readonly pointer: string;
    }
  /** An entry of a list in a file that is no object of the tenant, such as an answer of the DNS. */
  | { readonly kind: 'entry'; readonly source: Source; readonly pointer: string }
  | { readonly kind: 'domain'; readonly name: string; readonly type: string }
  /** A JSON Pointer into the configuration file. */
  | { readonly kind: 'config'; readonly pointer: string }
  /** A JSON Pointer into a vendor profile. */
  | { readonly kind: 'profile'; readonly id: string; readonly pointer: string };
