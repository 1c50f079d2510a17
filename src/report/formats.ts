import type { Formatter } from './report.ts';

/** The output formats by the name that `-f` takes. */
export const formatNames = ['table', 'json', 'sarif'] as const;

export type Format = (typeof formatNames)[number];

/** Loads a formatter; each is loaded only when it is asked for. */
export const formats: Readonly<Record<Format, () => Promise<Formatter>>> = {
  table: async () => (await import('./table.ts')).formatTable,
  json: async () => (await import('./json.ts')).formatJson,
  sarif: async () => (await import('./sarif.ts')).formatSarif,
};
