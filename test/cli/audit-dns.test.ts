import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAuthority, type Authority } from '../helpers/dns/authority.ts';
import type { Zone } from '../helpers/dns/zone.ts';
import { guideZone } from '../helpers/guide-zone.ts';
import { headerValue } from '../helpers/objects/header-value.ts';
import { goodConfig, goodTenant, temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();
const env = { VALUE: headerValue };

/** Without the policy server, which would have to be on port 443. */
const served: Zone = {
  ...guideZone,
  'mta-sts.contoso.com': {},
  '_mta-sts.contoso.com': {},
  'contoso.com': {
    ...guideZone['contoso.com'],
    TXT: ['v=spf1 include:spf.protection.outlook.com include:mxhero.com ~all'],
  },
};

interface JsonReport {
  readonly snapshot: {
    readonly dns: { readonly from: string; readonly questions: number; readonly unanswered: number };
  };
  readonly findings: readonly { readonly rule: string; readonly location: { readonly path: string } }[];
  readonly outcomes: readonly { readonly rule: string; readonly state: string }[];
}

let authority: Authority;
beforeEach(async () => {
  authority = await startAuthority({ zone: served });
  folder.write('tenant.json', goodTenant());
  folder.write('mxlint.config.json', goodConfig);
});
afterEach(() => authority.close());

async function audited(
  argv: readonly string[],
  nameServers: readonly string[] = [],
): Promise<JsonReport & { code: number; stderr: string }> {
  const { stdout, stderr, code } = await folder.run(['audit', 'tenant.json', '-f', 'json', ...argv], {
    env,
    nameServers,
  });
  const report: JsonReport = JSON.parse(stdout);
  return { ...report, code, stderr };
}

function spfFindings({ findings }: JsonReport): readonly string[] {
  return findings.filter(({ rule }) => rule.startsWith('spf/')).map(({ rule }) => rule);
}

describe('mxlint audit with the DNS', () => {
  it('asks the resolver it is given and finds the missing underscore', async () => {
    const report = await audited(['--resolver', authority.ipv4]);
    expect(spfFindings(report)).toContain('spf/vendor-include-wrong');
    expect(report.snapshot.dns).toMatchObject({ from: 'live', unanswered: 0 });
    expect(authority.log.length).toBeGreaterThanOrEqual(report.snapshot.dns.questions - 1);
  });

  it('asks the resolvers of the system by default, and says so in the summary', async () => {
    const report = await audited([], [authority.ipv4]);
    expect(spfFindings(report)).toContain('spf/vendor-include-wrong');
    const { stdout } = await folder.run(['audit', 'tenant.json'], { env, nameServers: [authority.ipv4] });
    expect(stdout).toMatch(/ {2}dns {6}asked now, \d+ questions to 127\.0\.0\.1:\d+/);
  });

  it('asks over DoH', async () => {
    const report = await audited(['--resolver', authority.doh]);
    expect(spfFindings(report)).toContain('spf/vendor-include-wrong');
    expect(new Set(authority.log.map(({ transport }) => transport))).toEqual(new Set(['doh']));
  });

  it('judges what collect dns wrote as it judges what it asks', async () => {
    const live = await audited(['--resolver', authority.ipv4]);
    const collected = await folder.run(
      ['collect', 'dns', 'tenant.json', '-o', 'dns.json', '--resolver', authority.ipv4],
      { env },
    );
    expect(collected.code).toBe(0);
    const asked = authority.log.length;
    const replay = await audited(['--dns', 'dns.json']);
    expect(authority.log.length).toBe(asked);
    expect(replay.findings.map(({ rule }) => rule)).toEqual(live.findings.map(({ rule }) => rule));
    expect(replay.findings.find(({ rule }) => rule === 'spf/vendor-include-wrong')?.location.path).toBe('dns.json');
    expect(replay.snapshot.dns.from).toBe('file');
  });

  it('asks nobody with --dns off, and no DNS rule passes', async () => {
    const report = await audited(['--dns', 'off'], [authority.ipv4]);
    expect(authority.log).toEqual([]);
    const states = report.outcomes.filter(({ rule }) => rule.startsWith('spf/')).map(({ state }) => state);
    expect(states.length).toBeGreaterThan(10);
    expect(states.filter((state) => state === 'evaluated')).toEqual([]);
  });

  it('without any resolver ends as without the DNS, with one reason, and with 3 when strict', async () => {
    const off = await audited(['--dns', 'off']);
    const { code, outcomes } = await audited([]);
    expect(code).toBe(off.code);
    expect(outcomes.filter(({ rule, state }) => rule.startsWith('spf/') && state === 'evaluated')).toEqual([]);
    const { stdout } = await folder.run(['audit', 'tenant.json'], { env });
    expect(stdout.match(/No resolver|no resolver/g)?.length).toBe(2);
    expect((await audited(['--strict'])).code).toBe(3);
  });

  it('names the server that does not answer', async () => {
    await authority.close();
    const { stdout } = await folder.run(['audit', 'tenant.json', '--resolver', authority.ipv4], { env });
    expect(stdout).toContain(`${authority.ipv4} (unreachable)`);
    authority = await startAuthority({ zone: served });
  });
});
