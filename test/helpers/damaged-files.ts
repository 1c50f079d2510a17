import fc from 'fast-check';
import { clixmlObjects } from '../../src/load/clixml.ts';
import { load } from '../../src/load/load.ts';
import type { Loaded } from '../../src/load/loaded.ts';
import { withOrganizationNames } from '../../src/load/organization-name.ts';
import { textFormats } from '../../src/load/text-formats.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { decode } from '../../src/text/decode.ts';
import { pointer } from '../../src/text/pointer.ts';
import { utf16 } from './formats/utf16.ts';
import { mutated, mutations } from './mutate.ts';
import type { ReaderSample } from './reader-samples.ts';

/** What one file may take; a guard against work that grows faster than the file, no measure of speed. */
const MOST_MS = 2000;

const encoder = new TextEncoder();
const prototypeKeys = Reflect.ownKeys(Object.prototype).length;

/** A change to a text: what stands at a place, as a share of its length, gives way to tokens, to another part or to itself, often. */
interface TextChange {
  readonly at: number;
  readonly removed: number;
  readonly put: string | { readonly from: number; readonly length: number; readonly times: number };
}

function changed(text: string, { at, removed, put }: TextChange): string {
  const start = Math.floor(at * text.length);
  const from = typeof put === 'string' ? 0 : Math.floor(put.from * text.length);
  const other = typeof put === 'string' ? put : text.slice(from, from + put.length).repeat(put.times);
  return text.slice(0, start) + other + text.slice(start + removed);
}

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

function textChanges(tokens: readonly string[]): fc.Arbitrary<readonly TextChange[]> {
  const token = fc.constantFrom(...tokens);
  const put = fc.oneof(
    token,
    fc.array(token, { maxLength: 5 }).map((some) => some.join('')),
    fc.string({ maxLength: 4, unit: 'binary' }),
    fc.record({ from: share, length: fc.nat(200), times: fc.constantFrom(1, 1, 2, 20) }),
  );
  const change = fc.record({ at: share, removed: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(300)), put });
  return fc.array(change, { minLength: 1, maxLength: 6 });
}

const byteChanges = fc.array(fc.record({ at: share, byte: fc.nat(255), isInserted: fc.boolean() }), {
  minLength: 1,
  maxLength: 8,
});

function withBytes(
  bytes: Uint8Array,
  changes: readonly { at: number; byte: number; isInserted: boolean }[],
): Uint8Array {
  let result = bytes;
  for (const { at, byte, isInserted } of changes) {
    const index = Math.floor(at * result.length);
    result = Uint8Array.from([...result.subarray(0, index), byte, ...result.subarray(isInserted ? index : index + 1)]);
  }
  return result;
}

/** Files that are nearly a sample: with tokens of the syntax or bytes changed, and for JSON also with values changed. */
function damaged({ text, tokens, isUtf16 }: ReaderSample): fc.Arbitrary<Uint8Array> {
  const bytesOf = (content: string): Uint8Array => (isUtf16 === true ? utf16(content) : encoder.encode(content));
  const original = bytesOf(text);
  const asText = textChanges(tokens).map((changes) => bytesOf(changes.reduce(changed, text)));
  const asBytes = byteChanges.map((changes) => withBytes(original, changes));
  if (!/^[[{]/.test(text)) return fc.oneof({ weight: 4, arbitrary: asText }, { weight: 1, arbitrary: asBytes });
  const value: unknown = JSON.parse(text);
  const asValue = fc.array(mutations, { minLength: 1, maxLength: 4 }).map((changes) => {
    const other = changes.reduce((one, mutation) => mutated(one, mutation), value);
    return bytesOf(JSON.stringify(other) ?? '');
  });
  return fc.oneof(
    { weight: 3, arbitrary: asValue },
    { weight: 1, arbitrary: asText },
    { weight: 1, arbitrary: asBytes },
  );
}

const LARGE = 100_000;

/** Files in which one part of a sample, or one token, stands so often that they have 100,000 characters. */
function enlarged({ text, tokens, isUtf16 }: ReaderSample): fc.Arbitrary<Uint8Array> {
  const part = fc.tuple(share, fc.integer({ min: 1, max: 300 })).map(([from, length]) => {
    const start = Math.floor(from * text.length);
    return text.slice(start, start + length);
  });
  return fc.tuple(share, fc.oneof(fc.constantFrom(...tokens), part)).map(([at, piece]) => {
    const put = piece.repeat(Math.ceil(LARGE / piece.length));
    const content = changed(text, { at, removed: 0, put });
    return isUtf16 === true ? utf16(content) : encoder.encode(content);
  });
}

/** How samples are damaged. */
const damages = { little: damaged, large: enlarged } as const;

function isPlaced(file: Loaded): boolean {
  const pointers = file.records.flatMap(({ pointer: at, raw }) => [
    at,
    ...Object.keys(raw).map((name) => at + pointer(name)),
  ]);
  return [...file.notation.spansOf(file.text, pointers).values()].every(
    ({ keyStart, keyEnd, start, end }) =>
      start >= 0 && start <= end && end <= file.text.length && keyStart >= -1 && keyStart <= keyEnd && keyEnd <= start,
  );
}

/** Everything that a report could ask of the objects of a file. */
function readEverything(file: Loaded): void {
  const { tenant, diagnostics } = normalize(withOrganizationNames([file]));
  for (const section of Object.values(tenant)) {
    for (const object of section.state === 'missing' ? [] : section.objects) {
      for (const name of Object.keys(Object.getPrototypeOf(object) as object)) Reflect.get(object, name);
    }
  }
  diagnostics();
}

/** What is wrong with how a file is read; undefined when nothing is. What throws is a fault by itself. */
function faultOf(bytes: Uint8Array, path = 'a.txt'): string | undefined {
  const start = performance.now();
  const file = load({ path, bytes }, textFormats, clixmlObjects);
  if ('source' in file) {
    readEverything(file);
    if (!isPlaced(file)) return 'a place is outside of the file, or a name behind its value';
  } else if (!file.diagnostics.some(({ level }) => level === 'error')) {
    return 'refused without an error';
  }
  if (!file.diagnostics.every(({ message }) => message.endsWith('.'))) return 'a sentence has no end';
  if (Reflect.ownKeys(Object.prototype).length !== prototypeKeys) return 'Object.prototype has changed';
  return performance.now() - start > MOST_MS ? `took ${Math.round(performance.now() - start)} ms` : undefined;
}

/** Damages a sample `numRuns` times; the result tells the first file that was read wrongly, as text, and what was wrong. */
export function firstFault(
  sample: ReaderSample,
  damage: keyof typeof damages,
  numRuns: number,
  seed: number,
): string | undefined {
  const result = fc.check(
    fc.property(damages[damage](sample), (bytes) => {
      const fault = faultOf(bytes, sample.path);
      if (fault !== undefined) throw new Error(fault);
    }),
    { numRuns, seed },
  );
  if (!result.failed) return undefined;
  const [bytes] = result.counterexample ?? [];
  const decoded = bytes === undefined ? undefined : decode(bytes);
  return JSON.stringify([decoded?.ok === true ? decoded.text : bytes, String(result.errorInstance)]);
}
