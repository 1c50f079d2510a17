import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { pages } from '../../rules/pages.generated.ts';
import { commands } from '../../src/cli/main.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

async function printed(...argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await folder.run(argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const listed = (text: string): readonly string[] => text.split('\n').filter((line) => /^[a-z-]+\/[a-z-]+$/.test(line));

describe('help', () => {
  it.each(['--help', '-h'])('lists the commands: %s', async (option) => {
    const text = await printed(option);
    for (const { name, summary } of commands.filter((command) => !command.name.includes(' '))) {
      expect(text).toContain(`mxlint ${name}`);
      expect(text.replace(/\s+/g, ' ')).toContain(summary);
    }
    expect(text).toMatch(/mxlint spf .*\(spf check\)/);
    expect(text).toMatch(/mxlint collect .*\(collect dns\)/);
  });

  it.each(commands.filter(({ name }) => name.includes(' ')).map((command) => [command.name, command] as const))(
    'of the group lists %s',
    async (name, { summary }) => {
      const text = await printed(name.split(' ')[0] ?? '', '--help');
      expect(text).toContain(`mxlint ${name}`);
      expect(text.replace(/\s+/g, ' ')).toContain(summary);
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))(
    'of %s names every option and example',
    async (name, command) => {
      const text = await printed(...name.split(' '), '--help');
      for (const option of command.options) expect(text).toContain(`--${option.name}`);
      for (const { text: example } of command.examples) {
        expect(text.replace(/\s+/g, ' ')).toContain(example.split(' ')[0]);
      }
      expect(text).toContain(`mxlint ${name}`);
    },
  );

  it('fits the terminal', async () => {
    const { stdout } = await folder.run(['audit', '--help'], { isTerminal: true, columns: 60 });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it('prints the version', async () => {
    expect(await printed('--version')).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});

describe('completion', () => {
  it('prints a script for the shell', async () => {
    expect(await printed('completion')).toContain('--get-yargs-completions');
  });

  it.each(['--help', '-h'])('has a help of its own: %s', async (option) => {
    const text = await printed('completion', option);
    expect(text).toMatch(/^mxlint completion\n/);
    expect(text).toContain('SHELL=zsh mxlint completion');
    expect(text).not.toContain('mxlint audit');
  });

  it.each([
    [['ru'], 'rules'],
    [['audit', '--fail'], '--fail-on'],
    [['audit', '--fail-on', ''], 'critical'],
    [['schema', ''], 'vendor-profile'],
    [['spf', ''], 'check'],
    [['collect', ''], 'dns'],
    [['collect', 'dns', '--dom'], '--domain'],
    [['rules', '--applies-to', ''], 'OL'],
  ])('completes %j', async (words, completion) => {
    expect((await printed('--get-yargs-completions', 'mxlint', ...words)).split('\n')).toContain(completion);
  });
});

describe('rules', () => {
  it('lists all with their number', async () => {
    const text = await printed('rules');
    expect(listed(text)).toEqual(rules.map((rule) => rule.id));
    expect(text.trimEnd().split('\n').at(-1)).toBe(`${rules.length} of ${rules.length} rules.`);
  });

  it('filters by family, profile, severity, architecture and words, all together', async () => {
    const ids = async (...options: string[]) => listed(await printed('rules', ...options));
    expect(await ids('--family', 'arc')).toEqual(
      rules.filter((rule) => rule.id.startsWith('arc/')).map((rule) => rule.id),
    );
    expect(await ids('--profile', 'exchange')).toEqual(
      rules.filter((rule) => rule.profile === 'exchange').map((rule) => rule.id),
    );
    expect(await ids('--family', 'arc', '--family', 'connector')).toContain('connector/inbound-missing');
    expect(await ids('sealer', 'MISSING')).toEqual(['arc/sealer-missing']);
    expect(await ids('--severity', 'critical')).toContain('transport-rule/loop-guard-missing');
    expect(await ids('--severity', 'critical')).not.toContain('arc/sealer-missing');
    expect(await ids('--applies-to', 'IB')).toContain('arc/sealer-missing');
    expect(await ids('--applies-to', 'OL', '--family', 'arc')).not.toContain('arc/sealer-missing');
    expect(await ids('--family', 'arc', 'no such words')).toEqual([]);
  });

  it('says so when nothing fits', async () => {
    expect(await printed('rules', 'no such words')).toBe(`0 of ${rules.length} rules.\n`);
  });

  it('prints JSON', async () => {
    const parsed: unknown = JSON.parse(await printed('rules', '--family', 'arc', '--json'));
    expect(parsed).toContainEqual(
      expect.objectContaining({
        id: 'arc/sealer-missing',
        profile: 'vendor',
        severities: ['high'],
        appliesTo: ['IL', 'IB'],
      }),
    );
    expect(JSON.parse(await printed('rules', 'no such words', '--json'))).toEqual([]);
  });
});

describe('explain', () => {
  it.each(['arc/sealer-missing', 'ARC/Sealer-Missing', 'sealer-missing'])('finds the rule by %s', async (id) => {
    const text = await printed('explain', id);
    expect(text).toMatch(/^arc\/sealer-missing\n\nThe ARC seal of the service is not trusted\.\n\nSeverity:\s+high\n/);
    expect(text).toContain('Needs:      Get-ArcConfig');
    for (const part of ['Why', 'Example', 'Fix', 'When not to use it', 'References']) {
      expect(text).toContain(`\n\n${part}\n`);
    }
    expect(text).toContain('Reported:');
    expect(text).toContain('Not reported:');
    expect(text).not.toMatch(/```|\]\(/);
    expect(text).not.toContain('\u001b');
  });

  it.each(Object.keys(pages))('shows the page of %s within the columns', async (id) => {
    const text = await printed('explain', id);
    expect(text).toContain('\n\nWhy\n');
    const prose = text
      .split('\n')
      .filter((line) => !line.startsWith('    ') && !line.includes('https://') && line.includes(' '));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('is colored on a terminal, and not with NO_COLOR', async () => {
    const colored = await folder.run(['explain', 'arc/sealer-missing'], { isTerminal: true });
    const plain = await folder.run(['explain', 'arc/sealer-missing'], { isTerminal: true, env: { NO_COLOR: '1' } });
    expect(colored.stdout).toContain('\u001b[1mWhy\u001b[22m');
    expect(plain.stdout).not.toContain('\u001b');
  });

  it('prints facts and page as JSON', async () => {
    const parsed: unknown = JSON.parse(await printed('explain', 'arc/sealer-missing', '--json'));
    expect(parsed).toMatchObject({
      id: 'arc/sealer-missing',
      requires: ['ArcConfig'],
      page: expect.stringMatching(/^# arc/),
    });
  });
});

describe('schema', () => {
  it.each(['tenant', 'config', 'report', 'vendor-profile'])(
    'prints the schema of a %s file as it is published',
    async (name) => {
      const schema: unknown = JSON.parse(await printed('schema', name));
      expect(schema).toMatchObject({
        $schema: expect.stringContaining('json-schema.org'),
        $id: expect.stringContaining(`${name}.schema.json`),
      });
    },
  );
});
