import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAuthority, type Authority } from '../helpers/dns/authority.ts';
import { faultyZone } from '../helpers/faulty-zone.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority({ zone: faultyZone });
});
afterAll(() => authority.close());

async function dns(...argv: readonly string[]) {
  return folder.run(['dns', ...argv, '--resolver', authority.ipv4]);
}

describe('names of domains', () => {
  it('shows an international name in both forms', async () => {
    for (const name of ['münchen.example.com', 'xn--mnchen-3ya.example.com', 'MÜNCHEN.example.com.']) {
      expect((await dns(name)).stdout).toMatch(/^xn--mnchen-3ya\.example\.com \(münchen\.example\.com\)\n/);
    }
  });

  it('shows each domain once, in the given order', async () => {
    const { stdout } = await dns('parked.example.com', 'CONTOSO.com', 'contoso.com.');
    expect(stdout.match(/^\S+$/gm)?.filter((line) => line.includes('.com'))).toEqual([
      'parked.example.com',
      'contoso.com',
    ]);
  });

  it.each<[readonly string[], RegExp]>([
    [[], /^error: Name a domain: mxlint dns contoso\.com\.$/],
    [['com'], /^error: 'com' is a single label and no domain of an organization; name one such as contoso\.com\.$/],
    [['192.0.2.1'], /^error: '192\.0\.2\.1' is an IP address, no domain;/],
    [['[2001:db8::1]'], /is an IP address, no domain;/],
    [
      ['user@contoso.com'],
      /^error: 'user@contoso\.com' is an e-mail address, no domain\. Did you mean contoso\.com\?$/,
    ],
    [['mailto:user@contoso.com'], /is an e-mail address, no domain\. Did you mean contoso\.com\?$/],
    [['https://www.contoso.com/path?x'], /is a web address, no domain\. Did you mean www\.contoso\.com\?$/],
    [['a..contoso.com'], /^error: 'a\.\.contoso\.com' has an empty label/],
    [['.contoso.com'], /has an empty label/],
    [[`${'a'.repeat(64)}.com`], /has a label of 64 octets; the DNS allows 63\.$/],
    [[`${`${'a'.repeat(60)}.`.repeat(5)}com`], /has 308 octets; the DNS allows 253\.$/],
    [['conto so.com'], /is no domain name: labels hold letters/],
    [['*.contoso.com'], /is no domain name: labels hold letters/],
    [['-contoso.com'], /is no domain name/],
    [['a\u202eb.com'], /is no domain name/],
    [['\u001b[2J.com'], /^error: '\\u\{1b\}\[2J\.com' is no domain name/],
    [['contoso.com', 'com'], /^error: 'com' is a single label/],
    [['contoso.com', '--dns', 'off'], /^error: Without the DNS there is nothing to say; leave --dns off out\.$/],
    [['contoso.com', '--vendor', 'nobody'], /^error: no vendor profile has the id 'nobody'/],
    [['contoso.com', '--dns', 'dns.json'], /^error: --resolver asks the DNS and --dns/],
  ])('refuses %j in one sentence and asks nothing', async (argv, message) => {
    const before = authority.log.length;
    const { code, stdout, stderr } = await folder.run([
      'dns',
      ...(argv[0]?.startsWith('-') ? ['--', ...argv] : argv),
      ...(argv.includes('--dns') ? ['--resolver', authority.ipv4] : []),
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
    expect(authority.log.length).toBe(before);
  });

  it('refuses a resolver that is none', async () => {
    const { code, stderr } = await folder.run(['dns', 'contoso.com', '--resolver', 'dns.example.com']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: dns\.example\.com is no resolver\./);
  });
});
