import { describe, expect, it } from 'vitest';
import type { RoutingRule } from '../../../src/analyze/recognize/service-view.ts';
import { egress, inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

type Over = Readonly<Record<string, unknown>>;

const other = outboundConnector({ Name: 'Signatures', SmartHosts: ['smtp.example.com'] });
const connectors = [inboundRoute(), outboundRoute(), other];
const bare = {
  FromScope: null,
  SentToScope: null,
  ExceptIfHeaderContainsMessageHeader: null,
  ExceptIfHeaderContainsWords: null,
  SetHeaderName: null,
  SetHeaderValue: null,
};

function viewOf(scene: Scene) {
  const [view] = runScene([], scene).services;
  if (view === undefined) throw new Error('no service');
  return view;
}

function routesOf(
  rules: readonly Record<string, unknown>[],
  OutboundConnector: readonly Record<string, unknown>[] = connectors,
) {
  return viewOf({ sections: { TransportRule: rules, OutboundConnector } }).allRoutingRules;
}

function only(over: Over, hosts?: readonly Record<string, unknown>[]): RoutingRule {
  const [route, ...more] = routesOf([routeInbound(over)], hosts);
  if (route === undefined || more.length > 0) throw new Error('not exactly one routing rule');
  return route;
}

describe('which rules are routing rules', () => {
  it.each<[string, Over, boolean]>([
    ['the rule of the guide', {}, true],
    ['by its connector alone', bare, true],
    ['by its connector in another case', { ...bare, RouteMessageOutboundConnector: 'MXHERO inbound route' }, true],
    ['no route', { RouteMessageOutboundConnector: null, PrependSubject: 'x' }, false],
    ['a blank route', { RouteMessageOutboundConnector: ' ', PrependSubject: 'x' }, false],
    ['the connector of somebody else', { ...bare, RouteMessageOutboundConnector: 'Signatures' }, false],
    [
      'the connector of somebody else, excepting what the service has processed',
      { SetHeaderName: null, SetHeaderValue: null, RouteMessageOutboundConnector: 'Signatures' },
      false,
    ],
    [
      'the connector of somebody else, stamping the tenant header',
      {
        ...bare,
        SetHeaderName: 'x-mxhero-transport-agent',
        SetHeaderValue: 'v',
        RouteMessageOutboundConnector: 'Signatures',
      },
      true,
    ],
    ['a connector that is not there', { ...bare, RouteMessageOutboundConnector: 'Gone' }, false],
    ['a connector that is not there, with the stamp', { RouteMessageOutboundConnector: 'Gone' }, true],
    [
      'a connector that is not there, excepting the processed header',
      { SetHeaderName: null, SetHeaderValue: null, RouteMessageOutboundConnector: 'Gone' },
      true,
    ],
    [
      'a connector that is not there, excepting the tenant header only',
      {
        ...bare,
        ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Transport-Agent',
        ExceptIfHeaderContainsWords: ['v'],
        RouteMessageOutboundConnector: 'Gone',
      },
      false,
    ],
  ])('%s', (_, over, expected) => {
    expect(routesOf([routeInbound(over)])).toHaveLength(expected ? 1 : 0);
  });

  it('keeps the order of evaluation', () => {
    const routes = routesOf([routeInbound({ Priority: 3 }), routeOutbound({ Priority: 1 })]);
    expect(routes.map(({ rule }) => rule.name)).toEqual(['Route outbound via mxHERO', 'Route inbound mail via mxHERO']);
  });
});

describe('where a rule routes', () => {
  const guid = '0b5f4a5e-0000-4000-8000-00000000beef';

  it.each<[string, Over, readonly Record<string, unknown>[], string, string | undefined]>([
    ['by name', {}, connectors, 'resolved', 'inbound'],
    [
      'by Guid in braces',
      { RouteMessageOutboundConnector: `{${guid.toUpperCase()}}` },
      [outboundRoute({ Guid: guid })],
      'resolved',
      'outbound',
    ],
    ['nowhere', { RouteMessageOutboundConnector: 'Gone' }, connectors, 'missing', undefined],
    [
      'two connectors of one direction',
      {},
      [inboundRoute(), inboundRoute({ Name: 'MXHERO INBOUND ROUTE', Guid: guid })],
      'ambiguous',
      'inbound',
    ],
    [
      'two connectors of both directions',
      {},
      [inboundRoute(), outboundRoute({ Name: 'mxHERO Inbound Route', Guid: guid })],
      'ambiguous',
      undefined,
    ],
    [
      'two connectors, one of somebody else',
      {},
      [
        inboundRoute(),
        outboundConnector({ Name: 'mxHERO Inbound Route', Guid: guid, SmartHosts: ['smtp.example.com'] }),
      ],
      'ambiguous',
      undefined,
    ],
    [
      'a connector with the hosts of both',
      {},
      [inboundRoute({ SmartHosts: ['smtp-in.mxhero.com', 'smtp.mxhero.com'] })],
      'resolved',
      undefined,
    ],
    ['a connector whose hosts are lost', {}, [inboundRoute({ SmartHosts: { deep: 1 } })], 'resolved', undefined],
  ])('%s', (_, over, hosts, state, direction) => {
    const route = only(over, hosts);
    expect([route.target.state, route.byConnector]).toEqual([state, direction]);
  });

  it('says that a name stands for two connectors', () => {
    const twins = [inboundRoute(), inboundRoute({ Name: 'mxhero inbound route', Guid: guid })];
    const { gaps } = viewOf({ sections: { TransportRule: [routeInbound()], OutboundConnector: twins } });
    expect(gaps.map(({ fact, why }) => [fact, why.reason])).toEqual([
      ['RouteMessageOutboundConnector', 'undetermined'],
    ]);
    expect(gaps[0]?.why.detail).toMatch(/^2 outbound connectors/);
  });

  it('lets the scopes win over the connector', () => {
    const route = only({ RouteMessageOutboundConnector: 'mxHERO Outbound Route' });
    expect([route.direction, route.byScope, route.byConnector]).toEqual(['inbound', 'inbound', 'outbound']);
    expect(only(bare).direction).toBe('inbound');
  });

  it.each([
    ['FromScope', { FromScope: { deep: 1 } }],
    ['SentToScope', { FromScope: null, SentToScope: { deep: 1 } }],
  ])('%s that was lost is a gap', (fact, over) => {
    const { gaps } = viewOf({ sections: { TransportRule: [routeInbound(over)] } });
    expect(gaps.map((gap) => gap.fact)).toEqual([fact]);
  });

  it('needs no scope of the recipient beside that of the sender', () => {
    expect(viewOf({ sections: { TransportRule: [routeInbound({ SentToScope: { deep: 1 } })] } }).gaps).toEqual([]);
  });
});

describe('what guards a rule', () => {
  it('sorts its exceptions by the header they name', () => {
    const route = only({
      ExceptIfHeaderContainsMessageHeader: 'x-mxhero-SERVER',
      ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-TransportAgent',
      ExceptIfHeaderMatchesPatterns: ['x'],
      HeaderContainsMessageHeader: 'X-mxHero-Transport-Agent',
      HeaderContainsWords: ['x'],
    });
    expect(route.guards.map(({ header }) => header)).toEqual(['processed']);
    expect(route.nearMisses.map(({ header, pair }) => [header, pair.header])).toEqual([
      ['tenant', 'X-mxHero-TransportAgent'],
    ]);
    expect(route.inverted.map(({ header }) => header)).toEqual(['X-mxHero-Transport-Agent']);
    expect(route.unread).toEqual([]);
  });

  it.each<[string, unknown, string, readonly string[]]>([
    ['none', null, 'none', []],
    ['all', egress, 'complete', []],
    ['all in a wider block', ['0.0.0.0/0'], 'complete', []],
    ['some', egress.slice(0, 3), 'partial', []],
    ['a block around some', ['54.0.0.0/8'], 'partial', []],
    ['others', ['192.0.2.1'], 'none', []],
    ['unreadable ones', ['mail.example.com'], 'none', []],
    ['lost', { deep: 1 }, 'none', ['ExceptIfSenderIpRanges']],
  ])('excepted addresses: %s', (_, ranges, expected, unread) => {
    const route = only({ ExceptIfSenderIpRanges: ranges });
    expect(route.addressGuard).toBe(expected);
    expect(route.unread.map(({ property }) => property)).toEqual(unread);
  });

  it('cannot judge addresses when the profile knows none', () => {
    const scene = (ranges: unknown): Scene => ({
      sections: { TransportRule: [routeInbound({ ExceptIfSenderIpRanges: ranges })] },
      config: { overrides: { egress: { ipv4: null } } },
    });
    const [asked, unasked] = [viewOf(scene(['192.0.2.1'])), viewOf(scene(null))].map((view) => view.allRoutingRules[0]);
    expect(asked?.unread.map(({ property, why }) => [property, why.why.reason])).toEqual([
      ['ExceptIfSenderIpRanges', 'not-in-profile'],
    ]);
    expect(unasked?.unread).toEqual([]);
  });

  it('leaves aside the words of headers of somebody else', () => {
    const route = only({ ExceptIfHeaderMatchesMessageHeader: 'X-Other', ExceptIfHeaderMatchesPatterns: { deep: 1 } });
    expect(route.unread).toEqual([]);
    const near = only({
      ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Servers',
      ExceptIfHeaderMatchesPatterns: { deep: 1 },
    });
    expect(near.unread.map(({ property }) => property)).toEqual(['ExceptIfHeaderMatchesPatterns']);
  });

  it('finds nothing of a service whose headers are not known', () => {
    const { allRoutingRules } = viewOf({
      sections: {
        TransportRule: [routeInbound(), transportRule({ Name: 'X', RouteMessageOutboundConnector: 'Gone' })],
      },
      config: { overrides: { headers: { tenant: null, processed: null } } },
    });
    expect(allRoutingRules.map(({ rule, guards, stamp }) => [rule.name, guards, stamp])).toEqual([
      ['Route inbound mail via mxHERO', [], undefined],
    ]);
  });
});
