import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { covers, formatIpSet, ipSet, isEmpty, overlaps, size, unionOf } from '../../../src/mail/ip-range.ts';
import missing from '../../../rules/connection-filter/service-ip-missing/rule.ts';
import ipForeign from '../../../rules/connector/inbound-ip-foreign/rule.ts';
import ipMissing from '../../../rules/connector/inbound-ip-missing/rule.ts';
import { exhibitOf } from '../../../src/analyze/rules/finding.ts';
import type { Rule } from '../../../src/analyze/rules/rule.ts';
import hopsIncomplete from '../../../rules/enhanced-filtering/hops-incomplete/rule.ts';
import egressDrift from '../../../rules/vendor/egress-drift/rule.ts';
import { egress, routeInbound, routeOutbound, tenantConnector } from '../../helpers/mxhero.ts';
import { hostedConnectionFilterPolicy } from '../../helpers/objects/hosted-connection-filter-policy.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const allowing = (IPAllowList: unknown) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList })],
});
const others = egress.slice(1);
const [first = ''] = egress;

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The table as a rule attaches it: the allow list lacks the first address, so that there is a finding. */
function tableOf(scene: Scene): Table {
  return tableBy([missing], { ...scene, sections: { ...allowing(others), ...scene.sections } });
}

function tableBy(rules: readonly Rule[], scene: Scene): Table {
  const [finding] = runScene(rules, scene).findings;
  const exhibit = finding && exhibitOf(finding);
  const [address, ...columns] = exhibit?.columns ?? [];
  expect(address).toBe('Address');
  const rows = (exhibit?.rows ?? []).map(([name = '', ...words]): [string, Record<string, string>] => [
    name,
    Object.fromEntries(columns.map((column, index) => [column, words[index] ?? '?'])),
  ]);
  return Object.fromEntries(rows);
}

