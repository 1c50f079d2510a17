import { controlIds, controlOf, type ControlId } from '../analyze/rules/controls.ts';

/** The controls that an id, or the beginning of one, stands for. */
export interface FoundControls {
  readonly ids: readonly ControlId[];
  /** Retired ids among what was looked for, each with the control that took its place. */
  readonly renamed: readonly { readonly alias: string; readonly id: ControlId }[];
}

/** `MS.EXO.2.2v3` as ms, exo, 2, 2, v3: an id below another one begins with the same parts. */
function partsOf(id: string): readonly string[] {
  return id
    .trim()
    .toLowerCase()
    .split('.')
    .flatMap((part) => {
      const versioned = /^(\d+)(v\d+)$/.exec(part);
      return versioned === null ? [part] : versioned.slice(1);
    });
}

function isBelow(id: string, wanted: readonly string[]): boolean {
  const parts = partsOf(id);
  return wanted.every((part, index) => parts[index] === part);
}

/** Finds controls by id, retired id or the beginning of one, in whole parts and without case. */
export function findControls(query: string): FoundControls {
  const wanted = partsOf(query);
  const renamed = controlIds.flatMap((id) =>
    controlOf(id)
      .aliases.filter((alias) => isBelow(alias, wanted))
      .map((alias) => ({ alias, id })),
  );
  const successors = new Set(renamed.map(({ id }) => id));
  return { ids: controlIds.filter((id) => successors.has(id) || isBelow(id, wanted)), renamed };
}
