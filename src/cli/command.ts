import type { Host } from './host.ts';

/** What a parsed command line holds, by option name; positional words under the name of the positional. */
export type Args = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** An option of a command; the parser, the help text, completion and the published reference are made of it. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  readonly kind: 'text' | 'texts' | 'flag';
  /** Name of the value in the help text. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** Values that completion offers, though others are taken too. */
  readonly suggestions?: readonly string[];
  readonly default?: string;
  readonly describe: string;
}

export interface Positional {
  readonly name: string;
  readonly kind: 'text' | 'texts';
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly describe: string;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly positional?: Positional;
  readonly options: readonly Option[];
  readonly examples: readonly { readonly line: string; readonly text: string }[];
  /** Runs the command; the result is the exit code. */
  readonly run: (args: Args, host: Host) => Promise<number>;
}

export function text(args: Args, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
}

export function texts(args: Args, name: string): readonly string[] {
  const value = args[name];
  if (typeof value === 'string') return [value];
  return typeof value === 'boolean' || value === undefined ? [] : value;
}

export function flag(args: Args, name: string): boolean {
  return args[name] === true;
}
