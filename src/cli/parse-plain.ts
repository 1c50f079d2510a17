import type { Args, Command, Option } from './command.ts';

interface Draft {
  readonly values: Map<string, string | boolean | string[]>;
  readonly words: string[];
}

function add(draft: Draft, option: Option, value: string): boolean {
  if (option.choices !== undefined && !option.choices.includes(value)) return false;
  if (option.kind === 'texts') {
    const existing = draft.values.get(option.name);
    draft.values.set(option.name, [...(Array.isArray(existing) ? existing : []), value]);
    return true;
  }
  if (draft.values.has(option.name)) return false;
  draft.values.set(option.name, value);
  return true;
}

function optionFor(word: string, command: Command): Option | undefined {
  if (word.startsWith('--')) return command.options.find((option) => option.name === word.slice(2));
  return command.options.find((option) => option.short !== undefined && option.short === word.slice(1));
}

/** Reads one option at `index`; the result is how many words it took, 0 when this parser does not understand it. */
function readOption(draft: Draft, command: Command, argv: readonly string[], index: number): number {
  const word = argv[index] ?? '';
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  const option = optionFor(equals === -1 ? word : word.slice(0, equals), command);
  if (option === undefined) return 0;
  if (option.kind === 'flag') {
    // The full parser takes these words for the value of the flag.
    if (equals !== -1 || argv[index + 1] === 'true' || argv[index + 1] === 'false') return 0;
    draft.values.set(option.name, true);
    return 1;
  }
  if (equals !== -1) return equals + 1 < word.length && add(draft, option, word.slice(equals + 1)) ? 1 : 0;
  const value = argv[index + 1];
  if (value === undefined || value.startsWith('-') || value === '') return 0;
  return add(draft, option, value) ? 2 : 0;
}

/**
 * Reads a plain command line, in which every option is known and has its value. Undefined for everything else (help,
 * mistakes, unusual forms): the full parser then words it. Loading that parser costs as much time as an audit.
 */
export function parsePlain(command: Command, argv: readonly string[]): Args | undefined {
  const draft: Draft = { values: new Map(), words: [] };
  for (let index = 0; index < argv.length;) {
    const word = argv[index] ?? '';
    if (word === '-' || !word.startsWith('-')) {
      if (word === '') return undefined;
      draft.words.push(word);
      index += 1;
      continue;
    }
    const taken = readOption(draft, command, argv, index);
    if (taken === 0) return undefined;
    index += taken;
  }
  const { positional } = command;
  if (positional === undefined) return draft.words.length === 0 ? withDefaults(command, draft) : undefined;
  if (positional.required && draft.words.length === 0) return undefined;
  if (positional.kind === 'text' && draft.words.length > 1) return undefined;
  const allowed = positional.choices;
  if (allowed !== undefined && !draft.words.every((word) => allowed.includes(word))) return undefined;
  draft.values.set(positional.name, positional.kind === 'texts' ? draft.words : (draft.words[0] ?? ''));
  return withDefaults(command, draft);
}

function withDefaults(command: Command, draft: Draft): Args {
  for (const option of command.options) {
    if (option.default !== undefined && !draft.values.has(option.name)) draft.values.set(option.name, option.default);
  }
  return Object.fromEntries(draft.values);
}
