import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/load-config.ts';
import type { Config } from '../../src/config/config.ts';
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
    ];
    const { code, stdout, stderr, asked } = await folder.run(['init'], { isTerminal: true, answers });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Wrote mxlint\.config\.json\./);
    expect(stderr).toBe('Please answer one of loopback, border, none.\n');
    expect(asked).toHaveLength(6);
    const service = serviceOf(folder.read(name));
    expect(service).toMatchObject({
      vendor: 'mxhero',
      inbound: { value: 'loopback' },
      outbound: { value: 'loopback' },
    });
    expect(service.domains.map(({ domain, server, relayServer }) => [domain, server?.value, relayServer])).toEqual([
      ['contoso.com', 'a.mail.protection.outlook.com', undefined],
      ['fabrikam.com', 'a.mail.protection.outlook.com', undefined],
    ]);
  });

  it('declares nothing that was left open, and gives up on wrong answers', async () => {
    const answers = ['x', 'y', 'z', ''];
    const { code, asked } = await folder.run(['init'], { isTerminal: true, answers });
    expect(code).toBe(0);
    expect(asked.filter((question) => question.startsWith('How does inbound'))).toHaveLength(3);
    const service = serviceOf(folder.read(name));
    expect(service.inbound).toBeUndefined();
    expect(service.outbound).toBeUndefined();
    expect(service.domains).toEqual([]);
  });

  it('takes the end of input for no answer', async () => {
    const { code } = await folder.run(['init'], { isTerminal: true, answers: [] });
    expect(code).toBe(0);
    expect(serviceOf(folder.read(name)).inbound).toBeUndefined();
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
    expect((await folder.run(['init', ...options], { isTerminal: true })).asked).toEqual([]);
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

  it('holds whatever the answers hold as plain text', async () => {
    const server = 'a"\n// } \\ \u0007';
    const { stdout } = await folder.run(['init', '--domain', 'contoso.com', '--server', server, '-o', '-']);
    expect(serviceOf(stdout).domains[0]?.server?.value).toBe(server.trim());
  });

  it('takes domain names only, each once', async () => {
    const { code, stderr } = await folder.run(['init', '--domain', 'contoso.com', '--domain', 'not a domain']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: 'not a domain' is no domain name such as contoso.com.\n",
    });
    const answers = ['', '', 'contoso.com  CONTOSO.com., contoso', '', ''];
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
    expect((await folder.run(['init', '--force'])).code).toBe(0);
    expect(serviceOf(folder.read(name)).vendor).toBe('mxhero');
    expect((await folder.run(['init', '-o', 'other.json'])).code).toBe(0);
    expect(serviceOf(folder.read('other.json')).vendor).toBe('mxhero');
  });

  it('says when it cannot write', async () => {
    const { code, stderr } = await folder.run(['init', '-o', 'no/where.json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: 'no\/where\.json' could not be written: ENOENT/);
  });

  it('never asks for the header value', async () => {
    const { asked } = await folder.run(['init'], { isTerminal: true, answers: ['', '', 'contoso.com', headerValue] });
    expect(asked.join('\n')).not.toMatch(/value|secret|hash/i);
  });
});
