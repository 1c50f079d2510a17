import { nearest } from '../text/edit-distance.ts';
import { visible } from '../text/visible.ts';
import type { Command } from './command.ts';
import { groupMembers, groupSummaries, namedCommand } from './named-command.ts';

function didYouMean(word: string, candidates: readonly string[], prefix = ''): string {
  const close = nearest(word, candidates);
  return close === undefined ? '' : ` Did you mean ${prefix}${close}?`;
}

/** An option as the command line writes it, which the parser names without its hyphens. */
function asTyped(name: string, argv: readonly string[]): string {
  const words = new Set(argv.map((word) => word.replace(/=.*$/s, '')));
  return [`--${name}`, `-${name}`].find((word) => words.has(word)) ?? name;
}

/** Says which word names no command: the first one, or the second one of a group such as `spf`. */
function unknownCommand(argv: readonly string[], commands: readonly Command[]): string {
  const [first = '', second = ''] = argv;
  const members = groupMembers(argv, commands).map(({ name }) => name);
  if (members.length === 0) {
    const names = [...commands.map(({ name }) => name), ...Object.keys(groupSummaries), 'completion'];
    return `There is no command '${visible(first)}'.${didYouMean(first, names)}`;
  }
  if (second === '' || second.startsWith('-')) return `Name a command: mxlint ${members.join(' or mxlint ')}.`;
  const typed = `${first} ${second}`;
  const [only] = members;
  const hint = members.length === 1 && only !== undefined ? ` Did you mean ${only}?` : didYouMean(typed, members);
  return `There is no command '${visible(typed)}'.${hint}`;
}

/** What is wrong with a command line, in one sentence, with what was probably meant. */
function problemOf(
  mistake: string,
  argv: readonly string[],
  command: Command | undefined,
  commands: readonly Command[],
): string {
  if (command === undefined && argv[0] !== undefined && !/^(?:-|$)/.test(argv[0])) {
    return unknownCommand(argv, commands);
  }
  const unknown = /^Unknown arguments?: ([^\s,]+)/.exec(mistake)?.[1];
  const options = (command?.options ?? []).map((option) => option.name);
  if (unknown !== undefined) {
    const word = asTyped(unknown, argv);
    const noun = word.startsWith('-') ? 'option' : 'option or word';
    return `There is no ${noun} '${visible(word)}' here.${didYouMean(unknown, options, '--')}`;
  }
  const value = /Argument: (\S+), Given: "([^"]*)", Choices: (.*)/.exec(mistake);
  if (value !== null) {
    const choices = (value[3] ?? '').replaceAll('"', '');
    const name = value[1] ?? '';
    const owner = options.includes(name) ? `--${name}` : name;
    return `'${visible(value[2] ?? '')}' is no value of ${owner}.${didYouMean(value[2] ?? '', choices.split(', '))} Allowed: ${choices}.`;
  }
  const lacking = /^Not enough arguments following: (\S+)/.exec(mistake)?.[1];
  if (lacking !== undefined) return `The option --${lacking} needs a value.`;
  return mistake
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();
}

/** A problem with a command line as it is printed, with where to look. */
export function withHelp(problem: string, argv: readonly string[], commands: readonly Command[]): string {
  const group = groupMembers(argv, commands).length > 0 ? argv[0] : undefined;
  const name = namedCommand(argv, commands)?.name ?? group;
  const help = name === undefined ? 'mxlint --help' : `mxlint ${name} --help`;
  return `error: ${problem}\nRun ${help}.`;
}

/** What the parser found wrong, in our words: what is wrong, what was probably meant, and where to look. */
export function wordedMistake(mistake: string, argv: readonly string[], commands: readonly Command[]): string {
  const command = namedCommand(argv, commands);
  return withHelp(problemOf(mistake, argv, command, commands), argv, commands);
}
