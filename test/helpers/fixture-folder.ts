import { readdirSync, readFileSync } from 'node:fs';
import type { CmdletSections } from './formats/cmdlet-sections.ts';
import { root } from './source-files.ts';

/** The files of a tenant under `fixtures/tenants`, by name. */
export function fixtureFolder(name: string): Readonly<Record<string, string>> {
  const folder = `${root}fixtures/tenants/${name}`;
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]));
}

/** What the cmdlets printed of it, without what says how it was exported. */
export function exportedSections(files: Readonly<Record<string, string>>): CmdletSections {
  const { mxlint: _, ...sections } = JSON.parse(files['tenant.json'] ?? '') as CmdletSections & { mxlint: unknown };
  return sections;
}
