/**
 * Stands in for Vitest where tests of the analysis are asked about mutants: what they say with `describe` and `it` is kept,
 * so that one reading of the files serves as many runs as there are mutants. `expect` is that of Vitest. There are no hooks: a
 * file that imports one is refused.
 */
import { format } from 'node:util';

export { expect } from 'vitest';

/** A test; its name starts with its file and the suites around it. */
export interface Test {
  readonly name: string;
  readonly body: () => unknown;
}

type Body = (...values: readonly never[]) => unknown;
type Declare = (title: string, body: Body) => void;

const tests: Test[] = [];
const around: string[] = [];

function within(title: string, declare: () => unknown): void {
  around.push(title);
  declare();
  around.pop();
}

/** The title of one row: its first values where the title has `%s` and the like, the rest left out. */
function titleOf(title: string, values: readonly unknown[]): string {
  const places = title.match(/%[a-z]/g)?.length ?? 0;
  return format(title.replaceAll('%#', '').replaceAll('%$', ''), ...values.slice(0, places));
}

function withEach(declare: Declare): Declare & { readonly each: (rows: readonly unknown[]) => Declare } {
  return Object.assign((title: string, body: Body) => declare(title, body), {
    each: (rows: readonly unknown[]) => (title: string, body: Body) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row];
        declare(titleOf(title, values), () => body(...(values as never[])));
      }
    },
  });
}

/** As in Vitest; rows may be told with `each`. */
export const describe = withEach((title, declare) => within(title, () => declare()));

/** As in Vitest; rows may be told with `each`. */
export const it = withEach((title, body) => {
  tests.push({ name: [...around, title].join(' > '), body: () => body() });
});

/** The tests that a file declares when it is imported, each under a name of its own. */
export async function collect(file: string, load: () => Promise<unknown>): Promise<readonly Test[]> {
  around.push(file);
  await load();
  around.pop();
  const counts = new Map<string, number>();
  return tests.splice(0).map(({ name, body }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { name: count === 1 ? name : `${name} (${count})`, body };
  });
}
