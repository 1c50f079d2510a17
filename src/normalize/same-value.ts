/** Whether two files say the same: lists without regard to order, the rest by value. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) {
    return false;
  }
  const [first, second] = [a, b].map((list) => list.map((item) => JSON.stringify(item)).toSorted());
  return first !== undefined && first.every((item, index) => item === second?.[index]);
}
