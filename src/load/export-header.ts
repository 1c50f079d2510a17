import { type SectionKind, sectionKinds } from '../model/index.ts';
import { type JsonObject, isObject, own, ownText } from './json-object.ts';
import { sectionNamed, sectionOfCommand } from './section-name.ts';

/** The newest version of the format that is read. */
const FORMAT_VERSION = 1;

/** What the header of a tenant export says about one command. */
export interface CommandRun {
  readonly section: SectionKind;
  readonly command: string;
  readonly ok: boolean;
  /** Number of objects that the command returned. */
  readonly count: number | undefined;
  readonly error: string | undefined;
  readonly warnings: readonly string[];
}

/** The header of a tenant export: the value of its key `mxlint`. */
export interface ExportHeader {
  readonly organization: string | undefined;
  readonly taken: number | undefined;
  readonly runs: readonly CommandRun[];
  /** Sentences about what the header says and could not be understood. */
  readonly problems: readonly string[];
  /** Whether statements about commands are there that could not be read, so that any section may have failed. */
  readonly unreadableRuns: boolean;
}

/** Reads the header; a header that is no object says nothing and is a problem. */
export function readHeader(value: unknown): ExportHeader {
  if (!isObject(value)) {
    const problems = ['The header `mxlint` is no object and was ignored.'];
    return { organization: undefined, taken: undefined, runs: [], problems, unreadableRuns: true };
  }
  const problems: string[] = [];
  const version = own(value, 'formatVersion');
  if (typeof version !== 'number' || version > FORMAT_VERSION) {
    problems.push(
      `The file has format version ${typeof version === 'number' ? version : 'unknown'}, this program reads version ${FORMAT_VERSION}. What it does not know is left out: update mxlint.`,
    );
  }
  const taken = instantOf(own(value, 'taken'));
  if (taken === undefined && Object.hasOwn(value, 'taken')) {
    problems.push('The time `taken` in the header is no ISO 8601 time with zone and was ignored.');
  }
  const commands = own(value, 'commands') ?? [];
  const entries: readonly unknown[] = Array.isArray(commands) ? commands : [commands];
  const runs = entries.map(readRun).filter((run) => run !== undefined);
  const unreadable = entries.filter((entry) => !isReadableRun(entry)).length;
  if (unreadable > 0) {
    problems.push(
      `The header's list of commands cannot be read in full (${unreadable} of ${entries.length}), so empty sections are not believed. Export again with -Depth 6.`,
    );
  }
  return { organization: ownText(value, 'organization'), taken, runs, problems, unreadableRuns: unreadable > 0 };
}

/** An ISO 8601 time with zone as milliseconds since 1970 UTC. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(value)) {
    return undefined;
  }
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

function isReadableRun(entry: unknown): boolean {
  return isObject(entry) && (ownText(entry, 'section') ?? ownText(entry, 'command')) !== undefined;
}

/** Undefined for entries that cannot be read and for commands whose section this program does not know. */
function readRun(entry: unknown): CommandRun | undefined {
  if (!isObject(entry)) {
    return undefined;
  }
  const command = ownText(entry, 'command') ?? '';
  const section = sectionNamed(ownText(entry, 'section') ?? '') ?? sectionOfCommand(command);
  if (section === undefined) {
    return undefined;
  }
  const count = own(entry, 'count');
  return {
    section,
    command,
    ok: own(entry, 'ok') === true,
    count: typeof count === 'number' ? count : undefined,
    error: ownText(entry, 'error'),
    warnings: textsOf(entry, 'warnings'),
  };
}

function textsOf(entry: JsonObject, key: string): readonly string[] {
  const value = own(entry, key);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string' && item.trim() !== '') as readonly string[];
}

/** Names under which a section may stand in a tenant export, for suggestions. */
export const exportKeys: readonly string[] = [...sectionKinds, 'DnsAnswer'];