describe('table of the addresses of a service', () => {
  it('has one row for each address and one column for each place', () => {
    const table = tableOf({});
    expect(Object.keys(table).toSorted()).toEqual(egress.toSorted());
    expect(table[first]).toEqual({ Profile: 'yes', Published: 'yes', Connector: 'yes', Allowed: 'missing' });
    for (const address of others) expect(table[address]).toMatchObject({ Allowed: 'yes' });
  });

  it('puts what differs first', () => {
    expect(Object.keys(tableOf({ sections: allowing(egress.slice(0, 7)) }))[0]).toBe('107.23.152.206');
  });

  it('has columns for Enhanced Filtering and rules where they hold addresses of the service', () => {
    const table = tableOf({
      sections: {
        InboundConnector: [tenantConnector({ EFSkipIPs: others })],
        TransportRule: [
          routeInbound({ ExceptIfSenderIpRanges: [...egress] }),
          routeOutbound({ SenderIpRanges: [...others] }),
        ],
      },
    });
    expect(table[first]).toMatchObject({ Skipped: 'missing', Rules: 'missing' });
    expect(table[egress[1] ?? '']).toMatchObject({ Skipped: 'yes', Rules: 'yes' });
  });

  it('asks each connector to skip what it takes mail from, and what no other one does', () => {
    const skipping = (Name: string, own: readonly string[], skipped: readonly string[]) =>
      tenantConnector({ Name, SenderIPAddresses: own, EFSkipIPs: skipped });
    const [half, rest] = [egress.slice(0, 4), egress.slice(4)];
    const shared = tableOf({ sections: { InboundConnector: [skipping('A', half, half), skipping('B', rest, rest)] } });
    for (const address of egress) expect(shared[address]).toMatchObject({ Skipped: 'yes' });
    const lacking = [skipping('A', half, half), skipping('B', rest, rest.slice(1))];
    expect(tableOf({ sections: { InboundConnector: lacking } })[rest[0] ?? '']).toMatchObject({ Skipped: 'missing' });
  });

  it('leaves out rules that are switched off, and rules about other addresses', () => {
    const table = tableOf({
      sections: {
        TransportRule: [
          routeInbound({ State: 'Disabled', SenderIpRanges: [...others] }),
          routeOutbound({ SenderIpRanges: ['203.0.113.9'] }),
        ],
      },
    });
    expect(table[first]).not.toHaveProperty('Rules');
  });

  it('unites inbound connectors, and takes no account of a disabled one', () => {
    const split = [
      tenantConnector({ SenderIPAddresses: egress.slice(0, 4) }),
      tenantConnector({ Name: 'Second', SenderIPAddresses: egress.slice(4) }),
    ];
    expect(tableOf({ sections: { InboundConnector: split } })[first]).toMatchObject({ Connector: 'yes' });
    const idle = [tenantConnector({ SenderIPAddresses: others }), tenantConnector({ Name: 'Second', Enabled: false })];
    expect(tableOf({ sections: { InboundConnector: idle } })[first]).toMatchObject({ Connector: 'missing' });
  });

  it('calls extra what only the tenant has, block or single', () => {
    const table = tableOf({
      sections: {
        InboundConnector: [tenantConnector({ SenderIPAddresses: [...egress, '203.0.113.0/29', '198.51.100.7'] })],
      },
    });
    expect(table['203.0.113.0/29']).toEqual({ Profile: '', Published: '', Connector: 'extra', Allowed: '' });
    expect(table['198.51.100.7']).toMatchObject({ Connector: 'extra' });
  });

  it('cuts a block that is wider than the service', () => {
    const table = tableOf({
      sections: { InboundConnector: [tenantConnector({ SenderIPAddresses: ['54.208.111.0/24', ...others] })] },
    });
    expect(table['54.208.111.0-54.208.111.27']).toMatchObject({ Connector: 'extra' });
    expect(table[first]).toMatchObject({ Connector: 'yes', Allowed: 'missing' });
    expect(table['54.208.111.29-54.208.111.255']).toMatchObject({ Connector: 'extra' });
  });

  it('is in the order of the addresses, IPv4 first', () => {
    const listed = ['2001:db8::7', '203.0.113.9', '198.51.100.7', '2001:db8::1', '::1'];
    const table = tableOf({ sections: { InboundConnector: [tenantConnector({ EFSkipIPs: [...egress, ...listed] })] } });
    expect(Object.keys(table).filter((range) => table[range]?.['Skipped'] === 'extra')).toEqual([
      '198.51.100.7',
      '203.0.113.9',
      '::1',
      '2001:db8::1',
      '2001:db8::7',
    ]);
  });

  it('has no column for the allow list where the service does not ask for it and none of its addresses is on it', () => {
    const config = { overrides: { ipAllowList: 'none' } };
    const sections = { InboundConnector: [tenantConnector({ SenderIPAddresses: others })] };
    const withList = (list: readonly string[]) =>
      tableBy([ipMissing], { config, sections: { ...sections, ...allowing(list) } });
    expect(withList(['203.0.113.9'])[first]).not.toHaveProperty('Allowed');
    expect(withList([...others])[first]).toMatchObject({ Allowed: 'missing' });
  });

  it('takes no account of skipped addresses where a connector skips by place or is disabled', () => {
    const idle = { EFSkipIPs: [...others] };
    for (const over of [{ EFSkipLastIP: true }, { Enabled: false }]) {
      const connectors = [tenantConnector(), tenantConnector({ Name: 'Second', ...idle, ...over })];
      expect(tableOf({ sections: { InboundConnector: connectors } })[first]).not.toHaveProperty('Skipped');
    }
  });

  it('leaves out what is declared', () => {
    const table = tableOf({
      sections: { InboundConnector: [tenantConnector({ SenderIPAddresses: [...egress, '203.0.113.9'] })] },
      declared: { allow: { addresses: ['203.0.113.0/28'] } },
    });
    expect(table).not.toHaveProperty('203.0.113.9');
  });

  it('takes what the service publishes for its own', () => {
    const terms = [...egress, '198.51.100.0/30', '2001:db8::/64'].map((one) => `ip${one.includes(':') ? 6 : 4}:${one}`);
    const dns = { '_spf.mxhero.com': { TXT: [`v=spf1 ${terms.join(' ')} -all`] } };
    const table = tableOf({
      dns,
      sections: { InboundConnector: [tenantConnector({ SenderIPAddresses: [...egress, '198.51.100.1'] })] },
    });
    expect(table['198.51.100.0']).toEqual({
      Profile: 'missing',
      Published: 'yes',
      Connector: 'missing',
      Allowed: 'missing',
    });
    expect(table['198.51.100.1']).toMatchObject({ Connector: 'yes' });
    expect(table['198.51.100.2/31']).toMatchObject({ Connector: 'missing' });
    // No connector and no allow list can hold it.
    expect(table['2001:db8::/64']).toEqual({ Profile: 'missing', Published: 'yes', Connector: '', Allowed: '' });
  });

  it.each<[string, Scene, string]>([
    ['nobody asked', { dns: 'off' }, 'Published'],
    ['the lookup failed', { dns: { '_spf.mxhero.com': { fails: 'timeout' } } }, 'Published'],
    ['the servers of the vendor fail', { dns: { '_spf.mxhero.com': { fails: 'servfail' } } }, 'Published'],
    ['connectors not exported', { sections: { InboundConnector: null } }, 'Connector'],
    ['rules not exported', { sections: { TransportRule: null } }, 'Rules'],
    [
      'skipped addresses lost',
      { sections: { InboundConnector: [tenantConnector({ EFSkipIPs: 'System.Object[]' })] } },
      'Skipped',
    ],
    [
      'the conditions of one rule lost',
      {
        sections: {
          TransportRule: [
            routeInbound({ SenderIpRanges: [...others] }),
            routeOutbound({ ExceptIfSenderIpRanges: 'System.Object[]' }),
          ],
        },
      },
      'Rules',
    ],
    [
      'the addresses of one connector lost',
      {
        sections: {
          InboundConnector: [
            tenantConnector({ SenderIPAddresses: others }),
            tenantConnector({ Name: 'Second', SenderIPAddresses: 'System.Object[]' }),
          ],
        },
      },
      'Connector',
    ],
    [
      'a connector that may be one of the service',
      {
        sections: {
          InboundConnector: [
            tenantConnector({ SenderIPAddresses: others }),
            inboundConnector({ Name: 'Lost', SenderIPAddresses: 'System.Object[]' }),
          ],
        },
      },
      'Connector',
    ],
  ])('says unknown: %s', (_, scene, column) => {
    expect(tableOf(scene)[first]).toMatchObject({ Profile: 'yes', [column]: 'unknown' });
  });

  it('has no column for a record that the profile does not name', () => {
    expect(tableOf({ config: { overrides: { spf: { include: null } } } })[first]).not.toHaveProperty('Published');
  });
});

