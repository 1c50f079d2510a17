import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { ControlId } from '../../src/analyze/rules/controls.ts';
import { controlsOfRule } from '../../src/report/rule-controls.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

const listed = (text: string): readonly string[] => text.split('\n').filter((line) => /^[a-z-]+\/[a-z-]+$/.test(line));

async function found(...controls: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await folder.run(['rules', ...controls.flatMap((control) => ['--control', control])]);
  return listed(stdout);
}

const standingFor = (...ids: readonly ControlId[]): readonly string[] =>
  rules.filter((rule) => controlsOfRule(rule).some((id) => ids.includes(id))).map(({ id }) => id);

describe('rules --control', () => {
  it.each(['MS.EXO.2.2v3', 'ms.exo.2.2V3', 'MS.EXO.2.2', 'MS.EXO.2', ' MS.EXO.2.2v3 '])('finds %j', async (control) => {
    expect(await found(control)).toEqual(standingFor('MS.EXO.2.2v3'));
    expect(await found(control)).toContain('spf/missing');
  });

  it('finds all below a beginning, by whole parts', async () => {
    expect(await found('MS.EXO.4')).toEqual(standingFor('MS.EXO.4.1v1', 'MS.EXO.4.2v1', 'MS.EXO.4.4v1'));
    expect(await found('2.1.8')).toEqual(standingFor('2.1.8'));
    expect(await found('2')).toEqual(await found('2.1'));
    expect((await folder.run(['rules', '--control', '2.1.1'])).code).toBe(2);
  });

  it('may be repeated, and joins with other filters', async () => {
    expect(await found('2.1.9', '2.1.10')).toEqual(standingFor('2.1.9', '2.1.10'));
    const { stdout } = await folder.run(['rules', '--control', '2.1', '--family', 'dkim']);
    expect(listed(stdout)).toEqual(['dkim/selector-broken', 'dkim/signing-disabled']);
  });

  it.each(['MS.EXO.12.1v1', 'ms.exo.12.1'])('finds what took the place of %s, and says so', async (control) => {
    const { stdout, code } = await folder.run(['rules', '--control', control]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^MS\.EXO\.12\.1v1 is retired; MS\.SECURITYSUITE\.8\.1v1 took its place\.\n\n/);
    expect(listed(stdout)).toEqual(standingFor('MS.SECURITYSUITE.8.1v1'));
    expect(listed(stdout)).toContain('connection-filter/service-ip-allowed');
  });

  it.each([
    ['MS.EXO.2.2v2', 'Did you mean MS.EXO.2.2v3?'],
    ['MS.SECURITYSUITE.8.1v2', 'Did you mean MS.SECURITYSUITE.8.1v1?'],
    ['2.1.1', 'Did you mean 2.1.10?'],
    ['NIST', "control 'NIST'. Known benchmarks"],
    ['.', "control '.'. Known benchmarks"],
  ])('refuses %s', async (control, hint) => {
    const { code, stdout, stderr } = await folder.run(['rules', '--control', control]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(hint);
    expect(stderr).toContain('CIS Microsoft 365 Foundations 7.0.0 (such as 2.1.8), CISA SCuBA 2026-04 (such as MS.EXO');
  });

  it('are printed as JSON with benchmark, version and aliases', async () => {
    const { stdout, stderr } = await folder.run(['rules', '--control', 'MS.EXO.12.2v1', '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        id: 'connection-filter/safe-list-enabled',
        controls: [
          { id: '2.1.13', benchmark: 'CIS Microsoft 365 Foundations', version: '7.0.0', aliases: [] },
          { id: 'MS.SECURITYSUITE.8.2v1', benchmark: 'CISA SCuBA', version: '2026-04', aliases: ['MS.EXO.12.2v1'] },
        ],
      },
    ]);
  });

  it.each(['MS.EXO.2.2v3', 'MS.EXO.12.1v1', '2.1.12'])('is completed: %s', async (control) => {
    const { stdout } = await folder.run(['--get-yargs-completions', 'mxlint', 'rules', '--control', '']);
    expect(stdout.split('\n')).toContain(control);
  });
});

describe('the controls of a rule', () => {
  it('stand in the list and on its page, with retired ids', async () => {
    const words = 'CIS Microsoft 365 Foundations 2.1.13; CISA SCuBA MS.SECURITYSUITE.8.2v1 (was MS.EXO.12.2v1)';
    const list = await folder.run(['rules', '--control', '2.1.13']);
    expect(list.stdout.replaceAll(/\s+/g, ' ')).toContain(words);
    const page = await folder.run(['explain', 'connection-filter/safe-list-enabled']);
    expect(page.stdout.replaceAll(/\s+/g, ' ')).toContain(`Controls: ${words}`);
    const json = await folder.run(['explain', 'connection-filter/safe-list-enabled', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ controls: [{ id: '2.1.13' }, { id: 'MS.SECURITYSUITE.8.2v1' }] });
  });

  it('are left out where it has none', async () => {
    const { stdout } = await folder.run(['explain', 'arc/sealer-missing']);
    expect(stdout).not.toContain('Controls');
  });

  it('stand on its page beside the rules of the other side', async () => {
    const { stdout } = await folder.run(['explain', 'connection-filter/service-ip-missing']);
    expect(stdout).toMatch(/\nOther side: .*connection-filter\/service-ip-allowed/);
  });
});
