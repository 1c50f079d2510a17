import yargs, { type Argv } from 'yargs';
import type { Args, Command, Option, Positional } from './command.ts';
import { completionAnswer } from './completion.ts';
import { guardWords, unguard, withoutGuards } from './guard-words.ts';
import { groupMembers, groupSummaries, nameWords } from './named-command.ts';
import { version } from './version.ts';
import { withHelp, wordedMistake } from './word-mistake.ts';

/** What a command line asks for: to run a command, or to print a text (help, version, completion, a mistake). */
export type Parsed =
  | { readonly run: Command; readonly args: Args }
  | { readonly print: string; readonly mistake: boolean };

function addOption(parser: Argv, option: Option): Argv {
  const { name, describe, choices } = option;
  const value = option.value === undefined ? '' : `${option.value}: `;
  return parser.option(name, {
    describe: `${value}${describe}`,
    type: option.kind === 'flag' ? 'boolean' : 'string',
    ...(option.kind === 'texts' ? { array: true } : {}),
    ...(option.kind === 'flag' ? {} : { requiresArg: true }),
    ...(option.short === undefined ? {} : { alias: option.short }),
    ...(choices === undefined ? {} : { choices }),
    ...(option.default === undefined ? {} : { default: option.default }),
  });
}

function addPositional(parser: Argv, { name, describe, choices }: Positional): Argv {
  return parser.positional(name, { describe, type: 'string', ...(choices === undefined ? {} : { choices }) });
}

function usage(name: string, { positional }: Command): string {
  if (positional === undefined) return name;
  // Never required here: a missing word would hide the misspelt option beside it. The command itself says what it lacks.
  return `${name} [${positional.kind === 'texts' ? `${positional.name}..` : positional.name}]`;
}

function cleaned(value: unknown): string | boolean | readonly string[] | undefined {
  if (Array.isArray(value)) return value.map((one) => unguard(String(one)));
  if (typeof value === 'string') return unguard(value);
  return typeof value === 'boolean' ? value : undefined;
}

function argsOf(command: Command, parsed: Readonly<Record<string, unknown>>): Args {
  const names = [
    ...command.options.map((option) => option.name),
    ...(command.positional ? [command.positional.name] : []),
  ];
  return Object.fromEntries(names.map((name) => [name, cleaned(parsed[name])]));
}

function addCommand(parser: Argv, command: Command, word: string, chosen: (parsed: Parsed) => void): Argv {
  return parser.command(
    usage(word, command),
    command.summary,
    (sub) => {
      let own = command.positional === undefined ? sub : addPositional(sub, command.positional);
      for (const option of command.options) own = addOption(own, option);
      for (const { line, text } of command.examples) own = own.example(line, text);
      return own.strict();
    },
    (parsed) => chosen({ run: command, args: argsOf(command, parsed) }),
  );
}

/** The commands that share a first word, such as `collect`. */
function addGroup(parser: Argv, group: string, commands: readonly Command[], chosen: (parsed: Parsed) => void): Argv {
  const members = groupMembers([group], commands);
  const names = members.map(({ name }) => name).join(', ');
  return parser.command(group, `${groupSummaries[group] ?? group} (${names})`, (sub) => {
    let own = sub;
    for (const member of members) own = addCommand(own, member, nameWords(member).at(-1) ?? '', chosen);
    return own.demandCommand(1, 'Name a command.').strict();
  });
}

function parserFor(commands: readonly Command[], width: number, chosen: (parsed: Parsed) => void): Argv {
  let parser = yargs()
    .scriptName('mxlint')
    .locale('en')
    .usage('$0 <command>\n\nAudits an Exchange Online tenant export against what the mail service in its path needs.')
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
      'short-option-groups': false,
      'dot-notation': false,
      'boolean-negation': false,
      'camel-case-expansion': false,
    });
  const groups = new Set<string>();
  for (const command of commands) {
    const [word = '', second] = nameWords(command);
    if (second === undefined) parser = addCommand(parser, command, word, chosen);
    else if (!groups.has(word)) parser = addGroup(parser, word, commands, chosen);
    if (second !== undefined) groups.add(word);
  }
  return parser
    .completion('completion', 'Print a script that completes commands and options in bash or zsh')
    .example('$0 audit tenant.json', 'Audit an export')
    .example('$0 explain arc/sealer-missing', 'Read about a rule')
    .epilogue('Run mxlint <command> --help for the options of a command.')
    .demandCommand(1, 'Name a command.')
    .recommendCommands()
    .showHelpOnFail(false)
    .strict()
    .version(version)
    .help()
    .alias('help', 'h')
    .exitProcess(false)
    .wrap(Math.min(width, 100));
}

/** The first option that takes one value and has several. */
function repeated({ run, args }: Extract<Parsed, { run: Command }>): string | undefined {
  return run.options.find(({ name, kind }) => kind === 'text' && Array.isArray(args[name]))?.name;
}

/** The parser completes the choices of an option; those that are only suggested would make it refuse others. */
function withSuggestions(command: Command): Command {
  const options = command.options.map((option) =>
    option.suggestions === undefined ? option : { ...option, choices: option.suggestions },
  );
  return { ...command, options };
}

/** Parses any command line with the full parser, which words mistakes and help. */
export async function parseFull(argv: readonly string[], commands: readonly Command[], width: number): Promise<Parsed> {
  const completion = completionAnswer(argv);
  if (completion !== undefined) return completion;
  let result: Parsed | undefined;
  const isCompleting = argv.includes('--get-yargs-completions');
  const parser = parserFor(isCompleting ? commands.map(withSuggestions) : commands, width, (parsed) => {
    result = parsed;
  });
  let printed = '';
  let mistake: string | undefined;
  await parser.parseAsync(guardWords(argv), {}, (error: Error | null | undefined, _args: unknown, output: string) => {
    printed = output;
    if (error) mistake = error.message;
  });
  if (mistake !== undefined) return { print: wordedMistake(withoutGuards(mistake), argv, commands), mistake: true };
  if (printed !== '') return { print: printed, mistake: false };
  const twice = result === undefined || !('run' in result) ? undefined : repeated(result);
  if (twice !== undefined) {
    return { print: withHelp(`The option --${twice} is given twice.`, argv, commands), mistake: true };
  }
  return result ?? { print: 'Name a command. Run mxlint --help.', mistake: true };
}
