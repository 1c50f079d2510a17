/** What was read of each object, by the place of the function that read it: one table of weak keys costs less than many. */
const remembered = new WeakMap<object, (object | boolean | null | undefined)[]>();

let places = 0;

/**
 * A function that reads each object once and keeps the answer as long as the object is there. Only for what an object says
 * by itself, since whatever else `read` looked at would be remembered too.
 */
export function onceEach<K extends object, V extends object | boolean | null>(
  read: (object: K) => V,
): (object: K) => V {
  const place = places;
  places += 1;
  return (object) => {
    let answers = remembered.get(object);
    if (answers === undefined) {
      answers = [];
      remembered.set(object, answers);
    }
    const before = answers[place];
    // Nobody else writes to the place of this function.
    if (before !== undefined) return before as V;
    const answer = read(object);
    answers[place] = answer;
    return answer;
  };
}
