import type { Location, Place, Region } from '../model/index.ts';
import { jsonNotation } from '../text/json-notation.ts';
import { lineTable } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { LocatableText, LocateInput } from './locate-input.ts';
import { fileStart, firstCharacter, memberRegion, type RegionSource, unreadRegion } from './region.ts';
import { type Wanted, wantedFor } from './wanted.ts';

/** A file that was read for its places, with what a pointer names in it. */
interface OpenFile {
  readonly source: RegionSource;
  readonly spanOf: (pointer: string) => Span | undefined;
}

/**
 * Turns symbolic places into places in files (SARIF 2.1.0, 3.29 and 3.30). Each input file with a place is read and
 * scanned once. The result answers for the locations given here, and for others that name the same place; undefined for
 * the rest. What is in no file, such as a section that was not exported, is the start of the first file.
 */
export function locate(locations: Iterable<Location>, input: LocateInput): (location: Location) => Place | undefined {
  const wanted = new Map<string, Wanted>();
  const ids = new Map<Location, string>();
  for (const location of locations) {
    const one = wantedFor(location, input);
    const id = idOf(one);
    wanted.set(id, one);
    ids.set(location, id);
  }
  const files = openFiles([...wanted.values()], input);
  const config = input.config && {
    source: sourceOf({ text: input.config.text, notation: jsonNotation }, input),
    spanOf: input.config.spanOf,
  };
  const places = new Map<string, Place>();
  for (const [id, one] of wanted) {
    const inConfig = one.file === 'config';
    const path = inConfig ? (input.config?.path ?? input.firstFile) : one.file.path;
    places.set(id, placeFor(one, path, inConfig ? config : files.get(path)));
  }
  return (location) => places.get(ids.get(location) ?? idOf(wantedFor(location, input)));
}

/** Lengths keep texts apart that may hold anything. */
function idOf({ file, pointers: [first = ''], extent, shown = '' }: Wanted): string {
  const path = file === 'config' ? '' : file.path;
  return `${path.length} ${first.length} ${extent} ${path}${first}${shown}`;
}

function openFiles(wanted: readonly Wanted[], input: LocateInput): ReadonlyMap<string, OpenFile | undefined> {
  const pointers = new Map<string, Set<string>>();
  for (const { file, pointers: some } of wanted) {
    if (file === 'config') continue;
    const ofFile = pointers.get(file.path) ?? new Set<string>();
    pointers.set(file.path, ofFile);
    for (const pointer of some) ofFile.add(pointer);
  }
  return new Map([...pointers].map(([path, some]) => [path, openFile(path, some, input)]));
}

function openFile(path: string, pointers: ReadonlySet<string>, input: LocateInput): OpenFile | undefined {
  const file = input.read(path);
  if (file === undefined) return undefined;
  const spans = file.notation.spansOf(file.text, pointers);
  return { source: sourceOf(file, input), spanOf: (pointer) => spans.get(pointer) };
}

function sourceOf({ text, notation }: LocatableText, input: LocateInput): RegionSource {
  const holdsSecret = (part: string): boolean => notation.readings(part).some((reading) => input.holdsSecret(reading));
  return { text, lines: lineTable(text), holdsSecret, isJson: notation === jsonNotation };
}

function placeFor(wanted: Wanted, path: string, file: OpenFile | undefined): Place {
  const region = file === undefined ? unreadRegion : regionIn(file, wanted);
  return wanted.shown === undefined ? { path, region } : { path, region, pointer: wanted.shown };
}

/** The first pointer that the file has gives the region; of another than the wanted one only the start is shown. */
function regionIn(file: OpenFile, { pointers, extent }: Wanted): Region {
  for (const [index, pointer] of pointers.entries()) {
    const span = file.spanOf(pointer);
    if (span === undefined) continue;
    if (index === 0) return memberRegion(file.source, span, extent);
    return span.keyStart >= 0 ? memberRegion(file.source, span, 'name') : firstCharacter(file.source, span.start);
  }
  return fileStart(file.source);
}
