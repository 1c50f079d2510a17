import { describe, expect, it } from 'vitest';
import {
  domainsOfRule,
  speaksFor,
  unreadDomains,
  type DomainRule,
} from '../../../src/analyze/recognize/rule-domains.ts';
import type { Direction } from '../../../src/analyze/rules/finding.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { rulesOf } from '../../helpers/tenant-of.ts';

const route = { RouteMessageOutboundConnector: 'mxHERO Inbound Route' };

function domainRules(direction: Direction | undefined, ...overs: readonly Over[]): readonly DomainRule[] {
  return rulesOf(...overs.map((over) => ({ ...route, ...over }))).map((rule, index) => ({
    rule,
    direction,
    activity:
      overs[index]?.['State'] === 'Disabled' ? { state: 'inactive', reasons: ['disabled'] } : { state: 'active' },
  }));
}

function domainsOf(direction: Direction | undefined, over: Over): readonly string[] {
  const [one] = domainRules(direction, over);
  return one === undefined ? [] : domainsOfRule(one.rule, direction);
}

describe('domainsOfRule', () => {
  const both = { RecipientDomainIs: ['Contoso.COM', 'fabrikam.com.'], SenderDomainIs: ['example.com'] };

  it('takes recipients inbound, senders outbound, both when the direction is open', () => {
    expect(domainsOf('inbound', both)).toEqual(['contoso.com', 'fabrikam.com']);
    expect(domainsOf('outbound', both)).toEqual(['example.com']);
    expect(domainsOf(undefined, both)).toEqual(['contoso.com', 'fabrikam.com', 'example.com']);
    expect(domainsOf('inbound', { SenderDomainIs: ['partner.example.com'] })).toEqual([]);
  });

  it('compares international names as A-labels', () => {
    expect(domainsOf('inbound', { RecipientDomainIs: ['bücher.example.com'] })).toEqual(['xn--bcher-kva.example.com']);
  });

  it('says what could not be read', () => {
    const [one] = domainRules('inbound', { RecipientDomainIs: { deep: 1 }, SenderDomainIs: { deep: 1 } });
    if (one === undefined) throw new Error('no rule');
    expect(unreadDomains(one.rule, 'inbound').map(({ property }) => property)).toEqual(['RecipientDomainIs']);
    expect(unreadDomains(one.rule).map(({ property }) => property)).toEqual(['RecipientDomainIs', 'SenderDomainIs']);
  });
});

describe('speaksFor', () => {
  function speakers(domain: string | undefined, ...overs: readonly Over[]): readonly number[] {
    const rules = domainRules('inbound', ...overs);
    return rules.flatMap((one, index) => (speaksFor(one, domain, rules) ? [index] : []));
  }

  const named = { RecipientDomainIs: ['contoso.com'] };
  const below = { RecipientDomainIs: ['emea.contoso.com'] };

  it.each<[string, string | undefined, readonly Over[], readonly number[]]>([
    ['the rule that names the domain, and one for all', 'contoso.com', [named, {}], [0, 1]],
    ['not the rule for another domain', 'fabrikam.com', [named, {}], [1]],
    ['the rule of the parent domain', 'emea.contoso.com', [named], [0]],
    ['not beside one for the domain itself', 'emea.contoso.com', [named, below], [1]],
    ['but beside an inactive one', 'emea.contoso.com', [named, { ...below, State: 'Disabled' }], [0, 1]],
    [
      'not the rule that excepts the domain',
      'contoso.com',
      [named, { ExceptIfRecipientDomainIs: ['contoso.com'] }],
      [0],
    ],
    ['nor its parent', 'emea.contoso.com', [below, { ExceptIfRecipientDomainIs: ['contoso.com'] }], [0]],
    [
      'not the rule behind one that names the domain and stops',
      'contoso.com',
      [{ ...named, StopRuleProcessing: true }, {}],
      [0],
    ],
    ['but before it', 'contoso.com', [{}, { ...named, StopRuleProcessing: true }], [0, 1]],
    [
      'for the rest: rules without domains',
      undefined,
      [named, {}, { ExceptIfRecipientDomainIs: ['contoso.com'] }],
      [1, 2],
    ],
  ])('%s', (_, domain, overs, expected) => {
    expect(speakers(domain, ...overs)).toEqual(expected);
  });

  it('keeps the directions apart', () => {
    const [inbound] = domainRules('inbound', { ...named, StopRuleProcessing: true });
    const [, outbound] = domainRules('outbound', {}, {});
    if (inbound === undefined || outbound === undefined) throw new Error('no rules');
    expect(speaksFor(outbound, 'contoso.com', [inbound, outbound])).toBe(true);
  });
});
