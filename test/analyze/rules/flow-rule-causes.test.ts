import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/analyze/rules/rule.ts';
import blocked from '../../../rules/transport-rule/blocked-by-earlier-rule/rule.ts';
import incomplete from '../../../rules/transport-rule/loop-guard-incomplete/rule.ts';
import mismatch from '../../../rules/transport-rule/loop-guard-value-mismatch/rule.ts';
import broad from '../../../rules/transport-rule/loop-guard-value-broad/rule.ts';
import priorityLow from '../../../rules/transport-rule/priority-low/rule.ts';
import recipientScope from '../../../rules/transport-rule/recipient-scope-missing/rule.ts';
import conflict from '../../../rules/transport-rule/route-conflict/rule.ts';
import senderScope from '../../../rules/transport-rule/sender-scope-missing/rule.ts';
import inconsistent from '../../../rules/transport-rule/tenant-value-inconsistent/rule.ts';
import stopMissing from '../../../rules/transport-rule/stop-missing/rule.ts';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const noPatterns = { ExceptIfHeaderMatchesMessageHeader: null, ExceptIfHeaderMatchesPatterns: null };
const byTenant = {
  ExceptIfHeaderMatchesMessageHeader: 'X-mxHero-Transport-Agent',
  ExceptIfHeaderMatchesPatterns: ['$value'],
};

function told(rules: readonly Rule[], scene: Scene): readonly string[] {
  return runScene(rules, scene).findings.map(({ rule, subject }) => `${rule} ${subject.identity}`);
}

/** Rules in the order of evaluation. */
function rulesInOrder(...rules: readonly Readonly<Record<string, unknown>>[]): Scene {
  const TransportRule = rules.map((rule, index) => ({ ...rule, Priority: index }));
  const signatures = outboundConnector({ Name: 'Signatures', SmartHosts: ['smtp.example.com'], UseMXRecord: false });
  return { sections: { OutboundConnector: [inboundRoute(), outboundRoute(), signatures], TransportRule } };
}

const other = (name: string, over: Over) => transportRule({ Name: name, ...inward, ...over });

describe('of two findings on routing rules with one cause the higher stands', () => {
  it.each<[string, Rule, Rule, Scene]>([
    [
      'an exception that takes a dot, but not the value',
      mismatch,
      broad,
      rulesInOrder(routeInbound({ ExceptIfHeaderContainsWords: ['.'] }), routeOutbound()),
    ],
    [
      'the same beside an exception that holds',
      broad,
      incomplete,
      rulesInOrder(routeInbound({ ...byTenant, ExceptIfHeaderContainsWords: ['.'] }), routeOutbound()),
    ],
    [
      'an exception that waits for another value than every rule stamps',
      mismatch,
      inconsistent,
      rulesInOrder(routeInbound({ ExceptIfHeaderContainsWords: ['$other'] }), routeOutbound()),
    ],
    [
      'two rules of the service that meet since the outbound one lacks its recipients',
      recipientScope,
      conflict,
      rulesInOrder(routeInbound({ FromScope: null }), routeOutbound({ SentToScope: null, ...noPatterns })),
    ],
    [
      'the same, since the inbound one lacks its recipients',
      recipientScope,
      conflict,
      rulesInOrder(routeOutbound(), routeInbound({ FromScope: null, SentToScope: null })),
    ],
    [
      'the same, since the inbound one lacks its senders',
      senderScope,
      conflict,
      rulesInOrder(routeInbound({ FromScope: null }), routeOutbound({ SentToScope: null, ...noPatterns })),
    ],
    [
      'no stop, and a later rule that routes elsewhere beside one with a banner',
      conflict,
      stopMissing,
      rulesInOrder(
        routeInbound(),
        other('Banner', { PrependSubject: 'x' }),
        other('Signatures', { RouteMessageOutboundConnector: 'Signatures' }),
      ),
    ],
    [
      'no stop, and a later rule of the service',
      conflict,
      stopMissing,
      rulesInOrder(
        routeInbound({ FromScope: null }),
        routeOutbound({ SentToScope: null, ...noPatterns }),
        other('Banner', { PrependSubject: 'x' }),
      ),
    ],
    [
      'too low in the order, behind a rule that stops and one with a banner',
      blocked,
      priorityLow,
      rulesInOrder(
        other('Banner', { PrependSubject: 'x' }),
        other('Bypass', { StopRuleProcessing: true }),
        routeInbound(),
      ),
    ],
  ])('%s', (_, higher, lower, given) => {
    const alone = told([lower], given);
    expect(alone.length, 'the lower rule sees it').toBeGreaterThan(0);
    const together = told([lower, higher], given);
    expect(together.some((one) => one.startsWith(higher.id))).toBe(true);
    expect(together.filter((one) => alone.includes(one))).toEqual([]);
  });
});

it('a stamp that differs too is told beside the exception that waits for its value', () => {
  const given = rulesInOrder(
    routeInbound({ ExceptIfHeaderContainsWords: ['$other'] }),
    routeOutbound({ SetHeaderValue: '$other' }),
  );
  const rules = told([mismatch, inconsistent], given).map((one) => one.split(' ')[0]);
  expect(rules.toSorted()).toEqual([mismatch.id, inconsistent.id]);
});

describe('one pair of rules has one finding', () => {
  const all = [blocked, conflict, stopMissing, priorityLow];

  it.each<[string, Scene, string]>([
    [
      'a banner that stops',
      rulesInOrder(other('A', { PrependSubject: 'x', StopRuleProcessing: true }), routeInbound()),
      blocked.id,
    ],
    [
      'a route elsewhere that stops',
      rulesInOrder(
        other('A', { RouteMessageOutboundConnector: 'Signatures', StopRuleProcessing: true }),
        routeInbound(),
      ),
      blocked.id,
    ],
    [
      'a route elsewhere with a banner, behind',
      rulesInOrder(routeInbound(), other('A', { PrependSubject: 'x', RouteMessageOutboundConnector: 'Signatures' })),
      conflict.id,
    ],
    ['a banner behind', rulesInOrder(routeInbound(), other('A', { PrependSubject: 'x' })), stopMissing.id],
    ['a banner before', rulesInOrder(other('A', { PrependSubject: 'x' }), routeInbound()), priorityLow.id],
  ])('%s', (_, given, rule) => {
    expect(told(all, given)).toEqual([`${rule} Route inbound mail via mxHERO`]);
  });

  it('a conflict with an earlier rule leaves what later rules do standing', () => {
    const given = rulesInOrder(
      other('A', { RouteMessageOutboundConnector: 'Signatures' }),
      routeInbound(),
      other('B', { PrependSubject: 'x' }),
    );
    expect(told(all, given)).toEqual([
      `${conflict.id} Route inbound mail via mxHERO`,
      `${stopMissing.id} Route inbound mail via mxHERO`,
    ]);
  });

  it('users of a group in Cc or To hide no conflict', () => {
    const anyOf = { SentToScope: null, AnyOfToCcHeaderMemberOf: ['g@contoso.com'], ...noPatterns };
    const given = rulesInOrder(routeInbound({ FromScope: null }), routeOutbound(anyOf));
    expect(told([recipientScope, conflict], given)).toContain(`${conflict.id} Route inbound mail via mxHERO`);
  });
});
