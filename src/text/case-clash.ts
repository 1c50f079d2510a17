/** Whether two names of an object differ in letter case only. */
export function hasCaseClash(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size < names.length;
}
