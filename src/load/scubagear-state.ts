import type { SectionKind } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { cmdletOf, exportCommand } from '../model/export-command.ts';
import { type JsonObject, own } from './json-object.ts';
import type { Collection } from './loaded.ts';

/** The commands for Exchange Online that ScubaGear ran, in lower case; undefined where the file has no such list. */
export interface ScubaCommands {
  readonly ok: ReadonlySet<string> | undefined;
  readonly failed: ReadonlySet<string> | undefined;
}

/** Reads which commands succeeded and which did not. */
export function scubaCommands(raw: JsonObject): ScubaCommands {
  return { ok: commandSet(raw, 'exo_successful_commands'), failed: commandSet(raw, 'exo_unsuccessful_commands') };
}

/** A section whose key is there. A command that failed leaves the same empty value behind as one that returned nothing. */
export function scubaState(assumed: Collection, count: number, { ok, failed }: ScubaCommands): Collection {
  const { section } = assumed;
  const cmdlet = cmdletOf(section).toLowerCase();
  if (failed?.has(cmdlet) === true) {
    return { ...assumed, state: count === 0 ? 'failed' : 'partial', why: failure(section) };
  }
  if (ok?.has(cmdlet) === true) {
    return assumed.state === 'complete' ? { ...assumed, confirmed: true } : assumed;
  }
  if (ok !== undefined && count === 0) {
    const detail = `ScubaGear does not list ${cmdletOf(section)} among the commands that succeeded`;
    return { ...assumed, state: 'failed', why: { reason: 'command-failed', command: exportCommand(section), detail } };
  }
  return assumed;
}

/** A section whose key is not there: its command failed, or this version of ScubaGear does not run it. */
export function scubaAbsence(
  section: SectionKind,
  base: string,
  version: string | undefined,
  { failed }: ScubaCommands,
): Collection {
  if (failed?.has(cmdletOf(section).toLowerCase()) === true) {
    return { section, pointer: base, state: 'failed', why: failure(section) };
  }
  const name = version === undefined ? 'ScubaGear' : `ScubaGear ${visible(version, 20)}`;
  const detail = `${name} does not export it`;
  return {
    section,
    pointer: base,
    state: 'absent',
    why: { reason: 'not-in-format', command: exportCommand(section), detail },
  };
}

function failure(section: SectionKind) {
  const detail = `ScubaGear lists ${cmdletOf(section)} among the commands that did not succeed`;
  return { reason: 'command-failed', command: exportCommand(section), detail } as const;
}

function commandSet(raw: JsonObject, key: string): ReadonlySet<string> | undefined {
  const value = own(raw, key);
  if (value === undefined) {
    return undefined;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return new Set(items.flatMap((item) => (typeof item === 'string' ? [item.trim().toLowerCase()] : [])));
}
