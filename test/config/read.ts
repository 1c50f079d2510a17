import { parseConfig } from '../../src/config/load-config.ts';
import type { LoadedConfig } from '../../src/config/load-config.ts';
import type { ConfigInput, KnownNames } from '../../src/config/reading.ts';

export const known: KnownNames = {
  ruleIds: ['arc/sealer-missing', 'spf/missing', 'connection-filter/service-ip-allowed'],
  vendorIds: ['mxhero', 'relay-north'],
};

/** Reads a configuration text as the program would, with one environment variable and one file. */
export function read(text: string, input: Partial<ConfigInput> = {}): LoadedConfig {
  return parseConfig(
    {
      text,
      path: 'mxlint.config.json',
      trusted: true,
      env: (name) => ({ HEADER_VALUE: 's3cret-env', BLANK: ' ' })[name],
      readText: (path) => ({ 'value.txt': 's3cret-file\n', 'blank.txt': '\n' })[path],
      ...input,
    },
    known,
  );
}

/** Problems as one line each: `error 3:14 config/invalid message`. */
export function problemsOf(text: string, input: Partial<ConfigInput> = {}): string[] {
  return read(text, input).problems.map(({ level, id, message, at }) => {
    const place = at !== undefined && at.kind === 'file' ? `${at.line}:${at.column}` : '?';
    return `${level} ${place} ${id} ${message}`;
  });
}

/** The text of a file with one service of which the given fields are declared. */
export function oneService(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ services: [{ vendor: 'mxhero', ...fields }] });
}
