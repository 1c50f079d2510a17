import type { Log, Run } from 'sarif';

/** Something that a log must not be. */
export interface SarifIssue {
  /** Stable name of the check. */
  readonly check: string;
  /** JSON Pointer into the log. */
  readonly where: string;
  readonly message: string;
}

/** What checks look at: the log, its run, its text and the texts of the files that it is about. */
export interface Checked {
  readonly log: Log;
  readonly run: Run;
  readonly files: ReadonlyMap<string, string>;
}

export type Check = (checked: Checked) => Iterable<SarifIssue>;

export function issue(check: string, where: string, message: string): SarifIssue {
  return { check, where, message };
}

/** All objects and arrays of a value, with their pointers, from the outside in. */
export function* nodes(
  value: unknown,
  where = '',
): Generator<{ where: string; node: Readonly<Record<string, unknown>> }> {
  if (typeof value !== 'object' || value === null) return;
  yield { where, node: value as Readonly<Record<string, unknown>> };
  for (const [key, child] of Object.entries(value)) {
    yield* nodes(child, `${where}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

/** Whether a message is a sentence. */
export function isSentence(text: string): boolean {
  return /[.!?]$/.test(text);
}
