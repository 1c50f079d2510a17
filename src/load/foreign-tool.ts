import type { SectionKind } from '../model/index.ts';
import { exportToFile } from '../model/export-command.ts';

/** What to do instead, when nothing better is known: commands whose output this program reads. */
export const EXPORT_AS_JSON = exportInstead(undefined);

/** What the program's own configuration is called where an input is expected, with comments in it or without. */
export const OWN_CONFIG = 'a configuration file of mxlint and no tenant export';
export const PASS_CONFIG = 'Pass it with --config, and a tenant export as the input.';

/** The command that makes a readable file, for the section a file seems to be about. */
export function exportInstead(section: SectionKind | undefined): string {
  if (section !== undefined) {
    return `Export it as JSON: \`${exportToFile(section)}\`.`;
  }
  return `Export the configuration as JSON, one file per command, for example: \`${exportToFile('TransportRule')}\`.`;
}

/** Says what a file is and why it is of no use, then what to do. */
export function foreignMessage(what: string, advice: string): string {
  return `This is ${what}. ${advice}`;
}
