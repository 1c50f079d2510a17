import { describe, expect, it } from 'vitest';
import { allowEntries, type AllowEntry } from '../../../src/analyze/recognize/allow-entries.ts';
import type { RuleContext } from '../../../src/analyze/rules/context.ts';
import { defineRule } from '../../../src/analyze/rules/rule.ts';
import { egress } from '../../helpers/mxhero.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const [first = ''] = egress;
const fabrikam = {
  id: 'fabrikam',
  name: 'Fabrikam Mail',
  egress: { ipv4: ['203.0.113.0/28'], ipv6: [], published: ['198.51.100.0/28'] },
};

/** What the entries are in the eyes of a rule that sees the scene. */
function sorted(entries: readonly string[], scene: Scene = {}): readonly AllowEntry[] {
  const seen: RuleContext<never, never>[] = [];
  const probe = defineRule({
    id: 'test/probe',
    summary: 'Looks.',
    profile: 'exchange',
    per: 'tenant',
    appliesTo: '*',
    requires: [],
    uses: [],
    guide: [],
    references: [],
    conflictsWith: [],
    messages: {},
    check(context) {
      seen.push(context);
      return [];
    },
  });
  runScene([probe], scene);
  const [context] = seen;
  if (context === undefined) throw new Error('the probe did not run');
  return allowEntries(entries, context);
}

function kindsOf(entries: readonly string[], scene?: Scene): readonly string[] {
  return sorted(entries, scene).map(({ kind }) => kind);
}

describe('an entry of the allow list is', () => {
  it.each<[kind: string, entry: string]>([
    ['service', first],
    ['service', ` ${first}/32 `],
    ['service', `${first}-${first}`],
    ['beyond', '54.208.111.28/31'],
    ['beyond', '54.208.111.200/24'],
    ['beyond', '54.208.111.0-54.208.111.255'],
    ['wide', '54.208.110.0/23'],
    ['wide', '54.208.111.0-54.208.112.0'],
    ['wide', '40.0.0.0/8'],
    ['wide', '0.0.0.0/0'],
    ['unreachable', '10.0.0.1'],
    ['unreachable', '10.0.0.0/8'],
    ['unreachable', '127.0.0.1'],
    ['unreachable', '100.64.0.0/24'],
    ['unusable', '2001:db8::1'],
    ['unusable', '2001:db8::/32'],
    ['unusable', '192.0.2.1/33'],
    ['unusable', 'mail.example.com'],
    ['unrelated', '192.0.2.0/24'],
    ['unrelated', '192.0.2.0-192.0.2.255'],
  ])('%s: %s', (kind, entry) => {
    expect(kindsOf([entry])).toEqual([kind]);
  });

  it('of the service also where it publishes it, or where IPv6 is in its profile', () => {
    const ranges = { ipv6: ['2001:db8::1'], published: ['192.0.2.0/26', '40.0.0.0/20'] };
    const scene = { config: { overrides: { egress: ranges } } };
    expect(kindsOf(['192.0.2.4', '2001:db8::1', '2001:db8::2', '192.0.2.4/25', '40.0.0.0/23'], scene)).toEqual([
      'service',
      'service',
      'unusable',
      'beyond',
      'wide',
    ]);
  });

  it('of the service where a range of IPv6 is, however wide', () => {
    const scene = { config: { overrides: { egress: { ipv6: ['2001:db8::/48'] } } } };
    expect(kindsOf(['2001:db8::/64', '2001:db8::/32'], scene)).toEqual(['service', 'unusable']);
  });

  it('of the service and of declared ones', () => {
    const of = (declared: NonNullable<Scene['declared']>) => kindsOf(['3.211.77.148/31'], { declared });
    const neighbor = { hosts: ['mx.example.com'], addresses: ['3.211.77.149'] };
    expect(of({ allow: { addresses: ['3.211.77.149'] } })).toEqual(['service']);
    expect(of({ gateway: neighbor })).toEqual(['service']);
    expect(of({ onPremises: neighbor })).toEqual(['service']);
    expect(of({ allow: { addresses: ['3.211.77.150'] } })).toEqual(['beyond']);
  });

  it('declared, the gateway, or an own server', () => {
    const declared = {
      allow: { addresses: ['192.0.2.0/28'] },
      gateway: { hosts: ['mx.example.com'], addresses: ['192.0.2.16/28'] },
      onPremises: { hosts: ['mail.example.com'], addresses: ['192.0.2.32/28', '10.1.0.0/16'] },
    };
    const entries = ['192.0.2.1', '192.0.2.17', '192.0.2.33', '192.0.2.0/27', '192.0.2.0/26', '10.1.0.1'];
    expect(kindsOf(entries, { declared })).toEqual(['declared', 'own', 'own', 'own', 'unrelated', 'unreachable']);
  });

  it('of a known service that is not selected, unless it is declared', () => {
    const scene = { known: [fabrikam], declared: { allow: { addresses: ['203.0.113.9'] } } };
    const found = sorted(['203.0.113.4', '203.0.113.9', '198.51.100.0/24', '192.0.2.1'], scene);
    expect(found.map(({ kind, former }) => [kind, former?.id])).toEqual([
      ['former', 'fabrikam'],
      ['declared', undefined],
      ['former', 'fabrikam'],
      ['unrelated', undefined],
    ]);
  });

  it('of a selected service even if that is out of use', () => {
    const config = { inbound: 'none', outbound: 'none' };
    expect(sorted([first], { config })).toMatchObject([{ kind: 'service' }]);
  });

  it('judged once, without blanks, as written', () => {
    expect(sorted(['192.0.2.9/24', ' 192.0.2.9/24']).map(({ entry }) => entry)).toEqual(['192.0.2.9/24']);
  });
});
