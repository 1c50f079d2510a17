import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readStoredAnswer } from '../../src/schema/stored-answer.ts';
import { startAuthority, type Authority } from '../helpers/dns/authority.ts';
import type { Zone } from '../helpers/dns/zone.ts';
import { guideDomain, providerZone } from '../helpers/guide-zone.ts';
import { headerValue } from '../helpers/objects/header-value.ts';
import { goodConfig, goodTenant, temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

/** Without the policy host, so that nothing but this machine is talked to. */
const {
  '_mta-sts.contoso.com': _record,
  'mta-sts.contoso.com': _host,
  ...domain
} = guideDomain('contoso.com', 'contoso.onmicrosoft.com');
const zone: Zone = {
  ...providerZone,
  ...domain,
  '_smtp._tls.contoso.com': { fails: 'refused' },
  'fabrikam.com': { TXT: ['v=spf1 -all'] },
};

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority({ zone });
});
afterAll(() => authority.close());
beforeEach(() => {
  folder.write('tenant.json', goodTenant());
  folder.write('mxlint.config.json', goodConfig);
});

const env = { VALUE: headerValue };

async function collect(...argv: readonly string[]) {
  return folder.run(['collect', 'dns', ...argv, '--resolver', authority.ipv4], { env });
}

function namesIn(text: string): readonly string[] {
  const { DnsAnswer }: { DnsAnswer: readonly { Name: string; Type: string }[] } = JSON.parse(text);
  return DnsAnswer.map(({ Name, Type }) => `${Name} ${Type}`);
}

/** What an audit says, without the places: those of a replay are in the file of answers. */
function judged(text: string): object {
  const { findings, summary }: { findings: { rule: string; message: { text: string } }[]; summary: object } =
    JSON.parse(text);
  return { findings: findings.map(({ rule, message }) => `${rule}: ${message.text}`), summary };
}

describe('collect dns', () => {
  it('writes every answer, failures too, sorted, and says what came of them', async () => {
    const { code, stdout, stderr } = await collect('tenant.json', '-o', 'dns.json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^Asked \d+ questions at 127\.0\.0\.1:\d+: \d+ answered, 1 refused\.$/m);
    expect(stderr).toContain('Wrote dns.json. Use it with: mxlint audit tenant.json --dns dns.json\n');
    const document = JSON.parse(folder.read('dns.json'));
    expect(document.mxlint).toEqual({
      formatVersion: 1,
      by: expect.stringMatching(/^mxlint \d/),
      taken: '2026-11-20T12:00:00Z',
      organization: 'contoso.onmicrosoft.com',
      commands: [],
    });
    for (const entry of document.DnsAnswer) expect(readStoredAnswer(entry)).toBeTypeOf('object');
    const names = namesIn(folder.read('dns.json'));
    expect(names).toEqual(names.toSorted());
    expect(names).toEqual(
      expect.arrayContaining([
        'contoso.com MX',
        'contoso.com TXT',
        '_spf.mxhero.com TXT',
        '_smtp._tls.contoso.com TXT',
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('asks all that an audit asks: the audit on the file finds nothing that was not asked', async () => {
    await collect('tenant.json', '-o', 'dns.json');
    const asked = authority.log.length;
    const replayed = await folder.run(['audit', 'tenant.json', '--dns', 'dns.json', '-f', 'json'], { env });
    expect(replayed.stdout).not.toContain('not-asked');
    const live = await folder.run(['audit', 'tenant.json', '--resolver', authority.ipv4, '-f', 'json'], { env });
    expect(judged(replayed.stdout)).toEqual(judged(live.stdout));
    expect(authority.log.length).toBeGreaterThan(asked);
    const shown = await folder.run(['dns', 'contoso.com', '--dns', 'dns.json']);
    expect(shown.stdout).not.toContain('not-asked');
  });

  it('takes domains in place of exports, and writes to standard output without a file', async () => {
    const { code, stdout } = await collect('--domain', 'Fabrikam.com.', '--domain', 'fabrikam.com');
    expect(code).toBe(0);
    expect(namesIn(stdout)).toContain('fabrikam.com TXT');
    expect(JSON.parse(stdout).mxlint.organization).toBeUndefined();
    expect(stdout).not.toContain('contoso');
  });

  it('writes nothing when nothing was answered', async () => {
    folder.write('dns.json', 'precious');
    const silent = ['collect', 'dns', 'tenant.json', '-o', 'dns.json'];
    const { code, stdout, stderr } = await folder.run(silent, { env });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /error: No question was answered .*, so nothing was written\. Name a resolver with --resolver\.\n$/,
    );
    expect(folder.read('dns.json')).toBe('precious');
  });

  it('does not overwrite what it reads, but for its own earlier file', async () => {
    for (const name of ['tenant.json', 'mxlint.config.json']) {
      const { code, stderr } = await collect('tenant.json', '-o', name);
      expect(code).toBe(2);
      expect(stderr).toBe(`error: '${name}' is read by this run; write to another file.\n`);
    }
    expect(JSON.parse(folder.read('tenant.json'))).toEqual(goodTenant());
    folder.write('exports/tenant.json', goodTenant());
    expect(await collect('exports', '-o', 'exports/dns.json')).toMatchObject({ code: 0 });
    expect(await collect('exports', '-o', 'exports/dns.json')).toMatchObject({ code: 0 });
  });

  it.each<[readonly string[], RegExp]>([
    [[], /^error: Name an export or a domain: mxlint collect dns tenant\.json, or --domain contoso\.com\.$/],
    [[''], /^error: An input without a name is no file/],
    [
      ['--domain', 'user@contoso.com'],
      /^error: 'user@contoso\.com' is an e-mail address, no domain\. Did you mean contoso\.com\?$/,
    ],
    [['gone.json'], /^error: gone\.json: There is no file or folder/],
    [['tenant.json', '--vendor', 'nobody'], /^error: no vendor profile has the id 'nobody'/],
    [['tenant.json', '--config', 'gone.json'], /^error: gone\.json: The configuration file cannot be read/],
    [['tenant.json', '-o', '.'], /^error: '\.' is a folder; name a file in it\.$/],
    [['tenant.json', '-o', 'no/where.json'], /does not exist\. Create it first; nothing was asked\.$/],
    [['empty.json'], /^error: The exports hold no accepted domain to ask for; name the domains with --domain\.$/],
    [
      ['tenant.json', 'other.json'],
      /^error: The input holds several organizations: contoso\.onmicrosoft\.com, fabrikam\.onmicrosoft\.com\. Collect for one at a time\.$/,
    ],
  ])('refuses %j', async (argv, message) => {
    folder.write('empty.json', { AcceptedDomain: [] });
    folder.write('other.json', {
      mxlint: { formatVersion: 1, organization: 'fabrikam.onmicrosoft.com', commands: [] },
      AcceptedDomain: [],
    });
    const before = authority.log.length;
    const config = argv[0] === 'empty.json' ? ['--config', 'own.json'] : [];
    folder.write('own.json', {});
    const { code, stdout, stderr } = await collect(...argv, ...config);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(message);
    expect(authority.log.length).toBe(before);
  });

  it('refuses a resolver that is none before it reads anything', async () => {
    const { code, stderr } = await folder.run(['collect', 'dns', 'tenant.json', '--resolver', 'nobody'], { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: nobody is no resolver\./);
  });
});
