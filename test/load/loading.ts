import { load } from '../../src/load/load.ts';
import { textFormats } from '../../src/load/text-formats.ts';
import type { Collection, Loaded, Refused } from '../../src/load/loaded.ts';
import type { SectionKind } from '../../src/model/index.ts';

const encoder = new TextEncoder();

/** Loads a text, or bytes, or a value as JSON. */
export function loadFile(path: string, content: unknown): Loaded | Refused {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return load({ path, bytes: content instanceof Uint8Array ? content : encoder.encode(text) }, textFormats);
}

/** The same, for content that must be readable. */
export function loaded(path: string, content: unknown): Loaded {
  const result = loadFile(path, content);
  if (!('source' in result)) {
    throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  }
  return result;
}

/** The message with which a file is refused. */
export function refusalOf(path: string, content: unknown): string {
  const result = loadFile(path, content);
  if ('source' in result) {
    throw new Error(`read as ${result.source.format}`);
  }
  return result.diagnostics.map(({ message }) => message).join('\n');
}

/** What the file says about a section; several keys may name the same one. */
export function collectionsOf(file: Loaded, section: SectionKind): readonly Collection[] {
  return file.collections.filter((collection) => collection.section === section);
}

/** State and reason of a section, as one text. */
export function stateOf(file: Loaded, section: SectionKind): string {
  const states = collectionsOf(file, section).map(({ state, why }) =>
    why === undefined ? state : `${state}: ${why.reason}`,
  );
  return states.length === 0 ? 'none' : states.join(', ');
}
