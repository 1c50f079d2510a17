import { describe, expect, it } from 'vitest';
import sealerLookalike from '../../../rules/arc/sealer-lookalike/rule.ts';
import sealerUnrelated from '../../../rules/arc/sealer-unrelated/rule.ts';
import entryBroad from '../../../rules/connection-filter/allow-entry-broad/rule.ts';
import entryUnrelated from '../../../rules/connection-filter/allow-entry-unrelated/rule.ts';
import serviceAllowed from '../../../rules/connection-filter/service-ip-allowed/rule.ts';
import serviceMissing from '../../../rules/connection-filter/service-ip-missing/rule.ts';
import vendorLeftover from '../../../rules/routing/vendor-leftover/rule.ts';
import { egress, inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { arcConfig } from '../../helpers/objects/arc-config.ts';
import { hostedConnectionFilterPolicy } from '../../helpers/objects/hosted-connection-filter-policy.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const rules = [
  sealerLookalike,
  sealerUnrelated,
  entryBroad,
  entryUnrelated,
  serviceAllowed,
  serviceMissing,
  vendorLeftover,
];
const fabrikam = {
  id: 'fabrikam',
  name: 'Fabrikam Mail',
  domains: ['fabrikam.com'],
  endpoints: { inbound: ['in.fabrikam.com'], outbound: [], retired: [] },
  egress: { ipv4: ['203.0.113.4', '40.0.0.4'], ipv6: [], published: [] },
  spf: { include: '_spf.fabrikam.com' },
  arc: { sealer: 'fabrikam.com' },
};

/** Each finding by its rule, its message and the entries it names. */
function told(scene: Scene): readonly string[] {
  return runScene(rules, { known: [fabrikam], ...scene }).findings.map(({ rule, message: { id, data } }) => {
    const entries = data['entries'] ?? data['traces'] ?? data['missing'];
    return `${rule} ${id}: ${Array.isArray(entries) ? entries.join(' ') : ''}`;
  });
}

/** A scene with lists of its own. */
function lists(sealers: readonly string[], addresses: readonly string[], more: Scene['sections'] = {}): Scene {
  return {
    sections: {
      ArcConfig: [arcConfig({ ArcTrustedSealers: sealers })],
      HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: addresses })],
      ...more,
    },
  };
}

const asked = `connection-filter/service-ip-allowed asked: ${egress.join(' ')}`;
const toFabrikam = {
  OutboundConnector: [
    inboundRoute(),
    outboundRoute(),
    outboundConnector({ Name: 'F', SmartHosts: ['in.fabrikam.com'] }),
  ],
  TransportRule: [routeInbound(), routeOutbound(), transportRule({ Name: 'F', RouteMessageOutboundConnector: 'F' })],
};

describe('each entry of a list is reported once', () => {
  it.each<[string, Scene, readonly string[]]>([
    ['as the guide asks', lists(['mxhero.com'], egress), [asked]],
    [
      'a near miss of the sealer beside one of nobody',
      lists(['mxhero.co', 'example.com'], egress),
      ['arc/sealer-lookalike near: mxhero.co', asked, 'arc/sealer-unrelated unrelated: example.com'],
    ],
    [
      'left over, beside entries of nobody',
      lists(['mxhero.com', 'fabrikam.com', 'example.com'], [...egress, '203.0.113.4', '192.0.2.1']),
      [
        asked,
        'routing/vendor-leftover allowed: 203.0.113.4',
        'routing/vendor-leftover sealer: fabrikam.com',
        'arc/sealer-unrelated unrelated: example.com',
        'connection-filter/allow-entry-unrelated unrelated: 192.0.2.1',
      ],
    ],
    [
      'of a known service that is not selected, while a rule still routes there',
      lists(['mxhero.com', 'fabrikam.com'], [...egress, '203.0.113.4'], toFabrikam),
      [
        asked,
        'arc/sealer-unrelated former: fabrikam.com',
        'connection-filter/allow-entry-unrelated former: 203.0.113.4',
      ],
    ],
    [
      'a wide one around what is left over',
      lists(['mxhero.com'], [...egress, '40.0.0.0/22']),
      [asked, 'routing/vendor-leftover allowed: 40.0.0.0/22'],
    ],
    [
      'a wide one around what is left over, and another one',
      lists(['mxhero.com'], [...egress, '40.0.0.0/22', '40.0.8.0/22']),
      [
        'connection-filter/allow-entry-broad wide: 40.0.0.0/22 40.0.8.0/22',
        asked,
        'routing/vendor-leftover allowed: 40.0.0.0/22',
      ],
    ],
    [
      'addresses of the service inside a range: no second finding, and none is missing',
      lists(['mxhero.com'], [...egress.slice(1), '54.208.111.0/24']),
      [
        'connection-filter/allow-entry-broad beyond: 54.208.111.0/24',
        `connection-filter/service-ip-allowed asked: ${egress.slice(1).join(' ')}`,
      ],
    ],
    [
      'some of the addresses: both sides are told',
      lists(['mxhero.com'], egress.slice(1)),
      [
        'connection-filter/service-ip-missing missing: 54.208.111.28',
        `connection-filter/service-ip-allowed asked: ${egress.slice(1).join(' ')}`,
      ],
    ],
    [
      'left over on a list that is too long: that is another matter',
      lists(['mxhero.com'], [...egress, ...Array.from({ length: 1266 }, () => '203.0.113.4')]),
      ['connection-filter/allow-entry-broad full: ', asked, 'routing/vendor-leftover allowed: 203.0.113.4'],
    ],
    ...(
      [
        ['none', 'standard'],
        ['loopback', 'none'],
      ] as const
    ).map(([inbound, outbound]): [string, Scene, readonly string[]] => [
      `of a service that still has one direction: inbound ${inbound}, outbound ${outbound}`,
      { ...lists(['mxhero.com'], egress), config: { inbound, outbound } },
      [asked],
    ]),
    [
      'of the service, declared to have nothing to do any more',
      {
        ...lists(['mxhero.com'], egress, { InboundConnector: [], OutboundConnector: [], TransportRule: [] }),
        config: { inbound: 'none', outbound: 'none' },
        dns: 'off',
      },
      [`routing/vendor-leftover allowed: ${egress.join(' ')}`, 'routing/vendor-leftover sealer: mxhero.com'],
    ],
  ])('%s', (_, scene, expected) => {
    expect([...told(scene)].toSorted()).toEqual([...expected].toSorted());
  });
});
