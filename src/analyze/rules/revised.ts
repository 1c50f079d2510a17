/** A copy with some parts replaced. Parts that are made when somebody looks at them stay unmade. */
export function revised<T extends object>(whole: T, changes: Partial<T>): T {
  // A copy of all properties has the type of the original.
  const copy = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(whole)) as T;
  return Object.assign(copy, changes);
}
