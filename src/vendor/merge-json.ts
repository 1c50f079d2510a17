/** `patch` laid over `base`: objects are merged member by member, everything else is replaced, lists as a whole. */
export function mergeJson(base: unknown, patch: unknown): unknown {
  if (!isObject(base) || !isObject(patch)) {
    return patch;
  }
  const members = new Map<string, unknown>(Object.entries(base));
  for (const [name, value] of Object.entries(patch)) {
    members.set(name, mergeJson(members.get(name), value));
  }
  return Object.fromEntries(members);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
