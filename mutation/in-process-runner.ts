/**
 * A test runner of Stryker for the tests of the analysis: each process imports them once and asks them about all its
 * mutants. Starting Vitest for every mutant takes seconds, most tests of a rule milliseconds.
 *
 * Answers that the analysis keeps in objects are not kept here: an object that outlives a mutant, as the built-in profiles
 * do, would carry the answers of one mutant to the next.
 */
import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Test } from './collected-tests.ts';

/** A test with what decides when its turn is: `took` milliseconds, and the latest mutant that it noticed, 0 for none. */
interface Asked extends Test {
  took: number;
  noticed: number;
}

/** What mutated code reads and writes. */
interface Instrumentation {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
}

type Instrumented = typeof globalThis & { __stryker__?: Instrumentation };

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  /** Names of the tests that reach the mutant; all tests where it is left out. */
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

type MutantResult =
  | {
      readonly status: 'killed';
      readonly killedBy: string[];
      readonly failureMessage: string;
      readonly nrOfTests: number;
    }
  | { readonly status: 'survived'; readonly nrOfTests: number }
  | { readonly status: 'timeout'; readonly reason: string };

const collected = new URL('collected-tests.ts', import.meta.url).href;
const forgetful = new URL('keep-nothing.ts', import.meta.url).href;

function standIn(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'vitest' && context.parentURL !== collected) return { url: collected, shortCircuit: true };
      const isOwnTest = context.parentURL?.endsWith('/once-each.test.ts') === true;
      if (specifier.endsWith('/once-each.ts') && !isOwnTest) return { url: forgetful, shortCircuit: true };
      return next(specifier, context);
    },
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

class InProcessRunner {
  readonly #global: Instrumentation = ((globalThis as Instrumented).__stryker__ ??= {});
  readonly #tests: Asked[] = [];
  #mutants = 0;

  /** Nothing is read anew for a mutant: what is worked out when a file is read keeps the answer of the code without mutants. */
  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    standIn();
    Object.assign(globalThis, { __MXLINT_VERSION__: '0.0.0-test' });
    const root = pathToFileURL(`${process.cwd()}/`);
    await import(new URL('test/helpers/seed.ts', root).href);
    const { collect } = await import('./collected-tests.ts');
    const patterns: readonly string[] = JSON.parse(process.env['MUTATE_TESTS'] ?? '[]');
    for (const file of globSync([...patterns]).toSorted()) {
      const tests = await collect(file, () => import(new URL(file, root).href));
      this.#tests.push(...tests.map((test) => ({ ...test, took: 0, noticed: 0 })));
    }
  }

  async dryRun(): Promise<unknown> {
    const tests = [];
    for (const test of this.#tests) {
      this.#global.currentTestId = test.name;
      const failureMessage = await this.#failureOf(test);
      const result = { id: test.name, name: test.name, timeSpentMs: test.took };
      tests.push(failureMessage === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage });
    }
    this.#global.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: this.#global.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRun): Promise<MutantResult> {
    Object.assign(this.#global, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    this.#mutants += 1;
    const names = new Set(testFilter);
    const result = await this.#ask(
      testFilter === undefined ? this.#tests : this.#tests.filter(({ name }) => names.has(name)),
    );
    const isEndless = hitLimit !== undefined && (this.#global.hitCount ?? 0) > hitLimit;
    Object.assign(this.#global, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    return isEndless ? { status: 'timeout', reason: `More than ${hitLimit} visits.` } : result;
  }

  /** Asks first who noticed a mutant lately, since the next one is most likely beside it; then the quick ones. */
  async #ask(tests: readonly Asked[]): Promise<MutantResult> {
    let nrOfTests = 0;
    for (const test of tests.toSorted((a, b) => b.noticed - a.noticed || a.took - b.took)) {
      nrOfTests += 1;
      const failureMessage = await this.#failureOf(test);
      if (failureMessage === undefined) continue;
      test.noticed = this.#mutants;
      return { status: 'killed', killedBy: [test.name], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }

  async #failureOf(test: Asked): Promise<string | undefined> {
    const start = performance.now();
    try {
      await test.body();
      return undefined;
    } catch (error) {
      return messageOf(error);
    } finally {
      test.took = performance.now() - start;
    }
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: () => new InProcessRunner() }];
