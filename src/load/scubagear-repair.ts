import { type ExportRecord, unread } from '../model/index.ts';

/** What is left of the escapes that Windows PowerShell 5.1 writes for these characters, once the backslash is deleted. */
const TORN_ESCAPE = /u00(?:3c|3e|26|27)/g;
const characters: Readonly<Record<string, string>> = { u003c: '<', u003e: '>', u0026: '&', u0027: "'" };

const isPatterns = (property: string): boolean => property.endsWith('MatchesPatterns');

/** Records of a version that deletes every backslash, mended where that is certain. */
export interface Repaired {
  readonly records: readonly ExportRecord[];
  /** Number of texts in which escapes were read again. */
  readonly texts: number;
}

/**
 * Reads torn escapes of `<`, `>`, `&` and `'` as these characters again. What else was lost (`rnt` for line breaks,
 * backslashes of the tenant) cannot be told and stays as it is; patterns mean something else without their backslashes,
 * so those of rules are lost.
 */
export function repaired(records: readonly ExportRecord[], version: string): Repaired {
  let texts = 0;
  const mend = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mend);
    if (typeof value !== 'string') return value;
    const mended = value.replaceAll(TORN_ESCAPE, (escape) => characters[escape] ?? escape);
    if (mended !== value) texts += 1;
    return mended;
  };
  const lost = unread('undetermined', `ScubaGear ${version} deletes the backslashes of patterns`);
  const mendProperty = ([key, value]: readonly [string, unknown]): readonly [string, unknown] =>
    isPatterns(key) && Array.isArray(value) && value.length > 0 ? [key, lost] : [key, mend(value)];
  return {
    records: records.map((record) => ({
      ...record,
      raw: Object.fromEntries(Object.entries(record.raw).map(mendProperty)),
    })),
    texts,
  };
}
