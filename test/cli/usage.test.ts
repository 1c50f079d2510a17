import { linkSync, readdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
import { headerValue } from '../helpers/objects/header-value.ts';
import { goodConfig, goodTenant, temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

function place(): void {
  folder.write('tenant.json', goodTenant());
  folder.write('mxlint.config.json', goodConfig);
}

describe('wrong usage ends with 2 and one sentence on standard error', () => {
  it.each<[readonly string[], RegExp]>([
    [[], /^error: Name a command\.\nRun mxlint --help\.$/],
    [['adit', 'tenant.json'], /^error: There is no command 'adit'\. Did you mean audit\?\nRun mxlint --help\.$/],
    [['bogus'], /^error: There is no command 'bogus'\.\n/],
    [['evil\u001b[2J'], /^error: There is no command 'evil\\u\{1b\}\[2J'\.\n/],
    [['audit', ''], /^error: An input without a name is no file; check what gives it\.$/],
    [['audit', 'tenant.json', ''], /^error: An input without a name is no file/],
    [
      ['audit', 'tenant.json', '--sarif-category', ''],
      /^error: The option --sarif-category needs a value such as mail\/prod\/\.$/,
    ],
    [
      ['completion', 'zsh'],
      /^error: completion takes no 'zsh'\. Write SHELL=zsh mxlint completion\.\nRun mxlint completion --help\.$/,
    ],
    [
      ['completion', 'fish'],
      /^error: completion takes no 'fish'\. It prints the script for the shell that SHELL names/,
    ],
    [['audit'], /^error: Name an export: mxlint audit tenant\.json/],
    [
      ['audit', 'tenant.json', '--fromat', 'json'],
      /There is no option '--fromat' here\. Did you mean --format\?\nRun mxlint audit --help\./,
    ],
    [['audit', 'tenant.json', '-x'], /There is no option '-x' here\.\n/],
    [['spf'], /^error: Name a command: mxlint spf check\.\nRun mxlint spf --help\.$/],
    [['spf', '--json'], /^error: Name a command: mxlint spf check\./],
    [['spf', 'chek'], /^error: There is no command 'spf chek'\. Did you mean spf check\?\nRun mxlint spf --help\.$/],
    [['collect', 'exo'], /^error: There is no command 'collect exo'\. Did you mean collect dns\?/],
    [['colect'], /^error: There is no command 'colect'\. Did you mean collect\?/],
    [
      ['spf', 'check', '--iq', 'x'],
      /There is no option '--iq' here\. Did you mean --ip\?\nRun mxlint spf check --help\./,
    ],
    [['spf', 'check', 'extra'], /There is no option or word 'extra' here\./],
    [['audit', 'tenant.json', '--fix'], /There is no option '--fix' here\./],
    [
      ['audit', 'tenant.json', '-f', 'jsn'],
      /^error: There is no format 'jsn'\. Did you mean json\? Formats: table, json, sarif\.$/,
    ],
    [['audit', 'tenant.json', '-f', 'html'], /^error: There is no format 'html'\. Formats:/],
    [['audit', 'tenant.json', '-f', 'json', '-f', 'table'], /^error: Only one format can go to standard output/],
    [['audit', 'tenant.json', '-f', 'json=a', '-f', 'sarif=./a'], /^error: Two formats name the same file\.$/],
    [['audit', 'tenant.json', '-f', 'json='], /^error: --format json= names no file\.$/],
    [['audit', 'tenant.json', '-f', 'json=.'], /^error: '\.' is a folder; name a file in it\.$/],
    [
      ['audit', 'tenant.json', '-f', 'json=no/where.json'],
      /^error: The folder of 'no\/where\.json' does not exist\. Create it first; nothing was audited\.$/,
    ],
    [['audit', 'tenant.json', '-f', 'json=tenant.json/a'], /^error: The folder of 'tenant\.json\/a' does not exist/],
    [['audit', 'tenant.json', '--config'], /^error: The option --config needs a value\.\n/],
    [
      ['audit', 'tenant.json', '--config', 'a', '--config', 'b'],
      /^error: The option --config is given twice\.\nRun mxlint audit --help\.$/,
    ],
    [
      ['audit', 'tenant.json', '--profile', 'vendr'],
      /^error: 'vendr' is no value of --profile\. Did you mean vendor\? Allowed: vendor, exchange, security\./,
    ],
    [['audit', 'tenant.json', '--fail-on', 'fatal'], /^error: 'fatal' is no value of --fail-on\./],
    [['audit', 'tenant.json', '--dns', '/dev/zero'], /^error: '\/dev\/zero' is no file\./],
    [['audit', 'tenant.json', '--dns', 'lvie'], /^error: 'lvie' cannot be read\. Give --dns live, off, or a file/],
    [
      ['dns', 'contoso.com', '--dns', 'lvie'],
      /^error: 'lvie' cannot be read\. Give a file that mxlint collect dns wrote\.$/,
    ],
    [
      ['audit', 'tenant.json', '--resolver', 'dns.example.com'],
      /^error: dns\.example\.com is no resolver\. Give an address/,
    ],
    [
      ['audit', 'tenant.json', '--dns', 'off', '--resolver', '192.0.2.53'],
      /^error: --resolver asks the DNS and --dns off does not/,
    ],
    [['audit', 'tenant.json', '--at', 'tomorrow'], /^error: 'tomorrow' is no time; write 2026-11-20 or/],
    [['audit', 'tenant.json', '--at', '2026-02-30'], /^error: '2026-02-30' is no time/],
    [['audit', 'tenant.json', '--at', '2026-11-20T08:00'], /is no time/],
    [['audit', 'tenant.json', '--max-input', 'lots'], /^error: 'lots' is no size; write for example 200MiB\.$/],
    [['audit', 'tenant.json', '--max-input', '0'], /is no size/],
    [
      ['audit', 'tenant.json', '--vendor', 'mxhro'],
      /^error: no vendor profile has the id 'mxhro'; known: mxhero.*mxhero.* A profile of your own is given as a file\.$/,
    ],
    [['audit', 'tenant.json', '--vendor', './gone.json'], /^error: gone\.json: The vendor profile cannot be read\.$/],
    [
      ['audit', 'tenant.json', '--config', 'gone.json'],
      /^error: gone\.json: The configuration file cannot be read\. Check the path given with --config\.$/,
    ],
    [['audit', 'gone.json'], /^error: gone\.json: There is no file or folder gone\.json/],
    [['rules', '--family', 'nobody'], /^error: There is no family 'nobody'\. Families: .*arc/],
    [['rules', '--severity', 'sever'], /^error: 'sever' is no value of --severity\./],
    [['explain'], /^error: Name a rule: mxlint explain arc\/sealer-missing/],
    [
      ['explain', 'arc/sealer-mising'],
      /^error: There is no rule 'arc\/sealer-mising'\. Did you mean arc\/sealer-missing\?/,
    ],
    [
      ['explain', 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'],
      /^error: There is no rule 'z+'\. mxlint rules lists them all\.$/,
    ],
    [['explain', 'arc/sealer-missing', 'twice'], /There is no option or word 'twice' here\./],
    [['schema'], /^error: Name one of tenant, config, report, vendor-profile\.$/],
    [['schema', 'tenants'], /^error: 'tenants' is no value of name\. Did you mean tenant\?/],
    [['init', 'extra'], /There is no option or word 'extra' here\./],
    [
      ['init', '--vendor', 'nobody'],
      /^error: no vendor profile has the id 'nobody'; known: mxhero, heimdal, hornetsecurity, generic-gateway\.$/,
    ],
    [
      ['init', '--inbound', 'sideways'],
      /^error: 'sideways' is no value of --inbound\. Allowed: loopback, border, none\./,
    ],
  ])('%j', async (argv, message) => {
    place();
    const { code, stdout, stderr } = await folder.run(argv, { env: { VALUE: headerValue } });
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('does no work before it has looked at the outputs', async () => {
    place();
    const before = readdirSync(folder.path());
    let wasRead = false;
    const stdin = {
      *[Symbol.iterator]() {
        wasRead = true;
        yield new Uint8Array();
      },
    };
    const argv = ['audit', '-', '-f', 'json=a.json', '-f', 'sarif=no/where.sarif'];
    const { code } = await folder.run(argv, { stdin: stdin as never });
    expect(code).toBe(2);
    expect(wasRead).toBe(false);
    expect(readdirSync(folder.path())).toEqual(before);
  });

  it('overwrites nothing that it reads, whatever it is called', async () => {
    place();
    linkSync(folder.path('tenant.json'), folder.path('same.json'));
    symlinkSync('mxlint.config.json', folder.path('link.json'));
    for (const [argv, named] of [
      [['tenant.json', '-f', 'json=./tenant.json'], './tenant.json'],
      [['tenant.json', '-f', 'table', '-f', 'json=same.json'], 'same.json'],
      [['tenant.json', '--config', 'mxlint.config.json', '-f', 'json=link.json'], 'link.json'],
    ] as const) {
      const { code, stdout, stderr } = await folder.run(['audit', ...argv], { env: { VALUE: headerValue } });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(`error: '${named}' is read by this run; write to another file.\n`);
    }
    expect(JSON.parse(folder.read('tenant.json'))).toEqual(goodTenant());
  });

  it.each(['json', 'sarif', 'table'])('replaces the %s report of an earlier run among the exports', async (format) => {
    folder.write('exports/tenant.json', goodTenant());
    const argv = ['audit', 'exports', '-f', `${format}=exports/report`];
    const first = await folder.run(argv);
    const second = await folder.run(argv);
    expect([first.code, second.code]).not.toContain(2);
    expect(second.stderr).not.toContain('is read by this run');
  });

  it('overwrites no file of a folder, no configuration that it finds, and no header value', async () => {
    folder.write('exports/tenant.json', goodTenant());
    folder.write('mxlint.config.json', { services: [{ headerValue: { file: 'secret/value.txt' } }] });
    folder.write('secret/value.txt', headerValue);
    folder.write('own.json', { ...defaultVendor, id: 'own-service' });
    for (const name of ['exports/tenant.json', 'mxlint.config.json', 'secret/value.txt', 'own.json']) {
      const before = folder.read(name);
      const { code, stdout, stderr } = await folder.run([
        'audit',
        'exports',
        '--vendor=own.json',
        '-f',
        `json=${name}`,
      ]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(`error: '${name}' is read by this run; write to another file.\n`);
      expect(folder.read(name)).toBe(before);
    }
  });

  it('replaces an earlier report', async () => {
    place();
    folder.write('report.json', 'old');
    const argv = ['audit', 'tenant.json', '--profile', 'vendor', '-f', 'json=report.json'];
    expect((await folder.run(argv, { env: { VALUE: headerValue } })).code).toBe(0);
    expect(JSON.parse(folder.read('report.json'))).toMatchObject({ exitCode: 0 });
  });

  it('takes names that cannot be looked at for missing ones', async () => {
    symlinkSync('loop.json', folder.path('loop.json'));
    const long = `${'x'.repeat(300)}.json`;
    for (const name of ['loop.json', long]) {
      const { code, stderr } = await folder.run(['audit', name]);
      expect(stderr).toMatch(/^error: /);
      expect(code).toBe(2);
    }
  });

  it.each(['', '{ "services": [', '{ "nonsense": 1 }', '{ "services": [{ "vendor": "nobody" }] }'])(
    'refuses the configuration %j',
    async (content) => {
      place();
      folder.write('mxlint.config.json', content);
      const { code, stdout, stderr } = await folder.run(['audit', 'tenant.json']);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^error: mxlint\.config\.json:\d+:\d+: /);
    },
  );

  it('refuses to judge several organizations at once', async () => {
    place();
    folder.write(
      'other.json',
      JSON.stringify(goodTenant()).replaceAll('contoso.onmicrosoft.com', 'fabrikam.onmicrosoft.com'),
    );
    const { code, stderr } = await folder.run(['audit', 'tenant.json', 'other.json'], { env: { VALUE: headerValue } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/several organizations: contoso\.onmicrosoft\.com, fabrikam\.onmicrosoft\.com/);
  });
});
