import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/analyze/rules/rule.ts';
import { precedences, withoutDuplicateCauses } from '../../../src/analyze/rules/precedence.ts';
import sealerLookalike from '../../../rules/arc/sealer-lookalike/rule.ts';
import sealerMissing from '../../../rules/arc/sealer-missing/rule.ts';
import mxRouting from '../../../rules/connector/outbound-mx-routing/rule.ts';
import superfluous from '../../../rules/connector/outbound-superfluous/rule.ts';
import inboundEndpointMissing from '../../../rules/connector/outbound-to-inbound-endpoint-missing/rule.ts';
import outboundEndpointMissing from '../../../rules/connector/outbound-to-outbound-endpoint-missing/rule.ts';
import unknownEndpoint from '../../../rules/connector/outbound-unknown-endpoint/rule.ts';
import wrongEndpoint from '../../../rules/connector/outbound-wrong-endpoint/rule.ts';
import relayServerWrong from '../../../rules/dashboard/relay-server-wrong/rule.ts';
import declaredDiffers from '../../../rules/routing/declared-differs/rule.ts';
import leftover from '../../../rules/transport-rule/leftover-loopback/rule.ts';
import inconsistent from '../../../rules/transport-rule/tenant-value-inconsistent/rule.ts';
import unresolved from '../../../rules/transport-rule/connector-unresolved/rule.ts';
import incomplete from '../../../rules/transport-rule/loop-guard-incomplete/rule.ts';
import inverted from '../../../rules/transport-rule/loop-guard-inverted/rule.ts';
import missing from '../../../rules/transport-rule/loop-guard-missing/rule.ts';
import mismatch from '../../../rules/transport-rule/loop-guard-value-mismatch/rule.ts';
import wrongHeader from '../../../rules/transport-rule/loop-guard-wrong-header/rule.ts';
import valueWrong from '../../../rules/transport-rule/tenant-value-wrong/rule.ts';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { connectorPairs } from './connector-pairs.ts';
import { arcConfig } from '../../helpers/objects/arc-config.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const words = 'ExceptIfHeaderContainsWords';
const patterns = 'ExceptIfHeaderMatchesPatterns';
const noWords = { ExceptIfHeaderContainsMessageHeader: null, [words]: null };
const byTenant = { ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent', [patterns]: ['$value'] };
const condition = { HeaderContainsMessageHeader: 'X-mxHero-Server', HeaderContainsWords: ['$value'] };

function told(rules: readonly Rule[], scene: Scene): readonly string[] {
  return runScene(rules, scene).findings.map(({ rule, subject }) => `${rule} ${subject.identity}`);
}

function inbound(over: Readonly<Record<string, unknown>>): Scene {
  return { sections: { TransportRule: [routeInbound(over), routeOutbound()] } };
}

/** One scene per pair of neighbors: what the lower rule says alone, and what is left beside the higher one. */
const pairs: readonly (readonly [string, Rule, Rule, Scene])[] = [
  ...connectorPairs,
  [
    'a condition instead of a misspelt exception',
    inverted,
    wrongHeader,
    inbound({ ...condition, ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Servers' }),
  ],
  ['a condition and no exception', inverted, missing, inbound({ ...noWords, ...condition })],
  [
    'a condition, and an exception with another value',
    inverted,
    mismatch,
    inbound({ ...condition, [words]: ['$other'] }),
  ],
  [
    'a condition, and the tenant header alone',
    inverted,
    incomplete,
    inbound({ ...noWords, ...byTenant, ...condition }),
  ],
  [
    'a misspelt exception beside one with another value',
    wrongHeader,
    mismatch,
    inbound({ ...byTenant, ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Servers', [patterns]: ['$other'] }),
  ],
  [
    'a misspelt exception beside the tenant header',
    wrongHeader,
    incomplete,
    inbound({ ...byTenant, ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Servers' }),
  ],
  [
    'a stamp that is not declared, repeated by the exception',
    valueWrong,
    mismatch,
    inbound({ SetHeaderValue: '$other', [words]: ['$other'] }),
  ],
  [
    'a placeholder that the exception repeats',
    valueWrong,
    mismatch,
    inbound({ SetHeaderValue: '<your-domain-hash>', [words]: ['<your-domain-hash>'] }),
  ],
  [
    'a stamp that is not declared, beside another rule that stamps the declared value',
    valueWrong,
    inconsistent,
    inbound({ SetHeaderValue: '$other', [words]: ['$other'] }),
  ],
  ['a rule that still routes inbound mail', leftover, declaredDiffers, { config: { inbound: 'border' } }],
  [
    'a Relay Server that brings outbound mail back',
    relayServerWrong,
    declaredDiffers,
    { config: { domains: { 'contoso.com': { relayServer: 'contoso-com.mail.protection.outlook.com' } } } },
  ],
  [
    'a sealer that is nearly right',
    sealerLookalike,
    sealerMissing,
    { sections: { ArcConfig: [arcConfig({ ArcTrustedSealers: ['mxhero.co'] })] } },
  ],
];

describe('of two findings with one cause the higher stands', () => {
  it.each(pairs)('%s', (_, higher, lower, scene) => {
    const alone = told([lower], scene);
    expect(alone.length, 'the lower rule sees it').toBeGreaterThan(0);
    const together = told([lower, higher], scene);
    expect(together.some((one) => one.startsWith(higher.id))).toBe(true);
    expect(together.filter((one) => alone.includes(one))).toEqual([]);
  });

  it('in a chain of three, too', () => {
    const scene = inbound({ ...byTenant, ...condition, ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Servers' });
    const all = [inverted, wrongHeader, mismatch, missing, incomplete];
    expect(told(all, scene)).toEqual(['transport-rule/loop-guard-inverted Route inbound mail via mxHERO']);
  });
});

describe('of two findings with two causes both stand', () => {
  it.each<[string, readonly Rule[], Scene, number]>([
    [
      'guards of two rules',
      [missing, mismatch],
      {
        sections: {
          TransportRule: [
            routeInbound({ [words]: ['$other'] }),
            routeOutbound({ ...noWords, ExceptIfHeaderMatchesMessageHeader: null, [patterns]: null }),
          ],
        },
      },
      2,
    ],
    [
      'a wrong stamp, and an exception with a third value',
      [valueWrong, mismatch],
      inbound({ SetHeaderValue: '$other', [words]: ['a-third-value'] }),
      2,
    ],
    [
      'a wrong stamp of one rule, an old value in the exception of the other',
      [valueWrong, inconsistent],
      {
        sections: {
          TransportRule: [routeInbound({ [words]: ['an-old-value'] }), routeOutbound({ SetHeaderValue: '$other' })],
        },
      },
      2,
    ],
    [
      'a Relay Server that brings outbound mail back, and another declaration for inbound mail',
      [relayServerWrong, declaredDiffers],
      {
        config: {
          inbound: 'none',
          domains: { 'contoso.com': { relayServer: 'contoso-com.mail.protection.outlook.com' } },
        },
      },
      2,
    ],
    [
      'a stamp in another case, and an exception without words',
      [valueWrong, mismatch],
      inbound({ SetHeaderValue: 'C0FFEE15900d5ec2e7decade0fab1ed0', [words]: [] }),
      2,
    ],
    [
      'a suspect connector of one direction, none of the other',
      [unknownEndpoint, inboundEndpointMissing, outboundEndpointMissing],
      { sections: { OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'] })] } },
      2,
    ],
    [
      'a misspelt connector that no rule names, none that is right',
      [unknownEndpoint, inboundEndpointMissing],
      {
        sections: {
          OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'] }), outboundRoute()],
          TransportRule: [routeOutbound()],
        },
      },
      2,
    ],
    [
      'a disabled connector that follows MX records, and is the only one with its endpoint',
      [mxRouting, inboundEndpointMissing],
      { sections: { OutboundConnector: [inboundRoute({ UseMXRecord: true, Enabled: false }), outboundRoute()] } },
      2,
    ],
    [
      'a disabled connector that no active rule names',
      [unresolved, inboundEndpointMissing],
      {
        sections: {
          OutboundConnector: [inboundRoute({ Enabled: false }), outboundRoute()],
          TransportRule: [routeInbound({ State: 'Disabled' }), routeOutbound()],
        },
      },
      1,
    ],
  ])('%s', (_, rules, scene, count) => {
    expect(told(rules, scene)).toHaveLength(count);
  });

  it('wrong endpoints are no reason to keep quiet about another connector that is superfluous', () => {
    const spare = outboundRoute({ Name: 'Spare', SmartHosts: ['smtp.mxhero.com'] });
    const scene: Scene = { sections: { OutboundConnector: [inboundRoute(), outboundRoute(), spare] } };
    expect(told([wrongEndpoint, superfluous], scene)).toEqual(['connector/outbound-superfluous Spare']);
  });
});

describe('the table', () => {
  it('names rules that exist', () => {
    const ids = new Set(precedences.flatMap(({ order }) => order.map((entry) => entry.split(' ')[0])));
    const unknown = [...ids].filter((id) => !existsSync(new URL(`../../../rules/${id}/rule.ts`, import.meta.url)));
    expect(unknown).toEqual([]);
  });

  it('never ranks two rules both ways', () => {
    const ranked = precedences.flatMap(({ order }) =>
      order.flatMap((higher, index) => order.slice(index + 1).map((lower) => `${higher} > ${lower}`)),
    );
    for (const pair of ranked) expect(ranked).not.toContain(pair.split(' > ').toReversed().join(' > '));
    expect(new Set(ranked).size).toBe(ranked.length);
  });

  it('leaves findings of other rules and of other services alone, and their order', () => {
    const { findings } = runScene([valueWrong, missing], {
      sections: { TransportRule: [routeInbound({ ...noWords, SetHeaderValue: '$other' }), routeOutbound()] },
    });
    expect(findings).toHaveLength(2);
    expect(withoutDuplicateCauses(findings)).toEqual(findings);
    const [first, second] = runScene([inverted, missing], inbound({ ...noWords, ...condition })).findings;
    if (first === undefined) throw new Error('no finding');
    expect(second).toBeUndefined();
    const elsewhere = { ...first, rule: missing.id, service: 'other' };
    expect(withoutDuplicateCauses([elsewhere, first])).toEqual([elsewhere, first]);
  });
});
