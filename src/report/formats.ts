import type { Formatter } from './report.ts';
import { formatTable } from './table.ts';

/** The output formats by the name that `-f` takes. */
export const formatNames = ['table', 'json', 'sarif'] as const;

export type Format = (typeof formatNames)[number];

/** Gives a formatter; all but the default are loaded only when they are asked for. */
export const formats: Readonly<Record<Format, () => Promise<Formatter>>> = {
  table: async () => formatTable,
  json: async () => (await import('./json.ts')).formatJson,
  sarif: async () => (await import('./sarif.ts')).formatSarif,
};
