import type { ExportRecord } from '../model/index.ts';
import { sameKeys } from '../text/same-keys.ts';
import type { CaseClash } from './case-clashes.ts';

/** Keys of an object by their lower-case form; of two that differ in case only, the later one, as among equal member names of a JSON object. */
type FoldedKeys = ReadonlyMap<string, string>;

/** The keys of an object, in their order. Objects of one cmdlet have the same. */
export interface Shape {
  readonly keys: readonly string[];
  /** Where each of some names stands among the keys, -1 for one that is none. The names must be a fixed list. */
  readonly placesOf: (names: readonly string[]) => readonly number[];
  readonly folded: () => FoldedKeys;
}

/** Finds properties by name without regard to case. */
export interface Shapes {
  /**
   * The key of a record for a property, spelled as the file has it; undefined when it has none.
   * `folded`: the property's own name first and then its other names, all in lower case.
   */
  readonly keyOf: (record: ExportRecord, name: string, folded: readonly string[]) => string | undefined;
  /** Looked for anew at each call. */
  readonly shapeOf: (record: ExportRecord) => Shape;
  /** Whether the record has the key in another letter case too, with another value. */
  readonly isTorn: (record: ExportRecord, key: string) => boolean;
}

const MOST_SHAPES = 8;

/**
 * Objects of one cmdlet have the same keys in the same order, so the keys are folded once per list of keys and not once
 * per object, and not at all as long as every property is found under its exact name. `clashes` are those of all records.
 */
export function createShapes(clashes: readonly CaseClash[]): Shapes {
  const torn = tornKeys(clashes);
  const recent: Shape[] = [];
  const byObject = new WeakMap<object, FoldedKeys>();

  function shapeOf({ raw }: ExportRecord): Shape {
    const keys = Object.keys(raw);
    let shape = recent.find((one) => sameKeys(one.keys, keys));
    if (shape === undefined) {
      shape = createShape(keys);
      recent.unshift(shape);
      recent.splice(MOST_SHAPES);
    }
    return shape;
  }

  function foldedKeysOf(record: ExportRecord): FoldedKeys {
    let keys = byObject.get(record.raw);
    if (keys === undefined) {
      keys = shapeOf(record).folded();
      byObject.set(record.raw, keys);
    }
    return keys;
  }

  return {
    shapeOf,
    keyOf: (record, name, folded) => {
      if (Object.hasOwn(record.raw, name)) {
        return name;
      }
      const keys = foldedKeysOf(record);
      for (const candidate of folded) {
        const key = keys.get(candidate);
        if (key !== undefined) {
          return key;
        }
      }
      return undefined;
    },
    // Asked for each property that is read; hardly any export has one.
    isTorn: ({ raw }, key) => torn.size > 0 && torn.get(raw)?.has(key.toLowerCase()) === true,
  };
}

function createShape(keys: readonly string[]): Shape {
  const places = new Map<readonly string[], readonly number[]>();
  let placeOf: ReadonlyMap<string, number> | undefined;
  let folded: FoldedKeys | undefined;
  return {
    keys,
    placesOf: (names) => {
      let found = places.get(names);
      if (found === undefined) {
        const byKey = (placeOf ??= new Map(keys.map((key, place) => [key, place])));
        found = names.map((name) => byKey.get(name) ?? -1);
        places.set(names, found);
      }
      return found;
    },
    folded: () => (folded ??= fold(keys)),
  };
}

/** The keys of which an object has several with different values, in lower case. */
function tornKeys(clashes: readonly CaseClash[]): ReadonlyMap<object, ReadonlySet<string>> {
  const torn = new Map<object, Set<string>>();
  for (const { record, keys, agree } of clashes) {
    const [key] = keys;
    if (agree || key === undefined) continue;
    const ofObject = torn.get(record.raw) ?? new Set();
    torn.set(record.raw, ofObject.add(key.toLowerCase()));
  }
  return torn;
}

function fold(keys: readonly string[]): FoldedKeys {
  const folded = new Map<string, string>();
  for (const key of keys) {
    folded.set(key.toLowerCase(), key);
  }
  return folded;
}
