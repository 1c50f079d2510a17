import { describe, expect, it } from 'vitest';
import { guideSections, guideService } from '../helpers/guide-tenant.ts';
import { egress } from '../helpers/mxhero.ts';
import { bundle } from '../helpers/objects/bundle.ts';
import { hostedConnectionFilterPolicy } from '../helpers/objects/hosted-connection-filter-policy.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

const missing = 'connection-filter/service-ip-missing';
const allowed = 'connection-filter/service-ip-allowed';

interface Written {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly fix: { readonly safety: string; readonly title: string } | null;
    readonly suppression: object | null;
    readonly suppressAs: object;
  }[];
}

/** A tenant as the guide asks for, but for its allow list. */
function place(allowList: readonly string[], suppress: readonly object[] = []): void {
  const sections = {
    ...guideSections(),
    HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: allowList })],
  };
  folder.write('tenant.json', bundle(sections));
  folder.write('mxlint.config.json', { services: [guideService], suppress });
}

async function audited(...options: readonly string[]): Promise<Written['findings']> {
  const { stdout } = await folder.run(['audit', 'tenant.json', '--dns', 'off', '-f', 'json', ...options]);
  const { findings } = JSON.parse(stdout) as Written;
  return findings.filter(({ rule }) => rule === missing || rule === allowed);
}

async function table(...options: readonly string[]): Promise<string> {
  const { stdout } = await folder.run(['audit', 'tenant.json', '--dns', 'off', ...options], { columns: 120 });
  return stdout.replaceAll(/\n +[|] (?=\S)/g, ' ');
}

describe('a tenant that allows some addresses of the service', () => {
  it('gets both sides, and is told that their fixes undo each other', async () => {
    place(egress.slice(0, 3));
    const findings = await audited();
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      [missing, 'high'],
      [allowed, 'medium'],
    ]);
    expect(findings.map(({ fix }) => fix?.safety)).toEqual(['review', 'review']);
    for (const { fix } of findings) expect(fix?.title).toContain('Do not run it together with the fix of');
  });

  it.each([
    ['vendor', [missing]],
    ['security', [allowed]],
    ['exchange', []],
  ])('gets one side with --profile %s', async (profile, expected) => {
    place(egress.slice(0, 3));
    expect((await audited('--profile', profile)).map(({ rule }) => rule)).toEqual(expected);
  });
});

describe('a tenant that allows all addresses, as the guide asks', () => {
  it('passes the default threshold, and reads that the guide asks for it and how to accept the risk', async () => {
    place(egress);
    const { code, stdout } = await folder.run(['audit', 'tenant.json', '--dns', 'off', '-f', 'json']);
    expect(code).toBe(0);
    expect(stdout).not.toContain(`"severity": "high"`);
    const text = await table();
    expect(text).toMatch(
      new RegExp(
        `Other side: ${missing} \\(vendor\\) asks for the opposite, as does mxHERO Office 365 Configuration Guide 5\\.2\\S* .*and is met`,
      ),
    );
    expect(text).toContain(
      `{"rule":"${allowed}","object":{"kind":"HostedConnectionFilterPolicy","identity":"Default"}`,
    );
  });

  it('is quiet about it once the printed entry stands in the configuration with reason, owner and last day', async () => {
    place(egress);
    const [finding] = await audited();
    const terms = { justification: 'The guide asks for it.', owner: 'mail@contoso.com', expires: '2027-06-30' };
    place(egress, [{ ...finding?.suppressAs, ...terms }]);
    const [accepted] = await audited();
    expect(accepted?.suppression).toEqual(terms);
    expect(await table()).not.toContain(allowed);
  });

  it('may not accept it without a reason', async () => {
    place(egress);
    const line = (await table()).split('\n').find((one) => one.trim().startsWith('{"rule"')) ?? '';
    place(egress, [JSON.parse(line) as object]);
    const { code, stderr } = await folder.run(['audit', 'tenant.json', '--dns', 'off']);
    expect(code).toBe(2);
    expect(stderr).toContain('suppress[0].justification');
  });
});
