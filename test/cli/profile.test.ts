import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProfile } from '../../src/vendor/parse-profile.ts';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
import { startAuthority, type Authority } from '../helpers/dns/authority.ts';
import type { Zone } from '../helpers/dns/zone.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

const zone: Zone = {
  '_spf.mxhero.com': { TXT: ['v=spf1 include:_more.mxhero.com ip4:192.0.2.8/31 ip6:2001:db8::/64 -all'] },
  '_more.mxhero.com': { TXT: ['v=spf1 ip4:198.51.100.7 ip4:192.0.2.10 ?all'] },
  'timeout.example.com': { TXT: ['v=spf1 ip4:192.0.2.1 include:refused.example.com -all'] },
  'refused.example.com': { fails: 'refused' },
  'broken.example.com': { fails: 'servfail' },
  'syntax.example.com': { TXT: ['v=spf1 ipv4:192.0.2.1 -all'] },
  'several.example.com': { TXT: ['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 -all'] },
  'none.example.com': { TXT: ['MS=ms1'] },
  'macro.example.com': { TXT: ['v=spf1 ip4:192.0.2.1 exists:%{l}.example.com -all'] },
  'everybody.example.com': { TXT: ['v=spf1 +all'] },
  'nobody.example.com': { TXT: ['v=spf1 -all'] },
  'wide.example.com': { TXT: ['v=spf1 ip4:0.0.0.0/1 -all'] },
};

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority({ zone });
});
afterAll(() => authority.close());

function read(text: string) {
  const parsed = parseProfile(text, 'profile.json');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.profile;
}

describe('profile', () => {
  it('prints what is known of a service, as a file that is a vendor profile itself', async () => {
    const { code, stdout, stderr } = await folder.run(['profile', 'mxHERO']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(read(stdout)).toEqual(defaultVendor);
    expect(authority.log).toEqual([]);
  });

  it('takes the sending addresses of today from the SPF include, and nothing else', async () => {
    const { code, stdout } = await folder.run(['profile', 'mxhero', '--from-dns', '--resolver', authority.ipv4]);
    expect(code).toBe(0);
    const { egress, reviewed, ...rest } = read(stdout);
    expect(egress).toEqual({
      ...defaultVendor.egress,
      ipv4: ['192.0.2.8/31', '192.0.2.10', '198.51.100.7'],
      ipv6: ['2001:db8::/64'],
    });
    expect(reviewed).toBe('2026-11-20');
    const { egress: _egress, reviewed: _reviewed, ...before } = defaultVendor;
    expect(rest).toEqual(before);
  });

  it('writes a file that --vendor takes, and that it refreshes again', async () => {
    const written = await folder.run([
      'profile',
      'mxhero',
      '--from-dns',
      '-o',
      'own.json',
      '--resolver',
      authority.ipv4,
    ]);
    expect(written).toMatchObject({ code: 0, stdout: '' });
    expect(written.stderr).toBe('Wrote own.json. Use it with: mxlint audit tenant.json --vendor own.json\n');
    const dns = ['dns', 'none.example.com', '--vendor', 'own.json', '--json', '--resolver', authority.ipv4];
    const { stdout } = await folder.run(dns);
    expect(JSON.parse(stdout).domains[0].spf.vendor.addresses).toHaveLength(4);
    const again = await folder.run([
      'profile',
      './own.json',
      '--from-dns',
      '-o',
      'own.json',
      '--resolver',
      authority.ipv4,
    ]);
    expect(again.code).toBe(0);
    expect(read(folder.read('own.json')).egress.ipv6).toEqual(['2001:db8::/64']);
  });

  it.each([
    ['timeout.example.com', /TXT of refused\.example\.com was not answered \(refused\)/],
    ['refused.example.com', /TXT of refused\.example\.com was not answered \(refused\)/],
    ['broken.example.com', /broken\.example\.com was not answered \(servfail\)/],
    ['syntax.example.com', /has a syntax error/],
    ['several.example.com', /has 2 SPF records/],
    ['none.example.com', /has no SPF record/],
    ['nowhere.example.com', /has no SPF record/],
    ['macro.example.com', /depends on the client or the sender/],
    ['everybody.example.com', /more than any service sends from/],
    ['wide.example.com', /authorizes 0\.0\.0\.0\/1, more than/],
    ['nobody.example.com', /authorizes no address/],
  ])('writes nothing when the include is not read completely: %s', async (include, reason) => {
    folder.write('own.json', { ...defaultVendor, id: 'own', spf: { ...defaultVendor.spf, include } });
    const argv = ['profile', 'own.json', '--from-dns', '-o', 'new.json', '--resolver', authority.ipv4];
    const { code, stdout, stderr } = await folder.run(argv);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr.trimEnd()).toMatch(/No profile was written; try again, or name another resolver with --resolver\.$/);
    expect(() => folder.read('new.json')).toThrow(/ENOENT/);
  });

  it.each<[readonly string[], RegExp]>([
    [[], /^error: Name a vendor profile: mxlint profile mxhero\.$/],
    [['nobody'], /^error: no vendor profile has the id 'nobody'; known: mxhero/],
    [['gone.json'], /^error: gone\.json: The vendor profile cannot be read\.$/],
    [['mxhero', '--resolver', '192.0.2.53'], /^error: The DNS is asked with --from-dns only;/],
    [['mxhero', '--from-dns', '--resolver', 'nobody'], /^error: nobody is no resolver\./],
    [['mxhero', '--from-dns', '--dns', 'off'], /^error: Without the DNS there is nothing to say/],
    [['mxhero', '-o', 'no/where.json'], /^error: The folder of 'no\/where\.json' does not exist\./],
  ])('refuses %j', async (argv, message) => {
    const { code, stdout, stderr } = await folder.run(['profile', ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
  });
});
