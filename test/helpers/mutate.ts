import fc from 'fast-check';

/** One change to a JSON value: at the place that the numbers lead to, the value is replaced, removed or doubled. */
export interface Mutation {
  readonly path: readonly number[];
  readonly change: 'replace' | 'remove' | 'double' | 'rename';
  readonly value: unknown;
}

const strange = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    '',
    ' ',
    'System.Object[]',
    '@{a=1}',
    'Enforce',
    '*',
    '.',
    '^(',
    '(?<a>b)',
    0,
    -1,
    1e300,
  ),
  fc.constantFrom(
    [],
    [null],
    [[]],
    {},
    { value: [1], Count: 1 },
    { __proto__: 1 },
    ['a', 1, null, {}],
    '\u202e\u0000\ud800',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  path: fc.array(fc.nat(250), { minLength: 1, maxLength: 4 }),
  change: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'double', 'rename'),
  value: strange,
});

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changedAt(entries: [string, unknown][], index: number, { change, value }: Mutation): [string, unknown][] {
  const [key, old] = entries[index] ?? ['', null];
  const rest = entries.filter((_, at) => at !== index);
  if (change === 'remove') return rest;
  if (change === 'double') return [...entries, [`${key}2`, old]];
  if (change === 'rename') return [...rest, [key.toUpperCase(), old]];
  return entries.map((entry, at) => (at === index ? [key, value] : entry));
}

/** Applies a mutation; what leads nowhere changes the last place that it reached. */
export function mutated(root: unknown, mutation: Mutation, depth = 0): unknown {
  const step = mutation.path[depth] ?? 0;
  const isLast = depth >= mutation.path.length - 1;
  if (Array.isArray(root) && root.length > 0) {
    const index = step % root.length;
    if (!isLast) return root.map((one: unknown, at) => (at === index ? mutated(one, mutation, depth + 1) : one));
    if (mutation.change === 'remove') return root.filter((_, at) => at !== index);
    if (mutation.change === 'double') return [...root, root[index]];
    return root.map((one: unknown, at) => (at === index ? mutation.value : one));
  }
  if (isObject(root) && Object.keys(root).length > 0) {
    const entries = Object.entries(root);
    const index = step % entries.length;
    const [key, value] = entries[index] ?? ['', null];
    const isLeaf = isLast || typeof value !== 'object' || value === null;
    if (isLeaf) return Object.fromEntries(changedAt(entries, index, mutation));
    return { ...root, [key]: mutated(value, mutation, depth + 1) };
  }
  return mutation.value;
}
