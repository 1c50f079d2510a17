import {
  defineRule,
  gap,
  includeOf,
  isUnder,
  microsoftClouds,
  onDomain,
  shownText,
  spfDomains,
} from '../../../src/rule.ts';
import { treeGaps, unanswered, walkSpf } from '../../../src/rule.ts';
import type { DnsOutcome, SpfDomain } from '../../../src/rule.ts';

/** What was asked on the way and ended so, each question once. */
function asked({ tree }: SpfDomain, wanted: DnsOutcome): readonly string[] {
  const found = new Set<string>();
  for (const { one } of walkSpf(tree)) {
    if (one.isPastLimit || one.term.kind === 'exp') continue;
    for (const { name, type, outcome } of one.answers) {
      if (outcome === wanted) found.add(`${type} of ${shownText(name)}`);
    }
  }
  return [...found];
}

export default defineRule({
  id: 'spf/temporary-error',
  summary: 'Name servers fail at what the check of an SPF record asks them.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: ['troubleshooting'],
  references: [
    { title: 'RFC 7208, section 2.6.6: temperror', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-2.6.6' },
    { title: 'RFC 2308, section 7.1: server failure', url: 'https://www.rfc-editor.org/rfc/rfc2308#section-7.1' },
  ],
  conflictsWith: [],
  messages: {
    own: {
      text: 'SPF record of {domain} cannot be looked up: the name servers of the domain fail (SERVFAIL). Receivers put its mail off, or take it as if there were no SPF record.',
      severity: 'medium',
    },
    failed: {
      text: 'SPF record of {domain} leads to name servers that fail (SERVFAIL): {questions}. Receivers that get there put the mail off, or take it as if there were no SPF record.',
      severity: 'medium',
    },
    refused: {
      text: 'SPF record of {domain} leads to names of which nothing is told (REFUSED), although the domain itself is: {questions}. If receivers get the same answer, they put the mail off, or take it as if there were no SPF record.',
      severity: 'medium',
      confidence: 'medium',
    },
  },
  *check({ domains, dns, services }) {
    const includes = [...microsoftClouds.map(({ spfInclude }) => spfInclude), ...services.map(includeOf)];
    const needed = includes.filter((name) => name !== undefined);
    const { known } = spfDomains(domains, dns);
    yield domains.map((domain) => {
      const { selection } = dns.spf(domain).root;
      if (selection.state !== 'unknown') return [];
      const at = onDomain(domain, 'TXT');
      if (selection.answer.outcome !== 'servfail') return gap(at, 'SPF record', unanswered(selection.answer));
      const fix = {
        title:
          'Have the DNS provider of the domain check its name servers and the DNSSEC signatures and DS records of the zone.',
      };
      return { message: 'own', data: { domain }, at, fix };
    });
    yield known.map((one) => {
      const { domain, tree } = one;
      const told = new Set<DnsOutcome>(['servfail', 'refused']);
      const at = onDomain(domain, 'TXT');
      const failed = asked(one, 'servfail');
      const refused = asked(one, 'refused');
      const isNeeded = tree.unknown.some(({ name }) => needed.some((include) => isUnder(name, include)));
      const fix = {
        title: isNeeded
          ? 'Have the owner of these names check their name servers and DNSSEC, and keep the terms: the domain needs them.'
          : 'Have the owner of these names check their name servers and DNSSEC, or drop the terms if nobody sends there.',
      };
      return [
        treeGaps(domain, tree, ({ outcome }) => !told.has(outcome)),
        failed.length > 0 ? { message: 'failed', data: { domain, questions: failed }, at, fix } : [],
        refused.length > 0 ? { message: 'refused', data: { domain, questions: refused }, at, fix } : [],
      ];
    });
  },
});
