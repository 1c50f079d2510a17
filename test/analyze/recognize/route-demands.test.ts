import { describe, expect, it } from 'vitest';
import { demandsOn } from '../../../src/analyze/recognize/route-demands.ts';
import { routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

/** What is asked of the first routing rule, whose properties are given. */
function demands(over: Over, config: Scene['config'] = {}) {
  const [service] = runScene([], {
    sections: { TransportRule: [routeInbound(over), routeOutbound({ Priority: 9 })] },
    config,
  }).services;
  const [route] = service?.allRoutingRules ?? [];
  if (service === undefined || route === undefined) throw new Error('no routing rule');
  return demandsOn(route, service);
}

describe('demandsOn', () => {
  it('asks for the scopes of the direction of the rule', () => {
    expect(demands({})).toMatchObject({
      direction: 'inbound',
      asked: { fromScope: 'NotInOrganization', sentToScope: 'InOrganization' },
    });
    const reversed = { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' };
    expect(demands(reversed)).toMatchObject({
      direction: 'outbound',
      asked: { fromScope: 'InOrganization', sentToScope: 'NotInOrganization' },
    });
  });

  it('asks for nothing while the direction is open', () => {
    const over = { FromScope: null, SentToScope: null, RouteMessageOutboundConnector: 'Gone' };
    expect(demands(over)).toMatchObject({
      gap: {
        subject: { identity: 'Route inbound mail via mxHERO' },
        fact: 'FromScope',
        why: { reason: 'undetermined' },
      },
    });
  });

  it('asks for nothing that the profile does not know', () => {
    const found = demands({}, { overrides: { rules: { inbound: null } } });
    expect(found).toMatchObject({
      gap: { subject: { kind: 'VendorProfile' }, fact: 'rules.inbound', why: { reason: 'not-in-profile' } },
    });
  });
});
