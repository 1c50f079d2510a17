import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configText } from '../../src/cli/config-template.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import type { Config } from '../../src/config/config.ts';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
import { headerValue } from '../helpers/objects/header-value.ts';
import { goodTenant, temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();
const name = 'mxlint.config.json';

/** What the program makes of a configuration that it has written itself. */
function configOf(text: string): Config {
  const input = { text, path: name, trusted: true, env: () => undefined, readText: () => undefined };
  const { config, problems } = parseConfig(input, { ruleIds: [], vendorIds: ['mxhero'] });
  expect(problems).toEqual([]);
  return config;
}

function serviceOf(text: string) {
  const [service] = configOf(text).services;
  if (service === undefined) throw new Error('no service');
  return service;
}

describe('init', () => {
  it('asks on a terminal and writes what was answered', async () => {
    const answers = [
      'sideways',
      ' Loopback ',
      'loopback',
      'contoso.com, Fabrikam.com.',
      'a.mail.protection.outlook.com',
      '',
      '*.mxhero.com',
      '',
    ];
    const { code, stdout, stderr, asked } = await folder.run(['init'], { isTerminal: true, answers });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Wrote mxlint\.config\.json\./);
    expect(stderr).toBe('Please answer one of loopback, border, none.\n');
    expect(asked).toHaveLength(8);
    const service = serviceOf(folder.read(name));
    expect(service).toMatchObject({
      vendor: 'mxhero',
      inbound: { value: 'loopback' },
      outbound: { value: 'loopback' },
      overrides: { tls: { serverNames: ['*.mxhero.com'] } },
    });
    expect(service.domains.map(({ domain, server, relayServer }) => [domain, server?.value, relayServer])).toEqual([
      ['contoso.com', 'a.mail.protection.outlook.com', undefined],
      ['fabrikam.com', 'a.mail.protection.outlook.com', undefined],
    ]);
  });

  it('declares nothing that was left open, and gives up on wrong answers', async () => {
    const answers = ['x', 'y', 'z', '', '', '', ''];
    const { code, asked } = await folder.run(['init'], { isTerminal: true, answers });
    expect(code).toBe(0);
    expect(asked.filter((question) => question.startsWith('How does inbound'))).toHaveLength(3);
    const service = serviceOf(folder.read(name));
    expect(service.inbound).toBeUndefined();
    expect(service.outbound).toBeUndefined();
    expect(service.domains).toEqual([]);
    expect(service.overrides).toEqual({});
  });

  it.each([[[]], [['loopback']], [['', '', 'contoso.com']], [['sideways']]])(
    'writes nothing when the questions are broken off after %j',
    async (answers) => {
      const { code, stdout, stderr, asked } = await folder.run(['init'], { isTerminal: true, answers });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/\nerror: The questions were broken off, so nothing was written\.\n$/);
      expect(asked).toHaveLength(answers.length + 1);
      expect(existsSync(folder.path(name))).toBe(false);
    },
  );

  it('says that it does not ask where nobody can answer', async () => {
    const note = 'note: Standard input is no terminal, so nothing was asked; what no option gives is not declared.\n';
    const piped = await folder.run(['init'], { stdin: 'loopback\nloopback\n' });
    expect({ code: piped.code, stderr: piped.stderr }).toEqual({ code: 0, stderr: note });
    expect((await folder.run(['init', '--force', '--yes'])).stderr).toBe('');
    const options = ['--inbound', 'border', '--outbound', 'none', '--domain', 'contoso.com'];
    expect((await folder.run(['init', '--force', ...options])).stderr).toBe('');
  });

  it('asks nothing for which there is an option, nothing without a terminal, and nothing with --yes', async () => {
    const options = [
      '--inbound',
      'border',
      '--outbound',
      'none',
      '--domain',
      'contoso.com',
      '--server',
      'a.example.com',
    ];
    const facts = ['--fact', 'tls.serverNames=*.mxhero.com', '--fact', 'tls.clientNames=none'];
    expect((await folder.run(['init', ...options, ...facts], { isTerminal: true })).asked).toEqual([]);
    expect((await folder.run(['init', '--force'])).asked).toEqual([]);
    expect((await folder.run(['init', '--force', '-y'], { isTerminal: true })).asked).toEqual([]);
  });

  it('writes from options what the audit then goes by', async () => {
    const options = [
      '--inbound',
      'loopback',
      '--outbound',
      'standard',
      '--domain',
      'contoso.com',
      '--domain=example.com',
    ];
    await folder.run([
      'init',
      ...options,
      '--server',
      'contoso-com.mail.protection.outlook.com',
      '--relay-server',
      'r.example.com',
    ]);
    const service = serviceOf(folder.read(name));
    expect(service.domains.map(({ domain }) => domain)).toEqual(['contoso.com', 'example.com']);
    expect(service.domains[1]?.relayServer?.value).toBe('r.example.com');
    folder.write('tenant.json', goodTenant());
    const { stdout } = await folder.run(['audit', 'tenant.json']);
    expect(stdout).toMatch(/inbound\s+loopback, declared/);
  });

  it('holds whatever the answers hold as plain text', () => {
    const server = 'a"\n// } \\ \u0007';
    const answers = { vendor: 'mxhero', inbound: undefined, outbound: undefined, relayServer: undefined };
    const document = configText({ ...answers, facts: new Map(), domains: ['contoso.com'], server }, defaultVendor);
    expect(serviceOf(document).domains[0]?.server?.value).toBe(server.trim());
  });

  it('shows how a domain is declared where none was named', async () => {
    await folder.run(['init', '-y']);
    expect(folder.read(name)).not.toMatch(/\n\s*\n/);
    expect(folder.read(name)).toMatch(/"domains": \{\n *\/\/ "contoso\.com": \{ "server": .+ \},\n/);
  });

  it.each<[string, readonly string[]]>([
    ['no domain', []],
    ['a domain', ['--domain', 'contoso.com']],
  ])('writes comments that are right once they are switched on: %s', async (_, options) => {
    await folder.run(['init', '-y', ...options]);
    const text = folder.read(name).replaceAll(/^( *)\/\/(?= *["{}])/gm, '$1');
    const input = { text, path: name, trusted: true, env: () => headerValue, readText: () => undefined };
    const ruleIds = ['connection-filter/service-ip-allowed'];
    const { config, problems } = parseConfig(input, { ruleIds, vendorIds: ['mxhero'] });
    expect(problems).toEqual([]);
    expect(config.services[0]).toMatchObject({
      inbound: { value: 'loopback' },
      outbound: { value: 'standard' },
      groups: { recipients: [], senders: [], users: [] },
      overrides: { tls: { serverNames: ['*.example.com'], clientNames: ['*.example.com'] } },
      domains: [{ domain: 'contoso.com', server: { value: 'contoso-com.mail.protection.outlook.com' } }],
    });
    expect(config.suppress).toHaveLength(1);
  });

  it('takes host names and addresses for servers only', async () => {
    for (const option of ['--server', '--relay-server']) {
      const { code, stderr } = await folder.run(['init', '--domain', 'contoso.com', option, 'a"b']);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `error: 'a"b' is no host name such as contoso-com.mail.protection.outlook.com.\n`,
      });
    }
    const answers = ['', '', 'contoso.com', 'no host', ' 192.0.2.7 ', '', ''];
    const asked = await folder.run(['init'], { isTerminal: true, answers });
    expect(asked.stderr).toBe("Left out: 'no host' is no host name.\n");
    const [domain] = serviceOf(folder.read(name)).domains;
    expect([domain?.server, domain?.relayServer?.value]).toEqual([undefined, '192.0.2.7']);
  });

  it('takes domain names only, each once', async () => {
    const { code, stderr } = await folder.run(['init', '--domain', 'contoso.com', '--domain', 'not a domain']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: 'not a domain' is no domain name such as contoso.com.\n",
    });
    const answers = ['', '', 'contoso.com  CONTOSO.com., contoso', '', '', '', ''];
    const asked = await folder.run(['init'], { isTerminal: true, answers });
    expect(asked.stderr).toBe("Left out: 'contoso' is no domain name.\n");
    expect(serviceOf(folder.read(name)).domains.map(({ domain }) => domain)).toEqual(['contoso.com']);
  });

  it('prints to standard output with -o -, and writes nothing', async () => {
    const { code, stdout } = await folder.run(['init', '--output', '-']);
    expect(code).toBe(0);
    expect(serviceOf(stdout).vendor).toBe('mxhero');
    expect(() => folder.read(name)).toThrow('ENOENT');
  });

  it('does not replace a file unless told to', async () => {
    folder.write(name, 'mine');
    const kept = await folder.run(['init']);
    expect(kept.code).toBe(2);
    expect(kept.stderr).toBe(
      "error: 'mxlint.config.json' exists. Give another name with --output, or replace it with --force.\n",
    );
    expect(folder.read(name)).toBe('mine');
    folder.write(name, '// mine\n{ "services": [{ "vendor": "nobody" }], }');
    expect((await folder.run(['init', '--force'])).code).toBe(0);
    expect(serviceOf(folder.read(name)).vendor).toBe('mxhero');
    expect((await folder.run(['init', '--force', '--inbound', 'none'])).code).toBe(0);
    expect(serviceOf(folder.read(name)).inbound?.value).toBe('none');
    expect((await folder.run(['init', '-o', 'other.json'])).code).toBe(0);
    expect(serviceOf(folder.read('other.json')).vendor).toBe('mxhero');
  });

  it.each([
    ['an export', goodTenant()],
    ['a text', 'mine'],
    ['nothing', ''],
    ['a list', '[{ "services": [] }]'],
    ['no text', '\u0000\u0001'],
    ['the schema of another file', { $schema: 'https://mxlint.github.io/schemas/tenant.schema.json' }],
  ])('replaces no file with %s in it, not even when told to', async (_, content) => {
    folder.write('tenant.json', content);
    const before = folder.read('tenant.json');
    const { code, stdout, stderr } = await folder.run(['init', '-y', '--force', '-o', 'tenant.json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      "error: 'tenant.json' is no configuration of mxlint, and --force replaces nothing else. Give another name with --output, or remove the file.\n",
    );
    expect(folder.read('tenant.json')).toBe(before);
  });

  it('says when it cannot write', async () => {
    const { code, stderr } = await folder.run(['init', '--yes', '-o', 'no/where.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: 'no\/where\.json' could not be written: ENOENT/);
  });

  it('never asks for the header value', async () => {
    const { asked } = await folder.run(['init'], {
      isTerminal: true,
      answers: ['', '', 'contoso.com', headerValue, '', '', ''],
    });
    expect(asked.join('\n')).not.toMatch(/value|secret|hash/i);
  });
});
