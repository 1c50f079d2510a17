/** A variable in a text that PowerShell would put together, by its name without `$`. */
export interface Variable {
  readonly variable: string;
}

const PARTS = Symbol('parts');

/**
 * Stands for a value that PowerShell would compute: nothing is ever evaluated here. `parts` are there for a text with
 * variables in it, in their order; undefined for any other expression.
 */
export interface Computed {
  readonly [PARTS]: readonly (string | Variable)[] | undefined;
}

const expression: Computed = { [PARTS]: undefined };

/** Marks a value as one that PowerShell would compute. */
export function computed(parts?: readonly (string | Variable)[]): Computed {
  return parts === undefined ? expression : { [PARTS]: parts };
}

/** Whether a value would have to be computed. A symbol marks it, so that no hashtable of a file can look like one. */
export function isComputed(value: unknown): value is Computed {
  return typeof value === 'object' && value !== null && PARTS in value;
}

/** The texts and variables that a computed value is put together from; undefined for other expressions. */
export function partsOf(value: Computed): Computed[typeof PARTS] {
  return value[PARTS];
}
