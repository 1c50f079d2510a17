import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.ts';
import { textFormats } from '../../src/load/text-formats.ts';
import type { ObjectOf, SectionKind } from '../../src/model/index.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { asCsv } from '../helpers/formats/csv.ts';
import { asFormatList } from '../helpers/formats/format-list.ts';
import { guideSections } from '../helpers/guide-tenant.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { normalizeFiles, objectsOf, told } from '../normalize/normalizing.ts';
import { loaded } from './loading.ts';

const encoder = new TextEncoder();

/** The facts of an object by name, dates to the second, since that is what cultures print. */
function factsOf(view: ObjectOf[SectionKind]): Readonly<Record<string, unknown>> {
  const facts: Record<string, unknown> = {};
  for (const name of Object.keys(Object.getPrototypeOf(view) as object).concat(Object.keys(view))) {
    const fact: unknown = Reflect.get(view, name);
    if (typeof fact !== 'object' || fact === null || !('known' in fact)) continue;
    facts[name] = told(fact as Parameters<typeof told>[0]);
  }
  return facts;
}

function isUnknown(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('unknown: ');
}

/** The names of facts that the text states otherwise than the JSON of the same objects; a fact may be lost. */
function contradictions(
  kind: SectionKind,
  objects: readonly Readonly<Record<string, unknown>>[],
  text: string,
): string[] {
  const exact = objectsOf(normalizeFiles({ [`Get-${kind}.json`]: objects }).tenant, kind);
  const printed = objectsOf(normalizeFiles({ [`Get-${kind}.txt`]: text }).tenant, kind);
  const found: string[] = exact.length === printed.length ? [] : [`${printed.length} objects`];
  for (const [index, view] of exact.entries()) {
    const other = printed[index];
    if (other === undefined) continue;
    const read = factsOf(other);
    for (const [name, value] of Object.entries(factsOf(view))) {
      const said = read[name];
      const isSame = JSON.stringify(said) === JSON.stringify(value) || (said === null && value === '');
      if (!isUnknown(said) && !isSame) found.push(`${name}: ${JSON.stringify(value)} became ${JSON.stringify(said)}`);
    }
  }
  return found;
}

const atom = fc.constantFrom(
  '192.0.2.1',
  '198.51.100.0/24',
  'a.contoso.com',
  '*',
  'smtp:*;1',
  'jane@contoso.com',
  'mail-1.example.com',
  `${'x'.repeat(60)}.example.com`,
);
const word = fc.constantFrom(
  'a',
  'Doe, Jane',
  'b c',
  'x-y',
  ' ',
  '',
  '{',
  '}',
  'a...',
  ':',
  'Name : x',
  'é',
  '"q"',
  ';',
  'a\nb',
  'a|b',
  'y'.repeat(47),
  'y'.repeat(90),
  'True',
  '-1',
);
const list = fc.oneof(
  fc.array(atom, { maxLength: 6 }),
  fc.array(fc.oneof(atom, word), { maxLength: 3 }),
  fc.constant(null),
);
const sentence = fc
  .array(fc.oneof(word, atom), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' ').trimEnd())
  .filter((text) => text !== '');

const connectors = fc
  .array(
    fc
      .record({ Comment: sentence, SenderIPAddresses: list, SenderDomains: list, EFUsers: list, Enabled: fc.boolean() })
      .map((over) => (name: string) => inboundConnector({ Name: name, ...over })),
    { minLength: 1, maxLength: 3 },
  )
  .map((make) => make.map((one, index) => one(`Connector ${index}`)));
const flowRules = fc.array(
  fc
    .record({
      Name: sentence,
      SetHeaderValue: fc.oneof(sentence, fc.constant(null)),
      SetHeaderName: fc.constant('X-A'),
      SubjectContainsWords: list,
      SentTo: list,
      SetSCL: fc.constantFrom(-1, 5, null),
      StopRuleProcessing: fc.boolean(),
      ExpiryDate: fc.constantFrom(null, '2026-03-04T05:06:07Z', '2026-11-20T17:00:00Z', '2026-05-05T00:00:00Z'),
    })
    .map((over) => transportRule(over)),
  { minLength: 1, maxLength: 2 },
);

