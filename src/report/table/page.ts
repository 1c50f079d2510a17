import type { Diagnostic, Place } from '../../model/index.ts';
import type { FormatOptions, Report } from '../report.ts';
import type { OtherSidesOf } from '../other-sides.ts';
import type { Sink } from '../sink.ts';
import type { Summary } from '../summary.ts';
import type { Style } from './style.ts';

/** What every part of the table is made from. */
export interface Page {
  readonly report: Report;
  readonly options: FormatOptions;
  readonly summary: Summary;
  readonly otherSidesOf: OtherSidesOf;
  readonly sink: Sink;
  readonly style: Style;
  /** Columns of a line of prose. */
  readonly width: number;
  /** Whether a text holds a header value that must not be printed. */
  readonly isForbidden: (text: string) => boolean;
}

/** `file:line:column`, as editors and terminals link it. */
export function placeText(place: Place | undefined, { sink }: Page): string {
  if (place === undefined) return '';
  return `${sink.text(place.path)}:${place.region.startLine}:${place.region.startColumn}`;
}

/** Where a diagnostic is: with a position when it has one. */
export function diagnosticPlace({ at }: Diagnostic, page: Page): string {
  if (at === undefined) return '';
  if (at.kind !== 'file') return placeText(page.report.placeOf(at), page);
  return [page.sink.text(at.path), at.line, at.line === undefined ? undefined : at.column]
    .filter((part) => part !== undefined)
    .join(':');
}
