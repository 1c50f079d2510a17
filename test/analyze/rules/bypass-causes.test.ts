import { describe, expect, it } from 'vitest';
import bypassConflict from '../../../rules/enhanced-filtering/bypass-conflict/rule.ts';
import bypassBroad from '../../../rules/transport-rule/spam-bypass-broad/rule.ts';
import { egress, tenantConnector } from '../../helpers/mxhero.ts';
import { hostedConnectionFilterPolicy } from '../../helpers/objects/hosted-connection-filter-policy.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { runScene } from '../../helpers/run-rule.ts';

/** What is said of a rule that skips filtering where enhanced filtering is on, by each rule alone and by both. */
function told(over: Readonly<Record<string, unknown>>): readonly (readonly string[])[] {
  const scene = {
    config: { inbound: 'border', outbound: 'none' },
    sections: {
      InboundConnector: [tenantConnector({ EFSkipIPs: egress })],
      HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: [] })],
      TransportRule: [transportRule({ Name: 'Skip', SetSCL: -1, ...over })],
    },
  };
  return [[bypassConflict], [bypassBroad], [bypassConflict, bypassBroad]].map((rules) =>
    runScene(rules, scene).findings.map(({ rule, message }) => `${rule.split('/')[1] ?? ''} ${message.id}`),
  );
}

describe('a rule that skips filtering where enhanced filtering is on', () => {
  it.each([
    ['sender', { SenderDomainIs: ['fabrikam.com'] }],
    ['header', { HeaderContainsMessageHeader: 'X-Partner', HeaderContainsWords: ['yes'] }],
    ['anybody', {}],
  ])('is told by what opens it to strangers: %s', (message, over) => {
    const broad = `spam-bypass-broad ${message}`;
    expect(told(over)).toEqual([['bypass-conflict skipped'], [broad], [broad]]);
  });

  it('is told by what it undoes where it goes by the addresses of the service', () => {
    const conflict = ['bypass-conflict skipped'];
    expect(told({ SenderIpRanges: egress })).toEqual([conflict, ['spam-bypass-broad service'], conflict]);
  });
});
