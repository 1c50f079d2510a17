import yargs, { type Argv } from 'yargs';
import { nearest } from '../text/edit-distance.ts';
import { visible } from '../text/visible.ts';
import type { Args, Command, Option, Positional } from './command.ts';
import { version } from './version.ts';

/** What a command line asks for: to run a command, or to print a text (help, version, completion, a mistake). */
export type Parsed =
  | { readonly run: Command; readonly args: Args }
  | { readonly print: string; readonly mistake: boolean };

/** Put before a text that the parser would change: it swallows `-` and takes the quotes off a text. */
const mark = '\u0001';

function guarded(word: string): string {
  const marked = word.replace(/^(--[^=]+=)(?=["'\u0001])/, `$1${mark}`);
  return word === '-' || /^["'\u0001]/.test(word) ? mark + word : marked;
}

function unguarded(text: string): string {
  return text.startsWith(mark) ? text.slice(mark.length) : text;
}

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

function usage({ name, positional }: Command): string {
  if (positional === undefined) return name;
  // Never required here: a missing word would hide the misspelt option beside it. The command itself says what it lacks.
  return `${name} [${positional.kind === 'texts' ? `${positional.name}..` : positional.name}]`;
}

function cleaned(value: unknown): string | boolean | readonly string[] | undefined {
  if (Array.isArray(value)) return value.map((one) => unguarded(String(one)));
  if (typeof value === 'string') return unguarded(value);
  return typeof value === 'boolean' ? value : undefined;
}

function argsOf(command: Command, parsed: Readonly<Record<string, unknown>>): Args {
  const names = [...command.options.map((option) => option.name), ...(command.positional ? [command.positional.name] : [])];
  return Object.fromEntries(names.map((name) => [name, cleaned(parsed[name])]));
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
  for (const command of commands) {
    parser = parser.command(
      usage(command),
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

function didYouMean(word: string, candidates: readonly string[], prefix = ''): string {
  const close = nearest(word, candidates);
  return close === undefined ? '' : ` Did you mean ${prefix}${close}?`;
}

/** An option as the command line writes it, which the parser names without its hyphens. */
function asTyped(name: string, argv: readonly string[]): string {
  const words = argv.map((word) => word.replace(/=.*$/s, ''));
  return [`--${name}`, `-${name}`].find((word) => words.includes(word)) ?? name;
}

/** What is wrong with a command line, in one sentence, with what was probably meant. */
function problemOf(mistake: string, argv: readonly string[], command: Command | undefined, commands: readonly Command[]): string {
  const [first = ''] = argv;
  const names = [...commands.map(({ name }) => name), 'completion'];
  if (command === undefined && first !== '' && !first.startsWith('-')) {
    return `There is no command '${visible(first)}'.${didYouMean(first, names)}`;
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
  return mistake.split('\n').map((line) => line.trim()).join(' ').trim();
}

function withHelp(problem: string, argv: readonly string[], commands: readonly Command[]): string {
  const command = commands.find(({ name }) => name === argv[0]);
  const help = command === undefined ? 'mxlint --help' : `mxlint ${command.name} --help`;
  return `error: ${problem}\nRun ${help}.`;
}

function wordedMistake(mistake: string, argv: readonly string[], commands: readonly Command[]): string {
  const command = commands.find(({ name }) => name === argv[0]);
  return withHelp(problemOf(mistake.replaceAll(mark, ''), argv, command, commands), argv, commands);
}

/** The first option that takes one value and has several. */
function repeated({ run, args }: Extract<Parsed, { run: Command }>): string | undefined {
  return run.options.find(({ name, kind }) => kind === 'text' && Array.isArray(args[name]))?.name;
}

/** Parses any command line with the full parser, which words mistakes and help. */
export async function parseFull(argv: readonly string[], commands: readonly Command[], width: number): Promise<Parsed> {
  let result: Parsed | undefined;
  const parser = parserFor(commands, width, (parsed) => {
    result = parsed;
  });
  let printed = '';
  let mistake: string | undefined;
  await parser.parseAsync(argv.map(guarded), {}, (error: Error | null | undefined, _args: unknown, output: string) => {
    printed = output;
    if (error) mistake = error.message;
  });
  if (mistake !== undefined) return { print: wordedMistake(mistake, argv, commands), mistake: true };
  if (printed !== '') return { print: printed, mistake: false };
  const twice = result === undefined || !('run' in result) ? undefined : repeated(result);
  if (twice !== undefined) return { print: withHelp(`The option --${twice} is given twice.`, argv, commands), mistake: true };
  return result ?? { print: 'Name a command. Run mxlint --help.', mistake: true };
}
