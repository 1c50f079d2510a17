import { visible } from '../text/visible.ts';

const help = `mxlint completion

Prints a script that completes commands and options, for the shell that the environment variable SHELL names (bash or
zsh). It takes no options.

Examples:
  mxlint completion >> ~/.bashrc            In bash
  SHELL=zsh mxlint completion >> ~/.zshrc   In zsh`;

/** What `completion` prints when words follow it, which the parser does not know as those of a command; else undefined. */
export function completionAnswer(
  argv: readonly string[],
): { readonly print: string; readonly mistake: boolean } | undefined {
  const [command, ...words] = argv;
  const [word] = words;
  if (command !== 'completion' || word === undefined) return undefined;
  if (words.includes('--help') || words.includes('-h')) return { print: help, mistake: false };
  const shell = word === 'bash' || word === 'zsh' ? word : undefined;
  const hint =
    shell === undefined
      ? 'It prints the script for the shell that SHELL names.'
      : `Write SHELL=${shell} mxlint completion.`;
  return {
    print: `error: completion takes no '${visible(word)}'. ${hint}\nRun mxlint completion --help.`,
    mistake: true,
  };
}
