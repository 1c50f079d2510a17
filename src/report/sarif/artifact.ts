import type { Artifact } from 'sarif';

import type { ReportFile } from '../report.ts';
import type { SarifContext } from './context.ts';
import { artifactLocation } from './location.ts';

const types: readonly (readonly [RegExp, string])[] = [
  [/\.(?:xml|clixml)$/i, 'application/xml'],
  [/\.csv$/i, 'text/csv'],
  [/\.txt$/i, 'text/plain'],
];

const roles = {
  input: 'analysisTarget',
  dns: 'analysisTarget',
  config: 'userSpecifiedConfiguration',
  profile: 'userSpecifiedConfiguration',
} as const;

/** A file of the run (SARIF 2.1.0, 3.24), never with its content: exports hold secrets. */
export function artifactOf(file: ReportFile, context: SarifContext): Artifact {
  const { index: _, ...location } = artifactLocation(file.path, context);
  return {
    location,
    length: file.length,
    roles: [roles[file.role]],
    mimeType: types.find(([pattern]) => pattern.test(file.path))?.[1] ?? 'application/json',
    encoding: file.encoding,
    ...(file.sha256 === undefined ? {} : { hashes: { 'sha-256': file.sha256 } }),
  };
}
