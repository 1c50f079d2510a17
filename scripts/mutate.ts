/**
 * Mutation testing: changes the code in one place at a time and looks whether a test notices. `npm run mutate` runs all
 * groups, `npm run mutate -- engine arc` those named; a group is the engine, recognition, a family of rules, one rule, or one
 * file of the analysis. Mutants
 * of data that is read once at start (texts of messages, tables) are left out: each of them would take a whole run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync, type Dirent } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BAR = 85;
const root = fileURLToPath(new URL('..', import.meta.url));
const stryker = 'mutation/node_modules/@stryker-mutator/core/bin/stryker.js';

interface Group {
  readonly name: string;
  readonly files: string;
  /** Tests that are asked first, and those that are asked only about what the first ones let live. */
  readonly tests: readonly (readonly string[])[];
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

const ofRules = 'rules/**/*.test.ts';
const ofAnalysis = 'test/analyze/**/*.test.ts';

const parts = ['engine', 'recognize', ...readdirSync(`${root}rules`, { withFileTypes: true }).flatMap(folderOf)];

function folderOf(entry: Dirent): readonly string[] {
  return entry.isDirectory() ? [entry.name] : [];
}

/** What a word of the command line names; undefined when nothing is called so. */
function groupOf(name: string): Group | undefined {
  if (name === 'engine') return { name, files: 'src/analyze/rules/*.ts', tests: [[ofAnalysis], [ofRules]] };
  if (name === 'recognize') return { name, files: 'src/analyze/recognize/*.ts', tests: [[ofAnalysis], [ofRules]] };
  if (/^src\/analyze\/.+\.ts$/.test(name)) return { name, files: name, tests: [[ofAnalysis], [ofRules]] };
  if (!existsSync(`${root}rules/${name}`)) return undefined;
  const files = name.includes('/') ? `rules/${name}/*.ts` : `rules/${name}/*/*.ts`;
  const own = `rules/${name}/**/*.test.ts`;
  return { name, files: `${files},!${own}`, tests: [[own]] };
}

/** Runs the mutants of files, or of ranges of them, against tests. */
function mutate(files: string, tests: readonly string[]): MutationReport {
  const { status } = spawnSync(process.execPath, [stryker, 'run', 'mutation/stryker.config.json', '--mutate', files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATE_TESTS: tests.join(',') },
  });
  if (status !== 0) throw new Error(`The run over ${files} ended with ${status}.`);
  return JSON.parse(readFileSync(`${root}mutation/.report/mutation.json`, 'utf8'));
}

function keyOf(file: string, { location: { start, end }, replacement }: Mutant): string {
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column} → ${replacement ?? ''}`;
}

/** The mutants of a report by place and replacement. */
function mutantsOf({ files }: MutationReport): ReadonlyMap<string, Mutant & { readonly file: string }> {
  return new Map(
    Object.entries(files).flatMap(([file, { mutants }]) =>
      mutants.map((mutant) => [keyOf(file, mutant), { ...mutant, file }] as const),
    ),
  );
}

const isAlive = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage';
const isDead = ({ status }: Mutant): boolean => status === 'Killed' || status === 'Timeout';

function run({ name, files, tests }: Group): { readonly killed: number; readonly alive: readonly string[] } {
  const found = new Map<string, Mutant & { readonly file: string }>();
  let wanted = files;
  for (const some of tests) {
    const before = [...found.values()].filter(isAlive);
    if (found.size > 0 && before.length === 0) break;
    for (const [key, mutant] of mutantsOf(mutate(wanted, some))) {
      const known = found.get(key);
      if (known === undefined ? wanted === files : isAlive(known)) found.set(key, mutant);
    }
    wanted = [...found.values()]
      .filter(isAlive)
      .map(
        ({ file, location: { start, end } }) =>
          `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
      )
      .join(',');
  }
  const alive = [...found]
    .filter(([, mutant]) => isAlive(mutant))
    .map(([key, { status, mutatorName }]) => `${key} (${mutatorName}, ${status})`);
  const killed = [...found.values()].filter(isDead).length;
  mkdirSync(`${root}mutation/.report`, { recursive: true });
  writeFileSync(`${root}mutation/.report/${name.replaceAll('/', '-')}.txt`, `${alive.join('\n')}\n`);
  return { killed, alive };
}

if (!existsSync(`${root}${stryker}`)) spawnSync('npm', ['ci', '--prefix', 'mutation'], { cwd: root, stdio: 'inherit' });
const wanted = process.argv.slice(2);
const chosen = (wanted.length === 0 ? parts : wanted).map((name) => {
  const group = groupOf(name);
  if (group === undefined) throw new Error(`No group is called ${name}; there are ${parts.join(', ')}.`);
  return group;
});
let isGood = true;
for (const group of chosen) {
  const { killed, alive } = run(group);
  const score = (100 * killed) / Math.max(1, killed + alive.length);
  isGood &&= score >= BAR;
  process.stdout.write(
    `${group.name}: ${score.toFixed(1)} % of ${killed + alive.length} mutants noticed, bar ${BAR} %; survivors in mutation/.report/\n`,
  );
}
process.exitCode = isGood ? 0 : 1;
