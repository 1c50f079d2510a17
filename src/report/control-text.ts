import { benchmarks, controlOf, type BenchmarkId, type ControlId } from '../analyze/rules/controls.ts';

function named(id: ControlId): string {
  const { aliases } = controlOf(id);
  return aliases.length === 0 ? id : `${id} (was ${aliases.join(', ')})`;
}

/** Controls behind the name of their benchmark: `CIS Microsoft 365 Foundations 2.1.12; CISA SCuBA MS.EXO.4.1v1`. */
export function controlsText(ids: readonly ControlId[]): string {
  const byBenchmark = Map.groupBy(ids, (id) => controlOf(id).benchmark);
  return [...byBenchmark]
    .map(([benchmark, some]) => `${benchmarks[benchmark].name} ${some.map(named).join(', ')}`)
    .join('; ');
}

/** A benchmark with its version: `CIS Microsoft 365 Foundations 7.0.0`. */
export function benchmarkText(id: BenchmarkId): string {
  const { name, version } = benchmarks[id];
  return `${name} ${version}`;
}
