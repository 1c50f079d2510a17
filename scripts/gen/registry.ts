import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rulesFolder = fileURLToPath(new URL('../../rules/', import.meta.url));

/** Ids of the rules: the folders `<family>/<defect>` that hold a rule.ts, sorted. */
export function ruleFolders(): readonly string[] {
  const folders = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  const ids = folders(rulesFolder).flatMap((family) =>
    folders(rulesFolder + family).map((defect) => `${family}/${defect}`),
  );
  return ids.filter((id) => existsSync(`${rulesFolder}${id}/rule.ts`)).toSorted();
}

export function pageOf(id: string): string {
  return readFileSync(`${rulesFolder}${id}/rule.md`, 'utf8');
}

function variableOf(id: string): string {
  return id.replace(/[-/](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The registry of all rules, and their pages for `explain` and for formats with help texts. */
export function generate(): Record<string, string> {
  const ids = ruleFolders();
  const imports = ids.map((id) => `import ${variableOf(id)} from './${id}/rule.ts';`);
  const registry = `// Generated from the folders by npm run gen. Do not edit.
import type { Rule } from '../src/analyze/rules/rule.ts';
${imports.join('\n')}

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
${ids.map((id) => `  ${variableOf(id)},`).join('\n')}
];
`;
  const pages = `// Generated from the rule pages by npm run gen. Do not edit.

/** The page of each rule, by id, as Markdown. */
export const pages: Readonly<Record<string, string>> = {
${ids
  .filter((id) => existsSync(`${rulesFolder}${id}/rule.md`))
  .map((id) => `  ${JSON.stringify(id)}: ${JSON.stringify(pageOf(id))},`)
  .join('\n')}
};
`;
  return { 'rules/index.ts': registry, 'rules/pages.generated.ts': pages };
}
