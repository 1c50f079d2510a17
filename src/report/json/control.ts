import { benchmarks, controlOf, type ControlId } from '../../analyze/rules/controls.ts';

/** A control with the name and version of its benchmark and the ids that it had before. */
export function jsonControl(id: ControlId): object {
  const { benchmark, aliases } = controlOf(id);
  const { name, version } = benchmarks[benchmark];
  return { id, benchmark: name, version, aliases };
}
