import { describe, expect, it } from 'vitest';
import serviceIpAllowed from '../../../rules/connection-filter/service-ip-allowed/rule.ts';
import serviceIpMissing from '../../../rules/connection-filter/service-ip-missing/rule.ts';
import bypassConflict from '../../../rules/enhanced-filtering/bypass-conflict/rule.ts';
import hopsIncomplete from '../../../rules/enhanced-filtering/hops-incomplete/rule.ts';
import lastIpAmbiguous from '../../../rules/enhanced-filtering/last-ip-ambiguous/rule.ts';
import limitedUsers from '../../../rules/enhanced-filtering/limited-users/rule.ts';
import missing from '../../../rules/enhanced-filtering/missing/rule.ts';
import onLoopback from '../../../rules/enhanced-filtering/on-loopback/rule.ts';
import unsupportedAddress from '../../../rules/enhanced-filtering/unsupported-address/rule.ts';
import { egress, tenantConnector } from '../../helpers/mxhero.ts';
import { hostedConnectionFilterPolicy } from '../../helpers/objects/hosted-connection-filter-policy.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const rules = [
  bypassConflict,
  hopsIncomplete,
  lastIpAmbiguous,
  limitedUsers,
  missing,
  onLoopback,
  serviceIpMissing,
  unsupportedAddress,
];
const declared = { gateway: { hosts: ['mx1.gateway.contoso.com'], addresses: ['203.0.113.0/28'] } };
const border = { config: { inbound: 'border' }, declared };

function scene(settings: Readonly<Record<string, unknown>>, over: Scene, allowed: readonly string[] = []): Scene {
  return {
    ...over,
    sections: {
      InboundConnector: [tenantConnector(settings)],
      HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: allowed })],
    },
  };
}

function told(over: Scene): readonly string[] {
  return runScene(
    rules.filter((rule) => rule !== serviceIpMissing),
    over,
  ).findings.map(({ rule, message }) => `${rule.slice('enhanced-filtering/'.length)} ${message.id}`);
}

/** Two settings of one connector are told apart; what depends on another mistake is not told beside it. */
describe('one cause, one finding about enhanced filtering', () => {
  it.each<[string, Scene, readonly string[]]>([
    ['off', scene({}, border), ['missing off']],
    ['a list that lacks hops', scene({ EFSkipIPs: egress }, border), ['hops-incomplete missing']],
    ['one of two hops', scene({ EFSkipLastIP: true }, border), ['last-ip-ambiguous several']],
    [
      'a list that lacks hops and has no effect',
      scene({ EFSkipLastIP: true, EFSkipIPs: egress }, border),
      ['last-ip-ambiguous overrides'],
    ],
    [
      'a limited list with a private address in a loopback, where it has to be off',
      scene({ EFSkipIPs: ['10.0.0.1', ...egress], EFUsers: ['alice@contoso.com'] }, { declared }),
      ['on-loopback loop'],
    ],
    [
      'the same where mail of the internet needs it',
      scene(
        { EFSkipIPs: ['10.0.0.1', '203.0.113.0/28', ...egress], EFUsers: ['alice@contoso.com'] },
        { config: { inbound: 'border', outbound: 'loopback' }, declared },
      ),
      ['limited-users limited', 'on-loopback shared', 'unsupported-address private'],
    ],
    [
      'two mistakes of one connector',
      scene({ EFSkipIPs: ['10.0.0.1', ...egress], EFUsers: ['alice@contoso.com'] }, border),
      ['hops-incomplete missing', 'limited-users limited', 'unsupported-address private'],
    ],
  ])('%s', (_, over, expected) => {
    expect(told(over)).toEqual(expected);
  });

  it('says both sides of what the guide and Microsoft ask of the allow list', () => {
    const over = scene({ EFSkipIPs: [...egress, '203.0.113.0/28'] }, border, egress.slice(1));
    const { findings } = runScene(rules, over);
    expect(findings.map(({ rule, conflictsWith }) => [rule, conflictsWith])).toEqual([
      ['connection-filter/service-ip-missing', expect.arrayContaining(['enhanced-filtering/bypass-conflict'])],
      ['enhanced-filtering/bypass-conflict', ['connection-filter/service-ip-missing']],
    ]);
  });

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['no guide asks for', 'none', egress, ['connection-filter/service-ip-allowed allowed']],
    [
      'no guide asks for, one with its neighbors',
      'none',
      [...egress.slice(1), '54.208.111.28/30'],
      ['connection-filter/service-ip-allowed allowed', 'enhanced-filtering/bypass-conflict allowed'],
    ],
    [
      'the guide asks for',
      'required',
      egress,
      ['connection-filter/service-ip-allowed asked', 'enhanced-filtering/bypass-conflict asked'],
    ],
  ])('of allowed addresses that %s', (_, ipAllowList, allowed, expected) => {
    const config = { inbound: 'border', overrides: { ipAllowList } };
    const over = scene({ EFSkipIPs: [...egress, '203.0.113.0/28'] }, { config, declared }, allowed);
    const { findings } = runScene([serviceIpAllowed, bypassConflict], over);
    expect(findings.map(({ rule, message }) => `${rule} ${message.id}`)).toEqual(expected);
  });

  it('says of each of the two demands on one connector that there is the other', () => {
    expect(missing.conflictsWith).toContain(onLoopback.id);
    expect(onLoopback.conflictsWith).toContain(missing.id);
  });
});

/** A fix that leads to the next finding would be none. */
describe('what the fixes lead to', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['off', {}],
    ['one of two hops', { EFSkipLastIP: true }],
    ['a list without effect', { EFSkipLastIP: true, EFSkipIPs: ['192.0.2.9'] }],
  ])('is clean: %s', (_, settings) => {
    const [finding] = runScene([missing, lastIpAmbiguous], scene(settings, border)).findings;
    const command = finding?.fix?.command ?? '';
    expect(command).toContain('-EFSkipLastIP $false');
    const added = [...command.matchAll(/'([\d./]+)'/g)].map(([, entry]) => entry);
    const { EFSkipIPs: before = [] } = settings as { EFSkipIPs?: readonly string[] };
    expect(told(scene({ EFSkipIPs: [...before, ...added] }, border))).toEqual([]);
  });
});
