import { isoInstant } from '../text/instant.ts';
import type { Inspection } from './inspection.ts';
import { jsonText } from './json-text.ts';

/** The same for programs; absent facts are null. */
export function inspectionJson({ files, refused, sections, organizations, diagnostics }: Inspection): string {
  const document = {
    schemaVersion: 1,
    organizations,
    files: files.map(({ source, title, kinds, answers, organization, taken }) => ({
      path: source.path,
      format: source.format,
      title,
      encoding: source.encoding,
      length: source.length,
      organization: organization ?? null,
      taken: taken === undefined ? null : isoInstant(taken),
      kinds: kinds.map(({ section, objects, state, why }) => ({ section, objects, state, why: why ?? null })),
      answers,
    })),
    refused: refused.map(({ path, diagnostics: why }) => ({
      path,
      diagnostics: why.map(({ id, level, message }) => ({ id, level, message })),
    })),
    sections: sections.map(({ section, state, objects, why, unknown, command }) => ({
      section,
      state,
      objects,
      why: why ?? null,
      unknown,
      command: command ?? null,
    })),
    diagnostics: diagnostics.map(({ id, level, message }) => ({ id, level, message })),
  };
  return jsonText(document, 2);
}
