import {
  byPriority,
  defineRule,
  endingsOf,
  moveBefore,
  neighborsOf,
  on,
  relatedRules,
  settle,
} from '../../../src/rule.ts';
import type { Ending, FixProposal, TransportRule } from '../../../src/rule.ts';
import { blockOf, blocks, canBlock, routesAway, type Block, type Scene } from './blockers.ts';

const words: Readonly<Record<Ending, string>> = {
  stops: 'stops rule processing',
  quarantines: 'quarantines',
  redirects: 'redirects',
  deletes: 'deletes',
  rejects: 'rejects',
};

function endsOf(rules: readonly TransportRule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => endingsOf(rule).kinds.map((kind) => words[kind])))];
}

/** What is unknown of how a rule ends mail matters only where nothing known of it does. */
function openEndings(rule: TransportRule) {
  const { kinds, unread } = endingsOf(rule);
  return kinds.length > 0 ? [] : unread;
}

/**
 * Moving the routing rule changes nothing for mail that is refused; the service would only see it before. Where the earlier
 * rule routes the mail, the two would then both do, and which of them wins is not documented.
 */
function mend(
  block: Block,
  others: readonly TransportRule[],
  ordered: readonly TransportRule[],
  scene: Scene,
): FixProposal {
  if (block === 'refused') return { title: 'Nothing to do, unless the service is to see that mail too.' };
  if (block !== 'elsewhere' && others.some(routesAway)) {
    const decide =
      'Decide which way this mail takes: declare under "exclude" of the service what is to go the other way, or take the rest out of the conditions of the earlier rule.';
    return { title: decide, safety: 'review' };
  }
  const title =
    block === 'elsewhere'
      ? 'Make sure that the mail comes back from there, or move the routing rule in front.'
      : 'Move the routing rule in front; the earlier rules then act behind it, and on what comes back as far as they do not leave that alone.';
  return { title, commands: moveBefore(scene.route, others, ordered, scene), safety: 'review' };
}

export default defineRule({
  id: 'transport-rule/blocked-by-earlier-rule',
  summary: 'An earlier rule ends the evaluation of mail that a routing rule should send to the service.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  guide: ['inboundRule', 'outboundRule'],
  references: [
    {
      title: 'New-TransportRule, Priority, StopRuleProcessing and Quarantine',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
    {
      title: 'Mail flow rules in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/mail-flow-rules',
    },
  ],
  conflictsWith: [],
  messages: {
    covered: {
      text: "Rule '{rule}' never acts, because an earlier rule takes all of its mail and ends the evaluation ({others}: {ends}). None of that mail is processed by {service}.",
      severity: 'high',
    },
    met: {
      text: "Rule '{rule}' does not act on mail for which an earlier rule ends the evaluation ({others}: {ends}). That mail is not processed by {service}.",
      severity: 'medium',
    },
    elsewhere: {
      text: "Rule '{rule}' does not act on mail that an earlier rule routes to another connector and stops ({others}). That mail is processed by {service} only if it comes back from there.",
      severity: 'low',
      confidence: 'medium',
    },
    refused: {
      text: "Rule '{rule}' does not act on mail that an earlier rule refuses or drops ({others}: {ends}). That mail ends there and is not seen by {service}.",
      severity: 'info',
    },
  },
  *check({ tenant, service, services, domains, secrets, at }) {
    const ordered = byPriority(tenant.TransportRule.objects);
    const inside = new Set(domains);
    yield service.routingRules.map((route) => {
      const scene = { route, service, services, secrets, inside };
      const { earlier } = neighborsOf(route, ordered, at);
      const candidates = earlier.filter((other) => canBlock(other, scene));
      const { rules, gaps } = settle(route, candidates, at, openEndings);
      const found = rules.map((rule) => ({ rule, block: blockOf(rule, scene) }));
      const worst = blocks.find((block) => found.some((one) => one.block === block));
      if (worst === undefined) return gaps;
      const others = found.filter(({ block }) => block === worst).map(({ rule }) => rule);
      const names = others.map(({ name }) => name);
      const violation = {
        message: worst,
        data: { rule: route.rule.name, others: names, ends: endsOf(others), service: service.profile.name },
        at: on(route.rule, 'Priority'),
        related: relatedRules(others, 'An earlier rule that ends the evaluation.'),
        fix: mend(worst, others, ordered, scene),
        lower: route.lower,
      };
      return [gaps, violation];
    });
  },
});
