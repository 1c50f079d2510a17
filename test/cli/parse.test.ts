import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flag, text, texts, type Args, type Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/main.ts';
import { parseFull } from '../../src/cli/parse-full.ts';
import { parsePlain } from '../../src/cli/parse-plain.ts';

const words = [
  'tenant.json',
  'a b',
  '-',
  'true',
  'false',
  'audit',
  'completion',
  '007',
  '1e3',
  '-1',
  '0x10',
  'a=b',
  '=',
  "'a'",
  '"a"',
  '"',
  'ä.json',
  '__proto__',
  'constructor',
  'a.b.c',
  'high',
  'vendor',
  'json=out.json',
  '*',
  '{}',
  '$0',
  '\u0001x',
  'null',
  'undefined',
  '',
];

/** Words of a command line: options of the command in all forms, values that fit and values that do not, others. */
function lineFor(command: Command): fc.Arbitrary<readonly string[]> {
  const word = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('tenant.json', 'a', '-', '007', 'x=y') },
    { weight: 2, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  );
  const options = command.options.flatMap(({ name, short, kind, choices }) => {
    const value =
      choices === undefined
        ? word
        : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...choices) }, { weight: 1, arbitrary: word });
    const names = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
    const alone = fc.constantFrom(...names).map((one) => [one]);
    if (kind === 'flag') return [alone];
    const apart = fc.tuple(fc.constantFrom(...names), value).map(([one, given]) => [one, given]);
    const joined = value.map((given) => [`--${name}=${given}`]);
    return [apart, joined];
  });
  const odd = fc.constantFrom('--', '--nonsense', '-fjson', '--strict=true', '--at', '--no-strict', '--help', '-h');
  const allowed = command.positional?.choices;
  const positional = allowed === undefined ? word : fc.constantFrom(...allowed);
  const part = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.oneof(
        positional.map((one) => [one]),
        ...options,
      ),
    },
    { weight: 3, arbitrary: positional.map((one) => [one]) },
    { weight: 1, arbitrary: odd.map((one) => [one]) },
  );
  return fc.array(part, { maxLength: 4 }).map((parts) => parts.flat());
}

/** What a command reads of its arguments. */
function readings(command: Command, args: Args): Readonly<Record<string, unknown>> {
  const names = command.options.map(({ name, kind }) => {
    const value = kind === 'flag' ? flag(args, name) : kind === 'text' ? text(args, name) : texts(args, name);
    return [name, value] as const;
  });
  const { positional } = command;
  const read = positional?.kind === 'text' ? text : texts;
  return Object.fromEntries([
    ...names,
    ...(positional === undefined ? [] : [[positional.name, read(args, positional.name)]]),
  ]);
}

describe('the two parsers', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'agree on %s wherever the plain one answers',
    async (_, command) => {
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(lineFor(command), async (argv) => {
          const plain = parsePlain(command, argv);
          if (plain === undefined) return;
          answered += 1;
          const full = await parseFull([...command.name.split(' '), ...argv], commands, 80);
          if (!('run' in full)) throw new Error(`the full parser says: ${full.print}`);
          expect(full.run.name).toBe(command.name);
          expect(readings(command, full.args)).toEqual(readings(command, plain));
        }),
        { numRuns: 150 },
      );
      expect(answered).toBeGreaterThan(15);
    },
  );

  it('leave everything unusual to the full one', () => {
    const [audit] = commands;
    if (audit === undefined) throw new Error('no command');
    const unusual = ['--help', '--nonsense', '--config', '--strict=true', '--profile=none', '--format=', '-x', '--'];
    for (const word of unusual) expect(parsePlain(audit, ['tenant.json', word])).toBeUndefined();
    expect(parsePlain(audit, [])).toBeUndefined();
    expect(parsePlain(audit, ['tenant.json', '--at', '2026-01-01', '--at', '2026-01-02'])).toBeUndefined();
  });
});