describe('what a console prints', () => {
  it.each([
    'ArcConfig',
    'InboundConnector',
    'OutboundConnector',
    'TransportRule',
    'RemoteDomain',
    'HostedConnectionFilterPolicy',
    'AcceptedDomain',
    'DkimSigningConfig',
    'OrganizationConfig',
    'TransportConfig',
  ] as const)('%s: no fact of a whole tenant becomes another one', (kind) => {
    const objects = guideSections()[kind] ?? [];
    for (const text of [
      asFormatList(objects),
      asFormatList(objects, 120),
      asCsv(objects),
      asCsv(objects, ';'),
      asCsv(objects, ', '),
    ]) {
      expect(contradictions(kind, objects, text)).toEqual([]);
    }
  });

  it('never states another value than the JSON of the same connectors', () => {
    fc.assert(
      fc.property(connectors, fc.constantFrom(60, 80, 120), (objects, width) => {
        expect(contradictions('InboundConnector', objects, asFormatList(objects, width))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('never states another value than the JSON of the same rules', () => {
    fc.assert(
      fc.property(flowRules, (objects) => {
        expect(contradictions('TransportRule', objects, asFormatList(objects))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('never states another value in a table, however lists were joined', () => {
    fc.assert(
      fc.property(connectors, fc.constantFrom(undefined, ';', '; ', ',', ', ', '|', ' ', '\n'), (objects, join) => {
        expect(contradictions('InboundConnector', objects, asCsv(objects, join))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

const sections = guideSections();
const texts: readonly (readonly [string, string])[] = [
  ['Format-List', asFormatList(sections.InboundConnector ?? [])],
  ['Export-Csv', asCsv(sections.OutboundConnector ?? [], ';')],
  ['a console', `\u001b[33;1mWARNING: a\r\nb\u001b[0m\r\n${JSON.stringify(sections.ArcConfig)}\r\nVERBOSE: c\r\n`],
];
const pieces = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\r\n',
  '\n\n',
  ' : ',
  ':',
  '{',
  '}',
  '...',
  '\u001b[0m',
  '\ufeff',
  'WARNING: ',
  '#TYPE ',
  '__proto__',
  ' ',
  '=',
  '[',
  '\u0000',
);

describe('damaged texts', () => {
  it.each(texts)('of %s neither throw nor lose their places', (_, text) => {
    const change = fc.tuple(fc.nat(text.length), fc.nat(12), pieces);
    const check = fc.check(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const damaged = changes.reduce((old, [at, cut, piece]) => old.slice(0, at) + piece + old.slice(at + cut), text);
        const result = load({ path: 'Get-InboundConnector.txt', bytes: encoder.encode(damaged) }, textFormats);
        if (!('source' in result)) return result.diagnostics.length > 0;
        normalize([result]);
        return result.records.every(({ pointer }) => {
          const span = result.notation.spansOf(result.text, [pointer]).get(pointer);
          return span !== undefined && span.start <= span.end && span.end <= result.text.length;
        });
      }),
      { numRuns: 200 },
    );
    expect(check.counterexample).toBeNull();
  });

  it.each([
    ['names', 'Name : x\n', 'a :\n'],
    ['objects', '', 'Name : x\n\n'],
    ['lines of a list', 'Name : x\nSenderDomains : {\n', '                a.b,\n'],
    ['stray lines', 'Name : x\n', 'x\n'],
    ['empty lines', 'Name : x\nA    : y\n', '\n'],
    ['rows', 'Name,ArcTrustedSealers\n', 'a,b\n'],
    ['fields', 'Name,ArcTrustedSealers\n', ','],
    ['quotes', 'Name,ArcTrustedSealers\n', '"'],
    ['entries', 'Name,ArcTrustedSealers\nx,"', 'a.b;'],
    ['blanks', 'Name,ArcTrustedSealers\nx,"a', ' '],
    ['warnings', '', 'WARNING: truncated \n'],
    ['words of a warning', 'WARNING: ', 'truncated '],
    ['colors', '', '\u001b[0m'],
    ['halves of colors', '', '\u001b]'],
    ['dates', 'Name,WhenChangedUTC,Guid\n', 'a,03/04/2024 1:02:03 PM,b\n'],
  ])('of endless %s take no long time', (_, head, piece) => {
    const bytes = encoder.encode(`${head}${piece.repeat(300_000 / piece.length)}\n[]`);
    const start = performance.now();
    const result = load({ path: 'Get-ArcConfig.txt', bytes }, textFormats);
    expect(result.diagnostics).toBeDefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('of __proto__ are data', () => {
    const file = loaded(
      'a.txt',
      'Name              : a\r\n__proto__         : x\r\nArcTrustedSealers : {a.example.com}\r\n',
    );
    expect(Object.keys(file.records[0]?.raw ?? {})).toContain('__proto__');
  });
});
