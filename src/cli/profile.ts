import type { Command } from './command.ts';
import { answersOption, outputOption, resolverOption } from './dns-options.ts';

/** `mxlint profile`: what is known of a service, as a file that `--vendor` takes. */
export const profileCommand: Command = {
  name: 'profile',
  summary: 'Print a vendor profile, with the sending addresses that its SPF include authorizes now if wanted',
  positional: {
    name: 'vendor',
    kind: 'text',
    required: true,
    describe: 'Id of a vendor profile, or a profile of your own',
  },
  options: [
    {
      name: 'from-dns',
      kind: 'flag',
      describe: 'Take the sending addresses from the SPF include of the service, and the day from the clock',
    },
    outputOption,
    resolverOption,
    answersOption,
  ],
  examples: [
    { line: '$0 profile mxhero', text: 'What mxlint knows of the service' },
    {
      line: '$0 profile mxhero --from-dns -o mxhero.profile.json',
      text: 'With the addresses of today; then audit with --vendor mxhero.profile.json',
    },
  ],
  run: async (args, host) => (await import('./profile-run.ts')).runProfile(args, host),
};
