const ANSWERS = Symbol('answers');

/** An object with what was worked out of it, each answer at a place of its own. */
interface Remembering {
  [ANSWERS]?: unknown[];
}

/** Where one kind of answer is kept in each object. */
export interface Place<K extends object, V> {
  readonly get: (object: K) => V | undefined;
  readonly set: (object: K, answer: V) => void;
}

let places = 0;

/**
 * A place for an answer in objects of a run, kept as long as the object is there. Answers are in the object itself and not
 * in a table of weak keys: the quick collections of V8 take all values of such a table for needed, so that each tenant
 * that a program audits would be moved to the old generation instead of being dropped.
 */
export function placeIn<K extends object, V>(): Place<K, V> {
  const place = places;
  places += 1;
  return {
    // Nobody else writes to this place.
    get: (object: Remembering) => object[ANSWERS]?.[place] as V | undefined,
    set: (object: Remembering, answer) => {
      // Not enumerable: no copy takes the answers along.
      if (object[ANSWERS] === undefined) Object.defineProperty(object, ANSWERS, { value: [] });
      const answers = object[ANSWERS];
      if (answers !== undefined) answers[place] = answer;
    },
  };
}

/**
 * A function that reads each object once and keeps the answer as long as the object is there. Only for what an object says
 * by itself, since whatever else `read` looked at would be remembered too.
 */
export function onceEach<K extends object, V extends object | boolean | null>(
  read: (object: K) => V,
): (object: K) => V {
  const place = placeIn<K, V>();
  return (object) => {
    const before = place.get(object);
    if (before !== undefined) return before;
    const answer = read(object);
    place.set(object, answer);
    return answer;
  };
}
