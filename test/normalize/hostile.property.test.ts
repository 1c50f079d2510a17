import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guideSections } from '../helpers/guide-tenant.ts';
import { bundle } from '../helpers/objects/bundle.ts';
import { load } from '../../src/load/load.ts';
import { type Fact, type Property, type SectionKind, propertyTables, sectionKinds } from '../../src/model/index.ts';
import { normalize } from '../../src/normalize/normalize.ts';

const valid = JSON.stringify(
  bundle({ ...guideSections(), DistributionGroupMember: [{ Group: 'g@contoso.com', Members: [] }] }),
);
const encoder = new TextEncoder();

const odd = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    'System.Object[]',
    '@{a=1}',
    '/Date(0)/',
    '-1',
    'true',
    [null],
    [],
    {},
    { value: ['a'], Count: 1 },
    { value: 1, Value: 'x' },
    1e308,
    2 ** 60,
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Replaces one value somewhere in a JSON value, removes a key or adds one. */
function mutate(value: unknown, path: readonly number[], replacement: unknown, key: string): unknown {
  const [step = 0, ...rest] = path;
  if (typeof value !== 'object' || value === null || rest.length === 0) {
    return replacement;
  }
  if (Array.isArray(value)) {
    return value.length === 0
      ? [replacement]
      : value.map((item, index) => (index === step % value.length ? mutate(item, rest, replacement, key) : item));
  }
  const entries = Object.entries(value);
  const at = step % (entries.length + 2);
  if (at === entries.length) {
    return Object.fromEntries([...entries, [key, replacement]]);
  }
  if (at > entries.length) {
    return Object.fromEntries(entries.slice(1));
  }
  return Object.fromEntries(
    entries.map(([name, item], index) => (index === at ? [name, mutate(item, rest, replacement, key)] : [name, item])),
  );
}

const mutation = fc.tuple(
  fc.array(fc.nat(300), { minLength: 1, maxLength: 6 }),
  odd,
  fc.oneof(fc.constantFrom('__proto__', 'constructor', 'mxlint', 'INBOUNDCONNECTOR', 'Guid', 'name'), fc.string()),
);

function hasType(property: Property, value: unknown): boolean {
  switch (property.type) {
    case 'bool':
    case 'flag':
      return typeof value === 'boolean';
    case 'tristate':
      return value === null || typeof value === 'boolean';
    case 'text':
      return value === null || typeof value === 'string';
    case 'list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '');
    case 'integer':
    case 'date':
      return value === null || Number.isSafeInteger(value);
    case 'choice':
      return typeof value === 'string' && property.values.includes(value);
    case 'optional-choice':
      return value === null || (typeof value === 'string' && property.values.includes(value));
  }
}

function isHonest(fact: Fact<unknown>, property: Property): boolean {
  return fact.known ? hasType(property, fact.value) && fact.at.kind === 'property' : fact.why.reason.length > 0;
}

/** Reads everything there is and returns the properties whose facts are neither of their type nor unknown with a reason. */
function dishonestFacts(texts: readonly string[]): readonly string[] {
  const files = texts.map((text, index) => load({ path: `file${index}.json`, bytes: encoder.encode(text) }));
  const { tenant, diagnostics } = normalize(files.filter((file) => 'source' in file));
  const found: string[] = [];
  for (const kind of sectionKinds) {
    const section = tenant[kind];
    for (const view of section.state === 'missing' ? [] : section.objects) {
      const table: Readonly<Record<string, Property>> = kind === 'DistributionGroupMember' ? {} : propertyTables[kind];
      const dishonest = Object.entries(table).filter(
        ([name, property]) => !isHonest(Reflect.get(view, name) as Fact<unknown>, property),
      );
      found.push(...dishonest.map(([name]) => `${kind}.${name}`));
      if (typeof view.name !== 'string' || typeof view.key !== 'string' || !('known' in view.property('__proto__'))) {
        found.push(`${kind} identity`);
      }
    }
  }
  for (const { message } of [...files.flatMap((file) => file.diagnostics), ...diagnostics()]) {
    if (!/[.]$/.test(message)) {
      found.push(message);
    }
  }
  return found;
}

describe('mutated exports', () => {
  it('never make loading, normalizing or reading throw, and every fact is of its type or unknown', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
        let value: unknown = JSON.parse(valid);
        for (const [path, replacement, key] of mutations) {
          value = mutate(value, path, replacement, key);
        }
        expect(dishonestFacts([JSON.stringify(value) ?? '', valid])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('may be cut, doubled or have any bytes changed', () => {
    fc.assert(
      fc.property(fc.nat(valid.length), fc.nat(valid.length), fc.string(), (from, to, text) => {
        expect(dishonestFacts([valid.slice(0, from) + text + valid.slice(to)])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('say nothing wrong about a valid tenant', () => {
    expect(dishonestFacts([valid])).toEqual([]);
    const file = load({ path: 'a.json', bytes: encoder.encode(valid) });
    const { tenant, diagnostics } = normalize('source' in file ? [file] : []);
    const states = sectionKinds.map((kind: SectionKind) => tenant[kind].state);
    expect(new Set(states)).toEqual(new Set(['complete']));
    expect([...file.diagnostics, ...diagnostics()]).toEqual([]);
  });
});

describe('arbitrary objects', () => {
  it('give facts of the right type or none', () => {
    const names = Object.keys(propertyTables.TransportRule);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), odd, { maxKeys: 40 }), (raw) => {
        expect(dishonestFacts([JSON.stringify({ TransportRule: [raw] })])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
