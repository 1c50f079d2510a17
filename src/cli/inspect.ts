import type { Command } from './command.ts';
import { jsonOption } from './dns-options.ts';

/** `mxlint inspect`: what an input is, before anything is judged. */
export const inspectCommand: Command = {
  name: 'inspect',
  summary: 'Print what exports hold: formats, objects, what is missing or lost, and the commands that complete it',
  positional: {
    name: 'files',
    kind: 'texts',
    required: true,
    describe: 'Export files of any format, folders or archives, or - for standard input',
  },
  options: [
    {
      ...jsonOption,
      describe:
        'Print as JSON: schemaVersion, organizations, files (path, format, title, encoding, length, organization, taken, kinds, answers), refused, sections (section, state, objects, why, unknown, command) and diagnostics; null where something is absent',
    },
    {
      name: 'max-input',
      kind: 'text',
      value: 'SIZE',
      describe: 'Largest input file, for example 200MiB. Default: 64MiB',
    },
  ],
  examples: [
    { line: '$0 inspect tenant.json', text: 'One file' },
    { line: '$0 inspect exports/ Rules.xml report.zip', text: 'Whatever there is, together' },
  ],
  run: async (args, host) => (await import('./inspect-run.ts')).runInspect(args, host),
};
