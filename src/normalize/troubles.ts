import type { Diagnostic, ExportRecord, Source } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { exportCommand } from '../model/export-command.ts';

interface Trouble {
  readonly record: ExportRecord;
  readonly property: string;
  readonly id: string;
  readonly detail: string;
}

/** Collects what could not be understood while properties are read, which happens when rules ask for them. */
export interface Troubles {
  readonly add: (trouble: Trouble) => void;
  /** That two files did not agree and the value of the newer one was taken. */
  readonly addOlder: (older: Source, newer: Source) => void;
  /** What was collected so far: sorted by place, at most 20 per file with a count of the rest. */
  readonly diagnostics: () => readonly Diagnostic[];
}

const MOST_PER_FILE = 20;
const NAME_LENGTH = 60;

/** An empty collection, for one run of normalizing. */
export function createTroubles(): Troubles {
  const troubles: Trouble[] = [];
  const older = new Map<Source, Set<Source>>();
  return {
    add: (trouble) => {
      troubles.push(trouble);
    },
    addOlder: (one, newer) => {
      older.set(one, (older.get(one) ?? new Set()).add(newer));
    },
    diagnostics: () => {
      const files = Map.groupBy(troubles, ({ record }) => record.source.path);
      const paths = [...files.keys()].toSorted((a, b) => (a < b ? -1 : 1));
      const replaced = [...older].flatMap(([one, newer]) => Array.from(newer, (other) => olderDiagnostic(one, other)));
      return [...paths.flatMap((path) => ofFile(path, files.get(path) ?? [])), ...replaced];
    },
  };
}

function ofFile(path: string, troubles: readonly Trouble[]): readonly Diagnostic[] {
  const sorted = troubles.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const diagnostics = sorted.slice(0, MOST_PER_FILE).map(diagnosticOf);
  const more = sorted.length - diagnostics.length;
  if (more > 0) {
    const message = `${more} more values of the file could not be understood and count as unknown. Export it again with -Depth 6.`;
    diagnostics.push({ id: 'input/more-values', level: 'warning', message, at: { kind: 'file', path } });
  }
  return diagnostics;
}

function olderDiagnostic({ path }: Source, newer: Source): Diagnostic {
  const message = `Where ${visible(path)} and ${visible(newer.path)} differ, the values of ${visible(newer.path)} were taken, which is newer.`;
  return { id: 'input/older', level: 'note', message, at: { kind: 'file', path } };
}

function sortKey({ record, property }: Trouble): string {
  return `${record.section}\0${record.pointer}\0${property}`;
}

function diagnosticOf({ record, property, id, detail }: Trouble): Diagnostic {
  const object = `${record.section} ${visible(displayName(record), NAME_LENGTH)}`;
  return {
    id,
    level: 'warning',
    message: `${object}: ${property} counts as unknown, because ${detail}. Export it again: \`${exportCommand(record.section)}\`.`,
    at: { kind: 'property', record, property },
  };
}

function displayName({ raw, pointer }: ExportRecord): string {
  for (const key of ['Name', 'Identity', 'DomainName', 'Group']) {
    const value = Object.hasOwn(raw, key) ? raw[key] : undefined;
    if (typeof value === 'string' && value.trim() !== '') {
      return value;
    }
  }
  return `at ${pointer}`;
}
