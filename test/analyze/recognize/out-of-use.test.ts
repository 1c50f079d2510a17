import { describe, expect, it } from 'vitest';
import type { ServiceView } from '../../../src/analyze/recognize/service-view.ts';
import { outboundRoute, routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const viaSpare = { Name: 'Spare rule', RouteMessageOutboundConnector: 'Spare' };

function serviceOf(scene: Scene): ServiceView {
  const [service] = runScene([], scene).services;
  if (service === undefined) throw new Error('no service');
  return service;
}

describe('connectors that are out of use', () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly ReturnType<typeof routeOutbound>[], boolean]>([
    ['a disabled one beside another that carries mail', { Enabled: false }, [], true],
    ['one in test mode beside another', { TestMode: true }, [], true],
    ['an enabled one, which may take mail some day', {}, [], false],
    [
      'a disabled one that is the only way to its endpoint',
      { Enabled: false, SmartHosts: ['smtp-in.mxhero.com'] },
      [],
      false,
    ],
    ['a misspelt host', { SmartHosts: ['smtp.mxher.com'] }, [], true],
    [
      'a disabled one that a disabled rule names',
      { Enabled: false },
      [routeOutbound({ ...viaSpare, State: 'Disabled' })],
      false,
    ],
    ['a misspelt host that a rule names', { SmartHosts: ['smtp.mxher.com'] }, [routeOutbound(viaSpare)], false],
    ['a state that is lost', { Enabled: 'perhaps' }, [], false],
    [
      'a rule whose target is lost',
      { Enabled: false },
      [routeOutbound({ ...viaSpare, RouteMessageOutboundConnector: { a: 1 } })],
      false,
    ],
  ])('%s', (_, over, rules, isOut) => {
    const sections = {
      OutboundConnector: [outboundRoute(), outboundRoute({ Name: 'Spare', ...over })],
      TransportRule: [routeInbound(), routeOutbound(), ...rules],
    };
    const { connectors, outOfUse } = serviceOf({ sections });
    const namesOf = (all: typeof connectors) => all.map(({ connector }) => connector.name);
    expect(namesOf(outOfUse)).toEqual(isOut ? ['Spare'] : []);
    expect(namesOf(connectors)).toEqual(isOut ? ['mxHERO Outbound Route'] : ['mxHERO Outbound Route', 'Spare']);
  });
});