describe('table of the addresses of a service, in every finding about them', () => {
  it('is the same', () => {
    const terms = [...egress, '198.51.100.7'].map((one) => `ip4:${one}`);
    const { findings } = runScene([missing, ipForeign, ipMissing, hopsIncomplete, egressDrift], {
      config: { inbound: 'border' },
      dns: { '_spf.mxhero.com': { TXT: [`v=spf1 ${terms.join(' ')} -all`] } },
      sections: {
        InboundConnector: [tenantConnector({ SenderIPAddresses: [...others, '203.0.113.9'], EFSkipIPs: others })],
        ...allowing(others),
      },
    });
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual([
      'connection-filter/service-ip-missing',
      'connector/inbound-ip-foreign',
      'connector/inbound-ip-missing',
      'enhanced-filtering/hops-incomplete',
      'vendor/egress-drift',
    ]);
    const [one, ...more] = findings.map(exhibitOf);
    expect(one?.columns).toEqual(['Address', 'Profile', 'Published', 'Connector', 'Allowed', 'Skipped']);
    expect(one?.rows.slice(0, 3)).toEqual([
      ['54.208.111.28', 'yes', 'yes', 'missing', 'missing', 'missing'],
      ['198.51.100.7', 'missing', 'yes', 'missing', 'missing', 'missing'],
      ['203.0.113.9', '', '', 'extra', '', ''],
    ]);
    for (const other of more) expect(other).toEqual(one);
  });
});

describe('table of the addresses of a service, any lists', () => {
  const entry = fc.oneof(
    fc.constantFrom(...egress),
    fc.nat(255).map((octet) => `54.208.111.${octet}`),
    fc.tuple(fc.nat(255), fc.integer({ min: 24, max: 32 })).map(([octet, length]) => `54.236.184.${octet}/${length}`),
  );

  it('has rows that are apart, together hold all addresses, and say of each list what is on it', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), fc.array(entry, { maxLength: 6 }), (listed, allowed) => {
        const connector = tenantConnector({ SenderIPAddresses: [...listed, first] });
        const on = { Connector: ipSet([...listed, first]).set, Allowed: ipSet(allowed).set };
        const table = tableOf({ sections: { InboundConnector: [connector], ...allowing(allowed) } });
        const rows = Object.entries(table).map(([range, words]) => ({ set: ipSet([range]).set, words }));
        if (rows.length === 0) return;
        const whole = unionOf(ipSet(egress).set, on.Connector, on.Allowed);
        expect(formatIpSet(unionOf(...rows.map(({ set }) => set)))).toEqual(formatIpSet(whole));
        expect(rows.reduce((sum, { set }) => sum + size(set), 0n)).toBe(size(whole));
        for (const { set, words } of rows) {
          expect(isEmpty(set)).toBe(false);
          for (const column of ['Connector', 'Allowed'] as const) {
            const isOn = ['yes', 'extra'].includes(words[column] ?? '');
            expect(covers(on[column], set)).toBe(isOn);
            expect(overlaps(on[column], set)).toBe(isOn);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
