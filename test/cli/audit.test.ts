import { chmodSync, linkSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { guideSections } from '../helpers/guide-tenant.ts';
import { testHost } from '../helpers/host.ts';
import { bundle } from '../helpers/objects/bundle.ts';
import { headerValue } from '../helpers/objects/header-value.ts';
import { badTenant, goodAnswers, goodConfig, goodTenant, temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();
const env = { VALUE: headerValue };

function place(tenant: object): void {
  folder.write('tenant.json', tenant);
  folder.write('mxlint.config.json', goodConfig);
}

interface JsonReport {
  readonly exitCode: number;
  readonly snapshot: { readonly takenFrom: string; readonly judgedAt: string };
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly service: string }[];
  readonly services: readonly { readonly id: string }[];
  readonly outcomes: readonly { readonly rule: string; readonly state: string }[];
  readonly files: readonly { readonly path: string; readonly role: string }[];
}

function report(text: string): JsonReport {
  const parsed: JsonReport = JSON.parse(text);
  return parsed;
}

async function audited(...argv: string[]): Promise<JsonReport> {
  const { stdout } = await folder.run(['audit', 'tenant.json', '-f', 'json', ...argv], { env });
  return report(stdout);
}

describe('exit codes', () => {
  it('is 0 for a tenant that follows the guide', async () => {
    place(goodTenant());
    folder.write('dns.json', goodAnswers());
    const argv = ['audit', 'tenant.json', '--profile', 'vendor', '--dns', 'dns.json'];
    const { code, stdout, stderr } = await folder.run(argv, { env });
    expect(stdout).toContain('No findings.');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('is 1 for a finding at or above the threshold, and 0 below it', async () => {
    place(badTenant());
    const codes = async (...options: string[]) =>
      (await folder.run(['audit', 'tenant.json', '--profile', 'vendor', ...options], { env })).code;
    expect(await codes()).toBe(1);
    expect(await codes('--fail-on', 'high')).toBe(1);
    expect(await codes('--fail-on=info')).toBe(1);
    expect(await codes('--fail-on', 'critical')).toBe(0);
    expect(await codes('--fail-on', 'never')).toBe(0);
    expect(await codes('--exit-zero')).toBe(0);
  });

  it('is 3 when something could not be judged and the run is strict, whatever the findings', async () => {
    const { InboundConnector: _, ...sections } = guideSections();
    place(bundle({ ...sections, ArcConfig: [] }));
    const run = async (...options: string[]) => (await folder.run(['audit', 'tenant.json', ...options], { env })).code;
    expect(await run()).toBe(1);
    expect(await run('--strict')).toBe(3);
    expect(await run('--strict', '--exit-zero')).toBe(3);
    expect(await run('--strict', '--fail-on', 'never')).toBe(3);
  });

  it('is 3 when a file could not be read and the run is strict', async () => {
    place(goodTenant());
    const argv = ['audit', 'tenant.json', 'gone.json', '--fail-on', 'never'];
    expect((await folder.run(argv, { env })).code).toBe(0);
    expect((await folder.run([...argv, '--strict'], { env })).code).toBe(3);
  });

  it('is 2 when no rule could be evaluated at all', async () => {
    folder.write('tenant.json', bundle({ TransportConfig: [] }));
    const { code, stdout } = await folder.run(['audit', 'tenant.json', '--profile', 'vendor']);
    expect(code).toBe(2);
    expect(stdout).toContain('no verdict');
  });

  it('is 3 with the details for a mistake of the program', async () => {
    place(goodTenant());
    const host = testHost({ cwd: folder.path(), env });
    const broken = {
      ...host,
      now: () => {
        throw new Error('the clock broke');
      },
    };
    expect(await main(['audit', 'tenant.json'], broken)).toBe(3);
    expect(host.written.stderr).toMatch(/^mxlint: unexpected error\. Please report it.*\nError: the clock broke\n/);
    expect(host.written.stdout).toBe('');
  });

  it('is 3 without the words of an error that quotes what it was made of', async () => {
    place(goodTenant());
    const host = testHost({ cwd: folder.path(), env });
    const broken = {
      ...host,
      now: () => {
        throw new SyntaxError('abcd-1234-efgh\n::error::x');
      },
    };
    expect(await main(['audit', 'tenant.json'], broken)).toBe(3);
    expect(host.written.stderr).toMatch(/^mxlint: unexpected error\..*\nSyntaxError\n +at /);
    expect(host.written.stderr).not.toMatch(/abcd-1234|::error/);
  });
});

describe('outputs', () => {
  it('writes several formats at once, each as if it were alone', async () => {
    place(badTenant());
    const argv = ['audit', 'tenant.json', '-f', 'table', '-f', 'json=report.json', '--format=sarif=mxlint.sarif'];
    const { code, stdout } = await folder.run(argv, { env });
    expect(code).toBe(1);
    expect(stdout).toContain('arc/sealer-missing');
    expect(report(folder.read('report.json')).exitCode).toBe(1);
    expect(JSON.parse(folder.read('mxlint.sarif'))).toMatchObject({ version: '2.1.0' });
    const alone = await folder.run(['audit', 'tenant.json', '-f', 'json'], { env });
    expect(folder.read('report.json')).toBe(alone.stdout);
  });

  it('keeps all formats on a line that only the full parser understands', async () => {
    place(goodTenant());
    const { stdout, code } = await folder.run(
      ['audit', '-f', 'table', '-f', 'json=a.json', '--strict=false', '--', 'tenant.json'],
      { env },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('mxlint');
    expect(report(folder.read('a.json')).exitCode).toBe(0);
  });

  it('prints nothing but the document to standard output, and what went wrong to standard error', async () => {
    place(goodTenant());
    const { stdout, stderr } = await folder.run(['audit', 'tenant.json', 'gone.json', '-f', 'json'], { env });
    expect(() => report(stdout)).not.toThrow();
    expect(stderr).toMatch(/^warning: gone\.json: There is no file or folder/);
  });

  it('says in the table itself what went wrong, and not a second time', async () => {
    place(goodTenant());
    const { stdout, stderr } = await folder.run(['audit', 'tenant.json', 'gone.json'], { env });
    expect(stdout).toContain('gone.json');
    expect(stderr).toBe('');
  });

  it('hides commands on request', async () => {
    place(badTenant());
    const lines = async (...options: string[]) =>
      (await folder.run(['audit', 'tenant.json', ...options], { env })).stdout;
    expect(await lines()).toContain('Set-ArcConfig');
    expect(await lines('--no-fix')).not.toContain('Set-ArcConfig');
  });

  it('names the category of a SARIF log', async () => {
    place(goodTenant());
    const category = async (...options: string[]) => {
      const { stdout } = await folder.run(['audit', 'tenant.json', '-f', 'sarif', ...options], { env });
      return JSON.parse(stdout).runs[0].automationDetails.id as unknown;
    };
    expect(await category()).toBe('mxlint/contoso.onmicrosoft.com/');
    expect(await category('--sarif-category', 'mail/prod/')).toBe('mail/prod/');
  });

  it('replaces a file whole, keeps its permissions and a link to it, and leaves nothing beside it', async () => {
    place(goodTenant());
    folder.write('private.json', 'old');
    chmodSync(folder.path('private.json'), 0o600);
    symlinkSync('private.json', folder.path('link.json'));
    const before = readdirSync(folder.path()).toSorted();
    const { code } = await folder.run(['audit', 'tenant.json', '-f', 'json=link.json'], { env });
    expect(code).toBe(0);
    expect(report(folder.read('private.json')).exitCode).toBe(0);
    expect(statSync(folder.path('private.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path()).toSorted()).toEqual(before);
  });

  it('does not change the other name of a file', async () => {
    place(goodTenant());
    folder.write('kept.json', 'old');
    linkSync(folder.path('kept.json'), folder.path('out.json'));
    await folder.run(['audit', 'tenant.json', '-f', 'json=out.json'], { env });
    expect(folder.read('kept.json')).toBe('old');
  });

  it('fails with 2 and says so when a file cannot be written, and writes the others', async () => {
    place(goodTenant());
    const gone = `${'x'.repeat(300)}.json`;
    const { code, stderr } = await folder.run(['audit', 'tenant.json', '-f', `json=${gone}`, '-f', 'sarif=a.sarif'], {
      env,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: 'x+\.json' could not be written, nothing of it is there: ENAMETOOLONG/);
    expect(folder.read('a.sarif')).toContain('"2.1.0"');
  });
});

describe('inputs', () => {
  it('reads standard input in pieces', async () => {
    folder.write('mxlint.config.json', goodConfig);
    const bytes = new TextEncoder().encode(JSON.stringify(badTenant()));
    const stdin = [bytes.subarray(0, 7), bytes.subarray(7, 5000), bytes.subarray(5000)];
    const { code, stdout } = await folder.run(['audit', '-', '-f', 'json'], { env, stdin });
    expect(code).toBe(1);
    expect(report(stdout).files[0]).toMatchObject({ path: 'stdin.json', role: 'input' });
  });

  it('reads standard input beside files when the full parser is needed', async () => {
    place(goodTenant());
    const { stdout } = await folder.run(['audit', '-', '--strict=false', '-f', 'json'], {
      env,
      stdin: JSON.stringify(goodTenant()),
    });
    expect(report(stdout).files.map((file) => file.path)).toContain('stdin.json');
  });

  it('reads a folder, but not the configuration in it as an export', async () => {
    folder.write('exports/tenant.json', goodTenant());
    folder.write('exports/mxlint.config.json', goodConfig);
    const { code, stdout } = await folder.run(['audit', 'exports', '-f', 'json'], { env });
    expect(code).toBe(0);
    expect(report(stdout).files).toMatchObject([
      { path: 'exports/tenant.json', role: 'input' },
      { path: 'exports/mxlint.config.json', role: 'config' },
    ]);
  });

  it('refuses what is larger than the limit, and takes it with a higher one', async () => {
    place(goodTenant());
    const size = statSync(folder.path('tenant.json')).size;
    const limited = await folder.run(['audit', 'tenant.json', '--max-input', '4KiB'], { env });
    expect(limited.code).toBe(2);
    expect(limited.stderr).toMatch(/^error: tenant\.json: .* more than the limit of 4096 bytes\. .*--max-input/);
    expect((await folder.run(['audit', 'tenant.json', '--max-input', String(size)], { env })).code).toBe(0);
    expect(
      (await folder.run(['audit', '-', '--max-input', '4KiB'], { env, stdin: 'x'.repeat(4097) })).stderr,
    ).toContain('Standard input goes beyond the limit of 4096 bytes');
  });
});

describe('time and rules', () => {
  it('judges at the time of the export unless told otherwise', async () => {
    place(goodTenant());
    expect((await audited()).snapshot).toMatchObject({ takenFrom: 'header', judgedAt: '2026-11-15T08:30:00Z' });
    expect((await audited('--at', '2026-11-20')).snapshot.judgedAt).toBe('2026-11-20T00:00:00Z');
    expect((await audited('--at=2026-11-20T10:00:00+02:00')).snapshot.judgedAt).toBe('2026-11-20T08:00:00Z');
  });

  it('runs the rules of the asked profiles', async () => {
    place(goodTenant());
    const all = (await audited()).outcomes.map((outcome) => outcome.rule);
    const vendor = (await audited('--profile', 'vendor')).outcomes.map((outcome) => outcome.rule);
    const two = (await audited('--profile', 'vendor', '--profile', 'exchange')).outcomes.map((outcome) => outcome.rule);
    expect(vendor).toContain('arc/sealer-missing');
    expect(vendor).not.toContain('connector/inbound-return-relay-denied');
    expect(two).toContain('connector/inbound-return-relay-denied');
    expect(all.length).toBeGreaterThanOrEqual(two.length);
  });
});
