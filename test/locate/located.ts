import type { LocateInput } from '../../src/locate/locate-input.ts';
import { locate } from '../../src/locate/locate.ts';
import type { ExportRecord, Location, Place, Region, SectionKind, Source } from '../../src/model/index.ts';
import { jsonNotation } from '../../src/text/json-notation.ts';

export const value = 'abcd-1234-efgh';
export const path = 'tenant.json';
export const source: Source = { path, format: 'tenant-export', encoding: 'utf-8', length: 0 };

export function recordIn(text: string, section: SectionKind, pointer: string): ExportRecord {
  let raw: unknown = JSON.parse(text);
  for (const token of pointer.split('/').slice(1)) raw = (raw as Record<string, unknown>)[token];
  return { section, source, pointer, raw: raw as Record<string, unknown> };
}

export const inputFor = (text: string | undefined, more: Partial<LocateInput> = {}): LocateInput => ({
  read: (wanted) => (wanted === path && text !== undefined ? { text, notation: jsonNotation } : undefined),
  firstFile: path,
  holdsSecret: (part) => part.toLowerCase().includes(value),
  ...more,
});

export function placeIn(
  text: string | undefined,
  location: Location,
  more: Partial<LocateInput> = {},
): Place | undefined {
  return locate([location], inputFor(text, more))(location);
}

/** The text that a region covers. */
export function covered(text: string, region: Region): string {
  const lines = text.split('\n');
  const starts = lines.map((_, index) => lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0));
  const start = (starts[region.startLine - 1] ?? 0) + region.startColumn - 1;
  return text.slice(start, (starts[region.endLine - 1] ?? 0) + region.endColumn - 1);
}

export function shown(
  text: string,
  location: Location,
  more: Partial<LocateInput> = {},
): readonly [string, string | undefined] {
  const place = placeIn(text, location, more);
  if (place === undefined) throw new Error('no place');
  return [covered(text, place.region), place.region.snippet];
}

const rule = {
  Name: 'Route inbound',
  Guid: '1',
  usemxrecord: true,
  DetectSenderIPBySkippingLastIP: false,
  SetHeaderValue: 'anything',
  ExceptIfHeaderContainsWords: ['a', 'b'],
  Comments: null,
  Description: `Set the header to \u0027${value}\u0027.`,
  SenderIpRanges: Array.from({ length: 40 }, (_, index) => `192.0.2.${index}`),
  RegexSize: 12,
};
export const text = JSON.stringify(
  { TransportRule: [rule], InboundConnector: [rule], OutboundConnector: [rule] },
  undefined,
  2,
);
export const record = recordIn(text, 'TransportRule', '/TransportRule/0');
export const property = (name: string, of: ExportRecord = record): Location => ({
  kind: 'property',
  record: of,
  property: name,
});
