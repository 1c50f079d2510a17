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
  /** Patterns of the tests that are to notice a mutant. */
  readonly tests: readonly string[];
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

// Those of the DNS say nothing of the rest of the analysis, and some of them take long.
const ofAnalysis = [
  'test/analyze/*.test.ts',
  'test/analyze/{rules,recognize}/**/*.test.ts',
  'rules/**/*.test.ts',
  // What the analysis makes of profiles, and reports of its findings; audits of whole tenants take seconds, so none of those.
  'test/vendor/*.test.ts',
  'test/architecture/{controls,conflicts}.test.ts',
  'test/report/{other-sides,bare,summary}.test.ts',
];

const parts = ['engine', 'recognize', ...readdirSync(`${root}rules`, { withFileTypes: true }).flatMap(folderOf)];

function folderOf(entry: Dirent): readonly string[] {
  return entry.isDirectory() ? [entry.name] : [];
}

/** What a word of the command line names; undefined when nothing is called so. */
function groupOf(name: string): Group | undefined {
  if (name === 'engine') return { name, files: 'src/analyze/rules/*.ts', tests: ofAnalysis };
  if (name === 'recognize') return { name, files: 'src/analyze/recognize/*.ts', tests: ofAnalysis };
  if (/^src\/analyze\/.+\.ts$/.test(name)) return { name, files: name, tests: ofAnalysis };
  if (!existsSync(`${root}rules/${name}`)) return undefined;
  const files = name.includes('/') ? `rules/${name}/*.ts` : `rules/${name}/*/*.ts`;
  const own = `rules/${name}/**/*.test.ts`;
  return { name, files: `${files},!${own}`, tests: [own] };
}

/** Runs the mutants of files against tests. */
function mutate(files: string, tests: readonly string[]): MutationReport {
  const { status } = spawnSync(process.execPath, [stryker, 'run', 'mutation/stryker.config.json', '--mutate', files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATE_TESTS: JSON.stringify(tests) },
  });
  if (status !== 0) throw new Error(`The run over ${files} ended with ${status}.`);
  return JSON.parse(readFileSync(`${root}mutation/.report/mutation.json`, 'utf8'));
}

const isAlive = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage';
const isDead = ({ status }: Mutant): boolean => status === 'Killed' || status === 'Timeout';

function survivorLine(file: string, { location: { start, end }, replacement, status, mutatorName }: Mutant): string {
  const place = `${file}:${start.line}:${start.column}-${end.line}:${end.column}`;
  return `${place} → ${replacement ?? ''} (${mutatorName}, ${status})`;
}

function run({ name, files, tests }: Group): { readonly killed: number; readonly alive: readonly string[] } {
  const found = Object.entries(mutate(files, tests).files);
  const alive = found.flatMap(([file, { mutants }]) =>
    mutants.filter(isAlive).map((mutant) => survivorLine(file, mutant)),
  );
  const killed = found.flatMap(([, { mutants }]) => mutants.filter(isDead)).length;
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
