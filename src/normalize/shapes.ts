import type { ExportRecord } from '../model/index.ts';
import { sameKeys } from '../text/same-keys.ts';
import type { CaseClash } from './case-clashes.ts';

/** Keys of an object by their lower-case form; of two that differ in case only, the later one, as among equal member names of a JSON object. */
type FoldedKeys = ReadonlyMap<string, string>;

interface Shape {
  readonly keys: readonly string[];
  readonly folded: FoldedKeys;
}

/** Finds properties by name without regard to case. */
export interface Shapes {
  /**
   * The key of a record for a property, spelled as the file has it; undefined when it has none.
   * `folded`: the property's own name first and then its other names, all in lower case.
   */
  readonly keyOf: (record: ExportRecord, name: string, folded: readonly string[]) => string | undefined;
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

  function foldedKeysOf(raw: Readonly<Record<string, unknown>>): FoldedKeys {
    const known = byObject.get(raw);
    if (known !== undefined) {
      return known;
    }
    const keys = Object.keys(raw);
    let shape = recent.find((one) => sameKeys(one.keys, keys));
    if (shape === undefined) {
      shape = { keys, folded: fold(keys) };
      recent.unshift(shape);
      recent.splice(MOST_SHAPES);
    }
    byObject.set(raw, shape.folded);
    return shape.folded;
  }

  return {
    keyOf: ({ raw }, name, folded) => {
      if (Object.hasOwn(raw, name)) {
        return name;
      }
      const keys = foldedKeysOf(raw);
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
