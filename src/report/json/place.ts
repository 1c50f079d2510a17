import type { DiagnosticPlace, Location, Place } from '../../model/index.ts';
import type { JsonContext } from './context.ts';

/** A place as the JSON report writes it; null where nothing is known. */
export interface JsonPlace {
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly pointer: string | null;
  readonly snippet: string | null;
}

/** The place of a symbolic location, or of a diagnostic; null when it is in no file. */
export function jsonPlace(at: Location | DiagnosticPlace | undefined, context: JsonContext): JsonPlace | null {
  if (at === undefined) return null;
  if (at.kind === 'file') return fileOnly(at, context);
  const place = context.report.placeOf(at);
  return place === undefined ? null : inFile(place, context);
}

function inFile({ path, region, pointer }: Place, { data }: JsonContext): JsonPlace {
  return {
    path: data(path),
    line: region.startLine,
    column: region.startColumn,
    endLine: region.endLine,
    endColumn: region.endColumn,
    pointer: pointer === undefined ? null : data(pointer),
    snippet: region.snippet === undefined ? null : data(region.snippet),
  };
}

function fileOnly({ path, line, column }: DiagnosticPlace, { data }: JsonContext): JsonPlace {
  const none = { endLine: null, endColumn: null, pointer: null, snippet: null };
  return { path: data(path), line: line ?? null, column: column ?? null, ...none };
}
