import type { Command } from './command.ts';

/** What a group of commands is about, by its word: `spf` of `spf check`. */
export const groupSummaries: Readonly<Record<string, string>> = {
  spf: 'Evaluate an SPF record',
  collect: 'Collect evidence for later audits',
};

/** The words of a command's name. */
export function nameWords({ name }: Pick<Command, 'name'>): readonly string[] {
  return name.split(' ');
}

/** The command whose name a command line begins with. */
export function namedCommand(argv: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find((command) => nameWords(command).every((word, index) => argv[index] === word));
}

/** The commands of the group that a command line begins with; none when its first word names no group. */
export function groupMembers(argv: readonly string[], commands: readonly Command[]): readonly Command[] {
  const [group = ''] = argv;
  return commands.filter(({ name }) => name.startsWith(`${group} `));
}
