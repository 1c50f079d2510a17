import { describe, expect, it } from 'vitest';
import mxLookupUnsafe from '../../../rules/dashboard/mx-lookup-unsafe/rule.ts';
import relayServerWrong from '../../../rules/dashboard/relay-server-wrong/rule.ts';
import serverWrong from '../../../rules/dashboard/server-wrong/rule.ts';
import policyInvalid from '../../../rules/mta-sts/policy-invalid/rule.ts';
import policyMissesMx from '../../../rules/mta-sts/policy-misses-mx/rule.ts';
import reportingMissing from '../../../rules/mta-sts/reporting-missing/rule.ts';
import mismatch from '../../../rules/mx/architecture-mismatch/rule.ts';
import legacyHost from '../../../rules/mx/legacy-host/rule.ts';
import missing from '../../../rules/mx/missing/rule.ts';
import mixed from '../../../rules/mx/mixed/rule.ts';
import pointsToService from '../../../rules/mx/points-to-service/rule.ts';
import targetInvalid from '../../../rules/mx/target-invalid/rule.ts';
import { guideDomain, guideZone } from '../../helpers/guide-zone.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const rules = [
  missing,
  mixed,
  mismatch,
  pointsToService,
  legacyHost,
  targetInvalid,
  policyMissesMx,
  policyInvalid,
  reportingMissing,
  mxLookupUnsafe,
  serverWrong,
  relayServerWrong,
];
const microsoft = 'contoso-com.mail.protection.outlook.com';
const gateway = 'mx.gateway.example.com';
const initialDomain = { 'contoso.onmicrosoft.com': { MX: [[0, 'contoso.mail.protection.outlook.com']] } } as const;
const otherTenant = 'fabrikam-com.mail.protection.outlook.com';
const dashboard = (facts: object) => ({ domains: { 'contoso.com': facts } });
const mx = (...hosts: readonly string[]) => ({
  'contoso.com': { MX: hosts.map((host, index): readonly [number, string] => [index * 10, host]) },
});

const scenes: readonly (readonly [string, Scene])[] = [
  ['conform with the guide', {}],
  [
    'two domains',
    { declared: { domains: ['contoso.com', 'fabrikam.com'] }, dns: guideDomain('fabrikam.com', 'x.example.com') },
  ],
  ['no MX', { config: { domains: null }, dns: { 'contoso.com': { A: ['192.0.2.1'], TXT: ['v=spf1 ~all'] } } }],
  ['parked', { config: { domains: null }, dns: { 'contoso.com': { MX: [[0, '']], TXT: ['v=spf1 -all'] } } }],
  ['both systems', { dns: mx(gateway, microsoft, 'mail.messaging.microsoft.com', '192.0.2.1') }],
  ['elsewhere', { dns: { ...mx(gateway, 'alias.example.com'), 'alias.example.com': { CNAME: gateway } } }],
  ['the service', { config: { overrides: { mx: { service: false } } }, dns: mx('smtp-in.mxhero.com') }],
  ['border', { config: { inbound: 'border' }, dns: mx(gateway) }],
  ['seen', { config: { inbound: null }, dns: mx(gateway) }],
  ['new name, old policy', { dns: { ...mx('contoso-com.o-v1.mx.microsoft'), '_smtp._tls.contoso.com': null } }],
  ['void policy', { dns: { 'mta-sts.contoso.com': { https: { status: 404, body: '' } } } }],
  [
    'policy calls the matter off',
    {
      dns: {
        'mta-sts.contoso.com': { https: { body: 'version: STSv1\nmode: none\nmax_age: 1' } },
        '_smtp._tls.contoso.com': null,
      },
    },
  ],
  [
    'another tenant',
    {
      config: { outbound: 'loopback', ...dashboard({ server: otherTenant, relayServer: otherTenant }) },
      dns: initialDomain,
    },
  ],
  [
    'looked up',
    {
      config: dashboard({ server: 'example.com', mxLookup: true }),
      dns: { ...initialDomain, 'example.com': { MX: [[0, otherTenant]] } },
    },
  ],
  [
    'looked up, border',
    { config: { inbound: 'border', ...dashboard({ server: 'contoso.com', mxLookup: true }) }, dns: mx(gateway) },
  ],
];

interface Told {
  readonly isClean: boolean;
  /** The domains that findings are about. */
  readonly domains: readonly string[];
}

function tell(scene: Scene): ReadonlyMap<string, Told> {
  const told = runScene(rules, scene).outcomes.map(({ rule, outcome }): [string, Told] => {
    if (outcome.state === 'crashed') throw new Error(`${rule}: ${outcome.error}`);
    if (outcome.state !== 'evaluated') return [rule, { isClean: false, domains: [] }];
    const { findings, gaps } = outcome;
    const isClean = findings.length === 0 && gaps.length === 0;
    return [rule, { isClean, domains: findings.map(({ subject }) => subject.identity) }];
  });
  return new Map(told);
}

/** The scene with one name failing. */
function without(scene: Scene, name: string): Scene {
  const dns = scene.dns === 'off' ? {} : (scene.dns ?? {});
  return { ...scene, dns: { ...dns, [name]: { fails: 'timeout' } } };
}

/** Rules that say more when the name does not answer, or that find nothing any more and keep quiet about it. */
function misled(before: ReturnType<typeof tell>, scene: Scene, name: string): readonly string[] {
  return [...tell(without(scene, name))].flatMap(([rule, { isClean, domains }]) => {
    const known = before.get(rule)?.domains ?? [];
    const isNew = domains.some((domain) => !known.includes(domain));
    return isNew || (isClean && known.length > 0) ? [`${rule} without ${name}`] : [];
  });
}

describe('a name that does not answer', () => {
  it.each(scenes)('%s: makes no finding, and hides none without a gap', (_, scene) => {
    const names = new Set([...Object.keys(guideZone), ...Object.keys(scene.dns ?? {}), gateway]);
    const before = tell(scene);
    expect([...names].flatMap((name) => misled(before, scene, name))).toEqual([]);
  });
});
