import type { Location } from '../model/index.ts';
import { pointer } from '../text/pointer.ts';
import type { LocateInput } from './locate-input.ts';
import { namingKey, propertyKey } from './property-key.ts';
import { isValueBearing } from './value-bearing.ts';

/** How much of a member is shown: name and value, the name, or the name without repeating its text. */
export type Extent = 'member' | 'name' | 'name-unquoted';

/** What is to be found in which file. */
export interface Wanted {
  readonly file: 'config' | { readonly path: string };
  /** Pointers to try in order; the extent belongs to the first, of the others one character is shown. */
  readonly pointers: readonly string[];
  readonly extent: Extent;
  /** What the place is said to be; undefined when nothing in the file stands for it. */
  readonly shown: string | undefined;
}

type PropertyPlace = Extract<Location, { kind: 'property' }>;
type ObjectPlace = Extract<Location, { kind: 'object' }>;

/** Says which member of which file stands for a symbolic place. */
export function wantedFor(location: Location, input: LocateInput): Wanted {
  switch (location.kind) {
    case 'property':
      return property(location);
    case 'object':
      return object(location);
    case 'section':
      return location.source === undefined ? nowhere(input) : section(location.source.path, location.pointer);
    case 'entry':
      return entry(location);
    case 'config':
      return config(location.pointer, input);
    case 'profile':
      return profile(location.id, input);
    case 'domain':
      return domain(location.name, location.type, input);
  }
}

function property({ record, property: name }: PropertyPlace): Wanted {
  const key = propertyKey(record, name);
  if (key === undefined) return object({ kind: 'object', record });
  const shown = record.pointer + pointer(key);
  const extent = isValueBearing(name) || isValueBearing(key) ? 'name-unquoted' : 'member';
  return { file: { path: record.source.path }, pointers: [shown, record.pointer], extent, shown };
}

function object({ record }: ObjectPlace): Wanted {
  const key = namingKey(record);
  const pointers = key === undefined ? [] : [record.pointer + pointer(key)];
  return {
    file: { path: record.source.path },
    pointers: [...pointers, record.pointer],
    extent: key !== undefined && isValueBearing(key) ? 'name-unquoted' : 'member',
    shown: record.pointer,
  };
}

function section(path: string, shown: string): Wanted {
  return { file: { path }, pointers: [shown], extent: 'name', shown };
}

/** An entry of answers begins with its name. */
function entry({ source, pointer: shown }: Extract<Location, { kind: 'entry' }>): Wanted {
  return { file: { path: source.path }, pointers: [`${shown}/Name`, shown], extent: 'member', shown };
}

function nowhere(input: LocateInput): Wanted {
  return { file: { path: input.firstFile }, pointers: [], extent: 'name', shown: undefined };
}

function config(shown: string, input: LocateInput): Wanted {
  if (input.config === undefined) return nowhere(input);
  const extent = shown.endsWith('/headerValue') ? 'name-unquoted' : 'member';
  return { file: 'config', pointers: [shown, ...ancestors(shown)], extent, shown };
}

function profile(id: string, input: LocateInput): Wanted {
  const shown = input.pointerOfProfile?.(id);
  return shown === undefined ? nowhere(input) : config(shown, input);
}

function domain(name: string, type: string, input: LocateInput): Wanted {
  const place = input.placeOfDomain?.(name, type);
  if (place !== undefined && place.kind !== 'domain') return wantedFor(place, input);
  return input.config === undefined ? nowhere(input) : config('', input);
}

/** The pointers above one, nearest first, without that of the whole document. */
function ancestors(text: string): string[] {
  const result: string[] = [];
  for (let end = text.lastIndexOf('/'); end > 0; end = text.lastIndexOf('/', end - 1)) {
    result.push(text.slice(0, end));
  }
  return result;
}
