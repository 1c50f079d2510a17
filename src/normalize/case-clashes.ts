import type { Records } from '../load/loaded.ts';
import type { Diagnostic, ExportRecord } from '../model/index.ts';
import { hasCaseClash } from '../text/case-clash.ts';
import { visible } from '../text/visible.ts';
import { nameOf } from './identity.ts';
import { sameValue } from './same-value.ts';
import type { Shapes } from './shapes.ts';

/** Keys of one object that differ in case only: one property, since names are compared without case. */
export interface CaseClash {
  readonly record: ExportRecord;
  /** At least two, as the file spells them and in its order. */
  readonly keys: readonly string[];
  /** Whether all of them have the same value. */
  readonly agree: boolean;
}

const MOST_REPORTED = 20;
const SHOWN = 60;

/** Finds the clashes of all records, file by file; hardly any has one, and loading has seen that. */
export function caseClashes(files: readonly Pick<Records, 'records' | 'hasCaseClash'>[]): readonly CaseClash[] {
  return files
    .filter((file) => file.hasCaseClash)
    .flatMap((file) => file.records.flatMap((record) => clashesIn(record)));
}

function clashesIn(record: ExportRecord): readonly CaseClash[] {
  const keys = Object.keys(record.raw);
  if (!hasCaseClash(keys)) return [];
  const spellings = [...Map.groupBy(keys, (key) => key.toLowerCase()).values()].filter(({ length }) => length > 1);
  return spellings.map((same) => {
    const [first, ...others] = same.map((key) => record.raw[key]);
    return { record, keys: same, agree: others.every((other) => isSame(first, other)) };
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return sameValue(a, b) || JSON.stringify(a) === JSON.stringify(b);
}

/** One warning per clash, the first 20 of them, and one about the rest. */
export function clashDiagnostics(clashes: readonly CaseClash[], shapes: Shapes): readonly Diagnostic[] {
  const shown = clashes.slice(0, MOST_REPORTED).map(({ record, keys, agree }): Diagnostic => {
    const object = `${record.section} ${visible(nameOf([record], shapes), SHOWN)}`;
    const names = keys.map((key) => `\`${visible(key, SHOWN)}\``).join(' and ');
    const what = agree ? 'with the same value' : 'with different values, so that it counts as unknown';
    return {
      id: agree ? 'input/duplicate-key' : 'input/conflict',
      level: 'warning',
      message: `${object} has one property as ${names}, ${what}. Check how the file was put together.`,
      at: { kind: 'property', record, property: keys.at(-1) ?? '' },
    };
  });
  const more = clashes.length - shown.length;
  if (more === 0) return shown;
  const message = `${more} more properties are in their objects several times, in other letter case. Check how the files were put together.`;
  return [...shown, { id: 'input/duplicate-key', level: 'warning', message }];
}
