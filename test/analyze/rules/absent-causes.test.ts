import { describe, expect, it } from 'vitest';
import inboundEndpoint from '../../../rules/connector/outbound-to-inbound-endpoint-missing/rule.ts';
import outboundEndpoint from '../../../rules/connector/outbound-to-outbound-endpoint-missing/rule.ts';
import declaredDiffers from '../../../rules/routing/declared-differs/rule.ts';
import inboundRoute from '../../../rules/transport-rule/inbound-route-missing/rule.ts';
import outboundRoute from '../../../rules/transport-rule/outbound-route-missing/rule.ts';
import { runScene } from '../../helpers/run-rule.ts';

const nothing = { sections: { TransportRule: [], OutboundConnector: [], InboundConnector: [] } };

function told(rules: Parameters<typeof runScene>[0], config: Readonly<Record<string, unknown>> = {}): string[] {
  const { findings } = runScene(rules, { ...nothing, config });
  return findings.map(({ rule, direction }) => `${rule} ${direction}`);
}

describe('a service that is declared and of which nothing is there', () => {
  it('is told by what is missing alone', () => {
    expect(told([inboundEndpoint, outboundEndpoint, declaredDiffers, inboundRoute, outboundRoute])).toEqual([
      'connector/outbound-to-inbound-endpoint-missing inbound',
      'connector/outbound-to-outbound-endpoint-missing outbound',
      'transport-rule/inbound-route-missing inbound',
      'transport-rule/outbound-route-missing outbound',
    ]);
  });

  it.each([
    ['inbound', [inboundEndpoint]],
    ['inbound', [inboundRoute]],
    ['outbound', [outboundEndpoint]],
    ['outbound', [outboundRoute]],
  ] as const)('is told of the other direction where only %s mail is looked at', (direction, rules) => {
    const other = direction === 'inbound' ? 'outbound' : 'inbound';
    const [missing] = rules;
    expect(told([...rules, declaredDiffers]).toSorted()).toEqual(
      [`${missing?.id} ${direction}`, `routing/declared-differs ${other}`].toSorted(),
    );
  });

  it('is told by the declaration where nothing else speaks', () => {
    expect(told([declaredDiffers])).toEqual(['routing/declared-differs inbound', 'routing/declared-differs outbound']);
  });
});
