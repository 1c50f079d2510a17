import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../../src/analyze/rules/rule.ts';

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

/** What the engine has to know of a rule to say that it was not evaluated. */
const gateFields = [
  'id',
  'summary',
  'profile',
  'per',
  'appliesTo',
  'requires',
  'uses',
  'dns',
  'profileFields',
  'about',
] as const;

interface Registered {
  readonly id: string;
  /** Whether nothing can be said without the DNS. */
  readonly needsDns: boolean;
  readonly gate: string;
}

/** The rules, read from their folders. */
async function registered(): Promise<readonly Registered[]> {
  const modules = ruleFolders().map(async (id) => {
    const { default: rule }: { default: Rule } = await import(`${rulesFolder}${id}/rule.ts`);
    const facts = gateFields.flatMap((field) => (rule[field] === undefined ? [] : [[field, rule[field]]]));
    return { id, needsDns: rule.dns !== undefined, gate: JSON.stringify(Object.fromEntries(facts)) };
  });
  return Promise.all(modules);
}

function listOf(name: string, doc: string, ids: readonly string[]): string {
  const imports = ids.map((id) => `import ${variableOf(id)} from './${id}/rule.ts';`);
  return `// Generated from the folders by npm run gen. Do not edit.
import type { Rule } from '../src/analyze/rules/rule.ts';
${imports.join('\n')}

/** ${doc} */
export const ${name}: readonly Rule[] = [
${ids.map((id) => `  ${variableOf(id)},`).join('\n')}
];
`;
}

function gatesText(rules: readonly Registered[]): string {
  return `// Generated from the folders by npm run gen. Do not edit.
import { deferredRule } from '../src/analyze/rules/deferred-rule.ts';
import type { Rule } from '../src/analyze/rules/rule.ts';

/** What stands for the rules that need the DNS in a run without it, sorted by id. */
export const deferredRules: readonly Rule[] = [
${rules.map(({ gate }) => `  deferredRule(${gate}),`).join('\n')}
];
`;
}

function pagesText(ids: readonly string[]): string {
  return `// Generated from the rule pages by npm run gen. Do not edit.

/** The page of each rule, by id, as Markdown. */
export const pages: Readonly<Record<string, string>> = {
${ids
  .filter((id) => existsSync(`${rulesFolder}${id}/rule.md`))
  .map((id) => `  ${JSON.stringify(id)}: ${JSON.stringify(pageOf(id))},`)
  .join('\n')}
};
`;
}

/** The registry of all rules, in two parts so that a run without the DNS loads only one, and their pages. */
export async function generate(): Promise<Record<string, string>> {
  const all = await registered();
  const idsOf = (needsDns: boolean): readonly string[] =>
    all.filter((rule) => rule.needsDns === needsDns).map(({ id }) => id);
  return {
    'rules/plain-rules.generated.ts': listOf(
      'plainRules',
      'The rules that can do without the DNS, sorted by id.',
      idsOf(false),
    ),
    'rules/dns-rules.generated.ts': listOf('dnsRules', 'The rules that need the DNS, sorted by id.', idsOf(true)),
    'rules/deferred-rules.generated.ts': gatesText(all.filter(({ needsDns }) => needsDns)),
    'rules/pages.generated.ts': pagesText(all.map(({ id }) => id)),
  };
}
