import { describe, expect, it } from 'vitest';
import { guideSections } from '../helpers/guide-tenant.ts';
import { type Fact, type PropertyTable, propertyTables, sectionKinds } from '../../src/model/index.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { told } from '../normalize/normalizing.ts';
import { loaded } from './loading.ts';

const sections = Object.entries(guideSections());
const tables: Readonly<Record<string, PropertyTable>> = propertyTables;

/** Everything that is known of the tenant in a file: each property of each object, as a value or as the reason why not. */
function everything(content: unknown): unknown {
  const { tenant } = normalize([loaded('a.json', content)]);
  return sectionKinds.flatMap((kind) => {
    const section = tenant[kind];
    const objects = section.state === 'missing' ? [] : section.objects;
    return objects.map((view) => [
      kind,
      ...Object.keys(tables[kind] ?? {}).map((name) => told(Reflect.get(view, name) as Fact<unknown>)),
    ]);
  });
}

const envelope = (value: unknown) => ({ '@odata.context': 'x', '@adminapi.warnings': [], value });
const withSidecars = (object: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => [
      [`${key}@data.type`, 'x'],
      [key, value],
    ]),
  );
const all = sections.flatMap(([, objects]) => objects);

const renderings: Readonly<Record<string, unknown>> = {
  'answers under the names of their commands': Object.fromEntries(
    sections.map(([kind, objects]) => [`Get-${kind}`, envelope(objects.map(withSidecars))]),
  ),
  'a list of answers': sections.map(([, objects]) => envelope(objects)),
  'a list of objects with sidecars': all.map(withSidecars),
  'an object that collects them': Object.fromEntries(sections.map(([, objects], index) => [`part ${index}`, objects])),
  'an answer of CIPP': { Results: all },
  'rows of CIPP': sections.flatMap(([kind, objects]) =>
    objects.map((object, index) => ({
      PartitionKey: 'contoso.onmicrosoft.com',
      RowKey: `Exo${kind}-${index}`,
      Data: JSON.stringify(object),
    })),
  ),
  'a capture': {
    log: {
      entries: sections.map(([, objects]) => ({ response: { content: { text: JSON.stringify(envelope(objects)) } } })),
    },
  },
  'a page of a portal': { CurrentPage: all },
};

// exports.md 3: one tenant in all formats gives one normalized model.
describe('one tenant', () => {
  const expected = everything(Object.fromEntries(sections));

  it.each(Object.keys(renderings))('is the same as %s', (name) => {
    expect(everything(renderings[name])).toEqual(expected);
  });
});
