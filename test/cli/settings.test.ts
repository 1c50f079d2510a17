import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
import { headerValue } from '../helpers/objects/header-value.ts';
import { badTenant, goodConfig, goodTenant, temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();
const env = { VALUE: headerValue };

interface JsonReport {
  readonly services: readonly { readonly id: string; readonly vendor?: string }[];
  readonly files: readonly { readonly path: string; readonly role: string }[];
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

async function audited(
  argv: readonly string[],
  cwd = '.',
): Promise<JsonReport & { readonly stderr: string; readonly code: number }> {
  const { stdout, stderr, code } = await folder.run(['audit', ...argv, '-f', 'json'], { env, cwd: folder.path(cwd) });
  if (stdout === '') throw new Error(stderr);
  const report: JsonReport = JSON.parse(stdout);
  return { ...report, stderr, code };
}

/** The path of the configuration as the report lists it, and the ids of the services in it. */
async function configOf(argv: readonly string[], cwd?: string): Promise<string> {
  const { files, services } = await audited(argv, cwd);
  const file = files.find(({ role }) => role === 'config');
  return `${file?.path ?? 'none'}: ${services.map(({ id }) => id).join(', ')}`;
}

const configCalled = (id: string, more: object = {}) => ({ services: [{ ...goodConfig.services[0], id }], ...more });

describe('the configuration', () => {
  it('is looked for with --config, upward from here, then upward from the first input', async () => {
    folder.write('data/in/tenant.json', goodTenant());
    mkdirSync(folder.path('work/deep'), { recursive: true });
    const input = folder.path('data/in/tenant.json');
    expect(await configOf([input], 'work/deep')).toBe('none: mxhero');
    folder.write('data/mxlint.config.json', configCalled('above-input'));
    expect(await configOf([input], 'work/deep')).toBe('mxlint.config.json: above-input');
    folder.write('data/in/mxlint.config.json', configCalled('beside-input'));
    expect(await configOf([input], 'work/deep')).toBe('mxlint.config.json: beside-input');
    folder.write('work/mxlint.config.json', configCalled('above-here'));
    expect(await configOf([input], 'work/deep')).toBe('mxlint.config.json: above-here');
    folder.write('work/deep/mxlint.config.json', configCalled('here'));
    expect(await configOf([input], 'work/deep')).toBe('mxlint.config.json: here');
    folder.write('work/deep/own.json', configCalled('given'));
    expect(await configOf([input, '--config', 'own.json'], 'work/deep')).toBe('own.json: given');
    expect(await configOf([input, '--config=own.json'], 'work/deep')).toBe('own.json: given');
  });

  it('is looked for beside a folder of exports and not at all beside standard input', async () => {
    folder.write('data/in/tenant.json', goodTenant());
    folder.write('data/in/mxlint.config.json', configCalled('beside-input'));
    mkdirSync(folder.path('work'));
    expect(await configOf([folder.path('data/in')], 'work')).toBe('mxlint.config.json: beside-input');
    const { stdout } = await folder.run(['audit', '-', '-f', 'json'], {
      env,
      cwd: folder.path('work'),
      stdin: JSON.stringify(goodTenant()),
    });
    const report: JsonReport = JSON.parse(stdout);
    expect(report.files.map(({ role }) => role)).toEqual(['input']);
  });

  it('may say how findings are judged, unless it merely lies beside the input', async () => {
    folder.write('data/tenant.json', badTenant());
    const suppression = {
      rule: 'arc/sealer-missing',
      object: { kind: 'ArcConfig', identity: 'Default' },
      justification: 'None.',
      owner: 'mallory@example.com',
      expires: '2099-01-01',
    };
    const judging = { rules: { 'arc/sealer-missing': 'off' }, suppress: [suppression] };
    folder.write('data/mxlint.config.json', configCalled('hostile', judging));
    mkdirSync(folder.path('work'));
    const argv = [folder.path('data/tenant.json'), '--profile', 'vendor'];
    const untrusted = await audited(argv, 'work');
    expect(untrusted.findings.map(({ rule }) => rule)).toContain('arc/sealer-missing');
    expect(untrusted.services[0]?.id).toBe('hostile');
    expect(untrusted.stderr).toMatch(/warning: mxlint\.config\.json:\d+:\d+: .*merely lies beside the input/);
    expect(untrusted.code).toBe(1);
    const trusted = await audited([...argv, '--config', folder.path('data/mxlint.config.json')], 'work');
    expect(trusted.findings.map(({ rule }) => rule)).not.toContain('arc/sealer-missing');
    expect(trusted.code).toBe(0);
  });

  it('does not make the program read what never ends', async () => {
    folder.write('tenant.json', goodTenant());
    folder.write('mxlint.config.json', { services: [{ vendor: 'mxhero', headerValue: { file: '/dev/zero' } }] });
    const { code, stderr } = await folder.run(['audit', 'tenant.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/the file \/dev\/zero cannot be read/);
  });

  it.each(['link.txt', 'folder/secret.txt'])(
    'that merely lies beside the input reads nothing outside by %s',
    async (file) => {
      folder.write('data/tenant.json', goodTenant());
      folder.write('private/secret.txt', headerValue);
      folder.write('data/mxlint.config.json', { services: [{ ...goodConfig.services[0], headerValue: { file } }] });
      symlinkSync('../private/secret.txt', folder.path('data/link.txt'));
      symlinkSync('../private', folder.path('data/folder'));
      mkdirSync(folder.path('work'), { recursive: true });
      const argv = ['audit', '../data/tenant.json', '--profile', 'vendor'];
      const untrusted = await folder.run(argv, { cwd: folder.path('work') });
      expect(untrusted.stderr).toContain(`the file ${file} cannot be read`);
      expect(untrusted.code).toBe(2);
      const trusted = await folder.run([...argv, '--config', '../data/mxlint.config.json'], {
        cwd: folder.path('work'),
      });
      expect(trusted.stderr).toBe('');
      expect(trusted.code).toBe(0);
    },
  );

  it('reads the header value from a file beside itself, wherever the program is started', async () => {
    folder.write('tenant.json', goodTenant());
    folder.write('etc/value.txt', `${headerValue}\n`);
    folder.write('etc/own.json', { services: [{ ...goodConfig.services[0], headerValue: { file: 'value.txt' } }] });
    const { code, stderr } = await folder.run([
      'audit',
      'tenant.json',
      '--config',
      'etc/own.json',
      '--profile',
      'vendor',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('that is a folder is named as what cannot be read', async () => {
    folder.write('tenant.json', goodTenant());
    mkdirSync(folder.path('mxlint.config.json'));
    const { code, stderr } = await folder.run(['audit', 'tenant.json']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: mxlint.config.json: The configuration file cannot be read. Mend or remove it, or name another with --config.\n',
    );
  });
});

describe('--vendor', () => {
  const own = { ...defaultVendor, id: 'own-service', name: 'Own Service', arc: { sealer: 'seal.example.com' } };

  it('takes a profile from a file, and names it in the report', async () => {
    folder.write('tenant.json', goodTenant());
    folder.write('own.json', own);
    const { services, files, findings } = await audited(['tenant.json', '--vendor', 'own.json']);
    expect(services.map(({ id }) => id)).toEqual(['own-service']);
    expect(files).toContainEqual(expect.objectContaining({ path: 'own.json', role: 'profile' }));
    expect(findings.map(({ rule }) => rule)).toContain('arc/sealer-missing');
  });

  it('finds what is left of the built-in service where only another one is selected', async () => {
    folder.write('tenant.json', goodTenant());
    folder.write('own.json', own);
    const leftover = expect.objectContaining({ rule: 'routing/vendor-leftover' });
    expect((await audited(['tenant.json', '--vendor', 'own.json'])).findings).toContainEqual(leftover);
    const both = await audited(['tenant.json', '--vendor', 'own.json', '--vendor', 'mxhero']);
    expect(both.findings).not.toContainEqual(leftover);
  });

  it('audits for several services, each once', async () => {
    folder.write('tenant.json', goodTenant());
    folder.write('own.json', own);
    const argv = ['tenant.json', '--vendor', 'MXHERO', '--vendor', './own.json', '--vendor', 'mxhero'];
    expect((await audited(argv)).services.map(({ id }) => id)).toEqual(['mxhero', 'own-service']);
  });

  it('selects the declared services of the vendor and drops the others', async () => {
    folder.write('tenant.json', goodTenant());
    folder.write('own.json', own);
    const [mxhero] = goodConfig.services;
    folder.write('mxlint.config.json', {
      services: [
        { ...mxhero, id: 'first' },
        { ...mxhero, id: 'second', vendor: 'own-service' },
      ],
    });
    const all = await audited(['tenant.json', '--vendor', 'own.json', '--vendor', 'mxhero']);
    expect(all.services.map(({ id }) => id)).toEqual(['second', 'first']);
    const one = await audited(['tenant.json', '--vendor', 'own.json']);
    expect(one.services.map(({ id }) => id)).toEqual(['second']);
  });

  it('lets a profile of the user replace the one of the same id', async () => {
    folder.write('tenant.json', goodTenant());
    folder.write('newer.json', { ...defaultVendor, arc: { sealer: 'new.example.com' } });
    folder.write('mxlint.config.json', goodConfig);
    const { findings, services } = await audited(['tenant.json', '--vendor', 'newer.json']);
    expect(services.map(({ id }) => id)).toEqual(['mxhero']);
    expect(findings.map(({ rule }) => rule)).toContain('arc/sealer-missing');
  });

  it('means the built-in profile even where a folder has its name', async () => {
    folder.write('tenant.json', goodTenant());
    mkdirSync(folder.path('mxhero'));
    expect((await audited(['tenant.json', '--vendor', 'mxhero'])).services.map(({ id }) => id)).toEqual(['mxhero']);
  });

  it.each([
    ['is no JSON', '{', /^error: own\.json:1:\d+: /],
    ['lacks fields', '{ "schema": 1 }', /^error: own\.json:\d+:\d+: .*/],
    ['has an unknown field', JSON.stringify({ ...own, colour: 'red' }), /^error: own\.json:1:\d+: .*colour/],
    ['is no text', '\u0000\u0001\u0002', /^error: own\.json/],
  ])('refuses a profile that %s', async (_, content, message) => {
    folder.write('tenant.json', goodTenant());
    folder.write('own.json', content);
    const { code, stdout, stderr } = await folder.run(['audit', 'tenant.json', '--vendor', 'own.json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
