import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasUnseen } from '../../src/text/visible.ts';
import { stringWidth } from '../../src/text/width.ts';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
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

describe('the text', () => {
  const domains = Object.keys(faultyZone).filter((name) => /^[a-z]+\.(?:example\.)?com$/.test(name));

  it.each([40, 80, 120])('fits %i columns', async (columns) => {
    const host = { isTerminal: true, columns, env: { NO_COLOR: '1' } };
    const { stdout } = await folder.run(['dns', ...domains, '--resolver', authority.ipv4], host);
    const wide = stdout.split('\n').filter((line) => stringWidth(line) > columns);
    expect(wide).toEqual([]);
    expect(stdout).toContain('hostile.example.com');
  });

  it('is harmless, whatever the DNS holds', async () => {
    for (const options of [[], ['--json']]) {
      const { stdout } = await dns('hostile.example.com', ...options);
      expect(stdout.split('\n').filter(hasUnseen)).toEqual([]);
      expect(stdout).not.toContain('##vso[');
      expect(stdout).toContain('hostile.example.com');
    }
  });

  it('has colors on a terminal only, and not with NO_COLOR', async () => {
    const argv = ['dns', 'contoso.com', '--resolver', authority.ipv4];
    expect((await folder.run(argv, { isTerminal: true })).stdout).toContain('\u001b[1mcontoso.com\u001b[0m');
    expect((await folder.run(argv, { isTerminal: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b');
    expect((await folder.run(argv)).stdout).not.toContain('\u001b');
  });

  it('is the same from a file of answers', async () => {
    const collected = await folder.run([
      'collect',
      'dns',
      '--domain',
      'broken.example.com',
      '-o',
      'dns.json',
      '--resolver',
      authority.ipv4,
    ]);
    expect(collected.code).toBe(0);
    const replayed = await folder.run(['dns', 'broken.example.com', '--dns', 'dns.json']);
    expect(replayed.stdout.replace('Recorded from', 'Asked at')).toBe((await dns('broken.example.com')).stdout);
    expect(replayed.code).toBe(0);
    const other = await folder.run(['dns', 'contoso.com', '--dns', 'dns.json']);
    expect(other.code).toBe(3);
    expect(other.stdout).toContain('MX of contoso.com (not-asked)');
  });
});

describe('the service', () => {
  it('is that of a profile of the user, ranges and all', async () => {
    const own = {
      ...defaultVendor,
      id: 'own',
      name: 'Own',
      egress: { ...defaultVendor.egress, ipv4: ['54.208.111.28', '54.165.252.128/28'], ipv6: ['2001:db8::/64'] },
    };
    folder.write('own.json', own);
    const { stdout, code } = await dns('contoso.com', '--vendor', 'own.json');
    expect(code).toBe(0);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('Own 1 of 3 sending addresses pass today');
    expect(text).toMatch(/partly by include:_spf\.mxhero\.com[^:]*, not 54\.165\.252\.129/);
    expect(text).toContain('softfail by ~all: 2001:db8::/64');
    expect(text).toContain('it does not authorize 54.165.252.129');
    expect(text).toContain('the profile lacks 3.211.77.148');
  });
});
