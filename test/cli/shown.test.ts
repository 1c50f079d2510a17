import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { guideSections, guideService } from '../helpers/guide-tenant.ts';
import { bundle } from '../helpers/objects/bundle.ts';
import { headerValue } from '../helpers/objects/header-value.ts';
import { badTenant, goodConfig, temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();
const env = { VALUE: headerValue };

function place(tenant: object): void {
  folder.write('tenant.json', tenant);
  folder.write('mxlint.config.json', goodConfig);
}

describe('the value of the headers', () => {
  const plain = { services: [{ ...guideService, headerValue }] };

  it('is shown by the table on standard output only, on request', async () => {
    place(bundle({ ...guideSections(), TransportRule: [] }));
    folder.write('mxlint.config.json', plain);
    for (const format of ['table', 'json', 'sarif']) {
      const { stdout, stderr } = await folder.run(['audit', 'tenant.json', '-f', format]);
      expect(stdout + stderr).not.toContain(headerValue);
    }
    for (const format of ['json', 'sarif']) {
      const { stdout, stderr } = await folder.run(['audit', 'tenant.json', '-f', format, '--show-secrets']);
      expect(stdout + stderr).not.toContain(headerValue);
    }
  });

  it.each(['table', 'json', 'sarif'])('is never in a file: %s', async (format) => {
    place(bundle({ ...guideSections(), TransportRule: [] }));
    folder.write('mxlint.config.json', plain);
    await folder.run(['audit', 'tenant.json', '-f', `${format}=out.txt`, '--show-secrets']);
    expect(folder.read('out.txt')).not.toContain(headerValue);
    expect(folder.read('out.txt').length).toBeGreaterThan(100);
  });

  it('stands in the table when it is asked for', async () => {
    const wrong = guideSections().TransportRule?.map((rule) => ({
      ...rule,
      SetHeaderValue: 'another-value-of-another-tenant',
    }));
    place(bundle({ ...guideSections(), TransportRule: wrong ?? [] }));
    const shown = await folder.run(['audit', 'tenant.json', '--show-secrets'], { env });
    const hidden = await folder.run(['audit', 'tenant.json'], { env });
    expect(shown.stdout).toContain('another-value-of-another-tenant');
    expect(hidden.stdout).not.toContain('another-value-of-another-tenant');
    expect(hidden.stdout).toMatch(/value \d/);
  });
});

describe('terminal', () => {
  it.each([
    ['auto on a terminal', [], { isTerminal: true }, true],
    ['auto on a terminal with NO_COLOR', [], { isTerminal: true, env: { ...env, NO_COLOR: '1' } }, false],
    ['auto on a terminal with an empty NO_COLOR', [], { isTerminal: true, env: { ...env, NO_COLOR: '' } }, true],
    ['auto on a pipe', [], {}, false],
    ['always on a pipe', ['--color', 'always'], { env: { ...env, NO_COLOR: '1' } }, true],
    ['never on a terminal', ['--color', 'never'], { isTerminal: true }, false],
  ])('%s', async (_, options, settings, isColored) => {
    place(badTenant());
    const { stdout } = await folder.run(['audit', 'tenant.json', ...options], { env, ...settings });
    expect(stdout.includes('\u001b[')).toBe(isColored);
  });

  it('never colors a file', async () => {
    place(badTenant());
    await folder.run(['audit', 'tenant.json', '-f', 'table=out.txt', '--color', 'always'], { env, isTerminal: true });
    expect(folder.read('out.txt')).not.toContain('\u001b');
  });

  it('keeps prose within its columns', async () => {
    place(badTenant());
    const { stdout } = await folder.run(['audit', 'tenant.json', '--no-fix', '--dns', 'off'], {
      env,
      isTerminal: true,
      columns: 50,
    });
    const lines = stripVTControlCharacters(stdout).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
  });
});
