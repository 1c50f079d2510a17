import { describe, expect, it } from 'vitest';
import mismatch from '../../../rules/mx/architecture-mismatch/rule.ts';
import legacyHost from '../../../rules/mx/legacy-host/rule.ts';
import missing from '../../../rules/mx/missing/rule.ts';
import mixed from '../../../rules/mx/mixed/rule.ts';
import pointsToService from '../../../rules/mx/points-to-service/rule.ts';
import targetInvalid from '../../../rules/mx/target-invalid/rule.ts';
import mxLookupUnsafe from '../../../rules/dashboard/mx-lookup-unsafe/rule.ts';
import serverWrong from '../../../rules/dashboard/server-wrong/rule.ts';
import declaredDiffers from '../../../rules/routing/declared-differs/rule.ts';
import { routeOutbound } from '../../helpers/mxhero.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const microsoft = 'contoso-com.mail.protection.outlook.com';
const gateway = 'mx.gateway.example.com';
const resolving = { [gateway]: { A: ['192.0.2.1'] } };
const mx = (...hosts: readonly string[]) => ({
  ...resolving,
  'contoso.com': {
    MX: hosts.map((host, index): readonly [number, string] => [index * 10, host]),
    TXT: ['v=spf1 include:spf.protection.outlook.com include:_spf.mxhero.com ~all'],
  },
});
const mxRules = [missing, mismatch, mixed, pointsToService, legacyHost, targetInvalid];
const neverTheService = { overrides: { mx: { service: false } } };

function told(rules: Parameters<typeof runScene>[0], scene: Scene): readonly string[] {
  return runScene(rules, scene).findings.map(({ rule }) => rule);
}

describe('one cause of the MX, one finding', () => {
  it.each<readonly [string, Scene, readonly string[]]>([
    ['conform with the guide', {}, []],
    ['service beside Microsoft', { config: neverTheService, dns: mx(microsoft, 'smtp-in.mxhero.com') }, ['mx/mixed']],
    ['the service alone', { config: neverTheService, dns: mx('smtp-in.mxhero.com') }, ['mx/architecture-mismatch']],
    [
      'the service, where only outbound mail is routed',
      { config: { ...neverTheService, inbound: 'none' }, dns: mx('smtp-in.mxhero.com') },
      ['mx/points-to-service'],
    ],
    ['gateway beside Microsoft', { config: { inbound: 'border' }, dns: mx(gateway, microsoft) }, ['mx/mixed']],
    ['a retired host', { dns: mx('contoso-com.mail.eo.outlook.com') }, ['mx/legacy-host']],
    ['no such host beside the right one', { dns: mx(microsoft, '') }, ['mx/target-invalid']],
    ['no MX', { dns: { 'contoso.com': {} } }, ['mx/missing']],
    ['a name of Microsoft that is gone', { dns: mx('gone-com.mail.protection.outlook.com') }, ['mx/target-invalid']],
  ])('%s', (_, scene, rules) => {
    expect(told(mxRules, scene)).toEqual(rules);
  });

  it('leaves a declaration that the MX contradicts to routing/declared-differs', () => {
    const scene = { sections: { TransportRule: [routeOutbound()] }, dns: mx(gateway) };
    expect(told([mismatch, declaredDiffers], scene)).toEqual(['routing/declared-differs']);
    expect(told([mismatch], scene)).toEqual(['mx/architecture-mismatch']);
  });
});

describe('one cause in the field Server, one finding', () => {
  const rules = [serverWrong, mxLookupUnsafe];
  const server = (name: string) => ({
    inbound: 'border',
    domains: { 'contoso.com': { server: name, mxLookup: true } },
  });

  it.each([
    ['the border', 'contoso.com', 'dashboard/mx-lookup-unsafe'],
    ['no MX', 'mail.contoso.com', 'dashboard/mx-lookup-unsafe'],
    ['the MX host itself, looked up', microsoft, 'dashboard/mx-lookup-unsafe'],
    ['the service', 'smtp-in.mxhero.com', 'dashboard/server-wrong'],
    ['an address', '192.0.2.7', 'dashboard/server-wrong'],
    ['somebody else', 'example.com', 'dashboard/server-wrong'],
  ])('%s', (_, name, rule) => {
    const dns = { ...mx(gateway), 'example.com': { MX: [[0, 'mx.example.com']] as const } };
    expect(told(rules, { config: server(name), dns })).toEqual([rule]);
  });
});
