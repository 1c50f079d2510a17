/** The item at an index that may go past the end, and then begins again; an empty list is an error. */
export function cyclic<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('no items');
  return item;
}
