import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFile } from '../helpers/answers-file.ts';
import { startAuthority, type Authority } from '../helpers/dns/authority.ts';
import type { Zone } from '../helpers/dns/zone.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

const zone: Zone = {
  'contoso.com': { TXT: ['v=spf1 include:_spf.example.com a:host.contoso.com -all exp=why.contoso.com'] },
  '_spf.example.com': { TXT: ['v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ?all'] },
  'host.contoso.com': { A: ['198.51.100.7'] },
  'why.contoso.com': { TXT: ['%{i} is none of %{d} ##[error]'] },
  'soft.example.com': { TXT: ['v=spf1 ~all'] },
  'neutral.example.com': { TXT: ['v=spf1 ip4:203.0.113.1'] },
  'broken.example.com': { TXT: ['v=spf1 ipv4:192.0.2.1 -all'] },
  'none.example.com': { TXT: ['MS=ms1'] },
  'failing.example.com': { TXT: ['v=spf1 include:refused.example.com -all'] },
  'refused.example.com': { fails: 'refused' },
};

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority({ zone });
});
afterAll(() => authority.close());

async function check(...argv: readonly string[]) {
  return folder.run(['spf', 'check', ...argv, '--resolver', authority.ipv4]);
}

async function checkedJson(...argv: readonly string[]) {
  const { code, stdout, stderr } = await check(...argv, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('spf check', () => {
  it('prints the result first, and the way to the term that matched', async () => {
    const { code, stdout, stderr } = await check('--ip', '192.0.2.9', '--mail-from', 'user@contoso.com');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').map((line) => line.replace(/\s+/g, ' '))).toEqual([
      'pass: the client may send for the domain.',
      ' domain contoso.com',
      ' client 192.0.2.9',
      ' sender user@contoso.com',
      ' helo contoso.com',
      ' matched include:_spf.example.com > ip4:192.0.2.0/24',
      ' lookups 1 of 10',
      ' voids 0 of 2',
      '',
    ]);
  });

  it('prints the same as JSON, with null where there is nothing', async () => {
    expect(
      await checkedJson('--ip', '2001:db8::1', '--mail-from', 'user@contoso.com', '--helo', 'mx.contoso.com'),
    ).toEqual({
      result: 'pass',
      domain: 'contoso.com',
      ip: '2001:db8::1',
      mailFrom: 'user@contoso.com',
      helo: 'mx.contoso.com',
      mechanism: 'ip6:2001:db8::/32',
      path: [
        { domain: 'contoso.com', term: 'include:_spf.example.com' },
        { domain: '_spf.example.com', term: 'ip6:2001:db8::/32' },
      ],
      lookups: 1,
      voids: 0,
      explanation: null,
      problem: null,
      strictVoids: null,
      unanswered: [],
      resolvers: [authority.ipv4],
    });
  });

  it.each([
    ['soft.example.com', 'softfail', '~all'],
    ['neutral.example.com', 'neutral', null],
    ['none.example.com', 'none', null],
    ['nowhere.example.com', 'none', null],
    ['broken.example.com', 'permerror', null],
    // RFC 7208, section 2.6.6: what cannot be looked up is a temperror here, whosever fault it is.
    ['failing.example.com', 'temperror', 'include:refused.example.com'],
    ['localhost', 'none', null],
  ])('exits with 0 for every result: %s gives %s', async (domain, result, mechanism) => {
    const checked = await checkedJson('--ip', '198.51.100.1', '--mail-from', `user@${domain}`);
    expect(checked).toMatchObject({ result, mechanism, domain });
    expect(checked.problem !== null).toBe(result === 'permerror' || result === 'temperror');
  });

  it('names the term that makes a record void (RFC 7208, section 4.6)', async () => {
    const { stdout } = await check('--ip', '198.51.100.1', '--mail-from', 'user@broken.example.com');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      "problem The SPF record of broken.example.com has a syntax error in 'ipv4:192.0.2.1'. ",
    );
  });

  it.each([
    ['::1', '0::1'],
    ['::', '0::'],
    ['::ffff:192.0.2.1', '0::ffff:192.0.2.1'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
    ['2001:DB8::1', '2001:DB8::1'],
  ])('prints %s so that no CI job takes it for a command, and the same address stays', async (ip, shown) => {
    const { stdout } = await check('--ip', ip, '--mail-from', 'user@none.example.com');
    expect(stdout).toContain(`client   ${shown}\n`);
  });

  it('prints the explanation of the domain, harmless on a terminal (RFC 7208, section 6.2)', async () => {
    const argv = ['--ip', '203.0.113.9', '--mail-from', 'user@contoso.com'];
    const { stdout } = await check(...argv);
    expect(stdout).toMatch(/^fail: /);
    expect(stdout).toContain('203.0.113.9 is none of contoso.com # #[error]');
    expect(await checkedJson(...argv)).toMatchObject({ explanation: '203.0.113.9 is none of contoso.com ##[error]' });
  });

  it('checks the HELO name when there is no sender (RFC 7208, section 2.4)', async () => {
    for (const sender of [[], ['--mail-from', '<>'], ['--mail-from', '']]) {
      const checked = await checkedJson('--ip', '198.51.100.7', ...sender, '--helo', 'contoso.com');
      expect(checked).toMatchObject({
        result: 'pass',
        domain: 'contoso.com',
        mailFrom: '',
        mechanism: 'a:host.contoso.com',
      });
    }
  });

  it('evaluates the record of another domain when told to', async () => {
    const checked = await checkedJson(
      '--ip',
      '192.0.2.1',
      '--mail-from',
      'user@contoso.com',
      '--domain',
      'soft.example.com',
    );
    expect(checked).toMatchObject({ result: 'softfail', domain: 'soft.example.com' });
  });

  it.each<[readonly string[], RegExp]>([
    [['--mail-from', 'user@contoso.com'], /^error: Name the address of the client: --ip 192\.0\.2\.1\.$/],
    [['--ip', '300.1.1.1', '--mail-from', 'user@contoso.com'], /^error: '300\.1\.1\.1' is no IP address; write --ip/],
    [['--ip', 'contoso.com', '--mail-from', 'user@contoso.com'], /^error: 'contoso\.com' is no IP address/],
    [['--ip', '192.0.2.1'], /^error: Name the sender: --mail-from user@contoso\.com, or --helo/],
    [['--ip', '192.0.2.1', '--mail-from', 'user'], /^error: The sender 'user' has no domain; write/],
    [['--ip', '192.0.2.1', '--mail-from', 'user@'], /^error: The sender 'user@' has no domain; write/],
    [['--ip', '192.0.2.1', '--mail-from', '\u001b[2J@'], /^error: The sender '\\u\{1b\}\[2J@' has no domain/],
  ])('refuses %j in one sentence', async (argv, message) => {
    const { code, stdout, stderr } = await check(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
  });

  it('refuses a resolver that is none, and --dns beside --resolver', async () => {
    const argv = ['spf', 'check', '--ip', '192.0.2.1', '--mail-from', 'user@contoso.com'];
    const wrong = await folder.run([...argv, '--resolver', 'dns.example.com']);
    expect(wrong).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: dns\.example\.com is no resolver\./),
    });
    const both = await folder.run([...argv, '--resolver', authority.ipv4, '--dns', 'dns.json']);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error: --resolver asks the DNS and --dns/) });
    const gone = await folder.run([...argv, '--dns', 'dns.json']);
    expect(gone).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error: 'dns\.json' cannot be read\./) });
  });

  it('leaves a result open that recorded answers do not decide', async () => {
    const record = 'v=spf1 ip4:192.0.2.1 include:_spf.example.com -all';
    const answer = { name: 'contoso.com', type: 'TXT', outcome: 'answer', records: [[record]], chain: [] } as const;
    folder.write('dns.json', answersFile([answer]));
    const argv = ['spf', 'check', '--mail-from', 'user@contoso.com', '--dns', 'dns.json'];
    const decided = await folder.run([...argv, '--ip', '192.0.2.1']);
    expect(decided).toMatchObject({ code: 0, stdout: expect.stringMatching(/^pass: /) });
    const open = await folder.run([...argv, '--ip', '192.0.2.2']);
    expect(open).toMatchObject({ code: 3, stdout: expect.stringMatching(/^unknown: /) });
    expect(open.stdout).toMatch(/missing\s+TXT of _spf\.example\.com \(not-asked\)/);
    const json = await folder.run([...argv, '--ip', '192.0.2.2', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      result: null,
      unanswered: [{ name: '_spf.example.com', type: 'TXT', outcome: 'not-asked' }],
    });
  });

  it('asks nobody when no resolver is configured, and says so', async () => {
    const { code, stdout } = await folder.run(['spf', 'check', '--ip', '192.0.2.1', '--mail-from', 'user@contoso.com']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^temperror: .*[^]*unreachable/);
  });
});
