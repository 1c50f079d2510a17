import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Paths below `folder` (from the root, with `/`) that end in `.ts`, generated and test files included; sorted. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/').replaceAll('//', '/'))
    .toSorted();
}

export interface Import {
  readonly from: string;
  readonly isType: boolean;
}

/** The imports and re-exports of a file, dynamic ones too. */
export function importsOf(path: string): readonly Import[] {
  const text = readFileSync(root + path, 'utf8');
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;]*?from\s+'([^']+)'/gms)];
  const bare = [...text.matchAll(/^import\s+'([^']+)'/gm)];
  const dynamic = [...text.matchAll(/\bimport\('([^']+)'\)/g)];
  return [
    ...statements.map((match) => ({ from: match[2] ?? '', isType: match[1] !== undefined })),
    ...bare.map((match) => ({ from: match[1] ?? '', isType: false })),
    ...dynamic.map((match) => ({ from: match[1] ?? '', isType: false })),
  ];
}
