import { benchmarks, controlIds, controlOf, type BenchmarkId, type ControlId } from '../analyze/rules/controls.ts';
import { benchmarkText } from '../report/control-text.ts';
import { nearest } from '../text/edit-distance.ts';
import { findControls, type FoundControls } from './find-controls.ts';

/** What `--control` asks for; undefined when it is not given. */
export interface ControlChoice extends Pick<FoundControls, 'renamed'> {
  readonly ids: ReadonlySet<ControlId>;
}

/** Every id that a user may know a control by. */
export const controlNames: readonly string[] = controlIds.flatMap((id) => [id, ...controlOf(id).aliases]);

const isBenchmark = (id: string): id is BenchmarkId => Object.hasOwn(benchmarks, id);

function unknownControl(query: string): string {
  const close = nearest(query, controlNames);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  const known = Object.keys(benchmarks)
    .filter(isBenchmark)
    .map((benchmark) => {
      const example = controlIds.find((id) => controlOf(id).benchmark === benchmark);
      return `${benchmarkText(benchmark)} (such as ${example})`;
    });
  return `No rule stands for the control '${query}'.${hint} Known benchmarks: ${known.join(', ')}.`;
}

/** The controls that the values of `--control` stand for together, or a sentence about one that stands for none. */
export function chooseControls(queries: readonly string[]): ControlChoice | string | undefined {
  if (queries.length === 0) return undefined;
  const found = queries.map((query) => ({ query, ...findControls(query) }));
  const empty = found.find(({ ids }) => ids.length === 0);
  if (empty !== undefined) return unknownControl(empty.query);
  return {
    ids: new Set(found.flatMap(({ ids }) => ids)),
    renamed: [...new Map(found.flatMap(({ renamed }) => renamed.map((one) => [one.alias, one]))).values()],
  };
}
