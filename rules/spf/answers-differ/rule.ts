import {
  defineRule,
  isSettled,
  notApplicable,
  onDomain,
  publishedTexts,
  shownText,
  spfDomains,
} from '../../../src/rule.ts';
import type { DnsTexts, RuleContext } from '../../../src/rule.ts';

/** What each server says, those that say nothing about the domain left out. */
function byServer(domain: string, dns: RuleContext<never, never>['dns']): readonly DnsTexts[] {
  const answer = dns.answers.ask(domain, 'TXT');
  const { server = 'the first resolver', others = [] } = answer;
  return [{ server, outcome: answer.outcome, records: answer.records }, ...others]
    .filter(({ outcome }) => isSettled(outcome))
    .map((one) => ({ server: one.server, texts: publishedTexts(one) }));
}

function textOf({ texts }: DnsTexts): string {
  return texts.length === 0 ? 'no SPF record' : texts.map((text) => `'${shownText(text)}'`).join(' and ');
}

export default defineRule({
  id: 'spf/answers-differ',
  summary: 'Resolvers do not agree on the SPF record of a domain.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: ['troubleshooting'],
  references: [
    { title: 'RFC 7208, section 4.4: record lookup', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.4' },
    {
      title: 'RFC 1034, section 4.3.5: zone maintenance and transfers',
      url: 'https://www.rfc-editor.org/rfc/rfc1034#section-4.3.5',
    },
  ],
  conflictsWith: [],
  messages: {
    differ: {
      text: 'SPF record of {domain} is not the same everywhere: {answers}. Whether mail passes depends on which name server a receiver reaches.',
      severity: 'medium',
    },
  },
  *check({ domains, dns }) {
    const { known, gaps } = spfDomains(domains, dns);
    yield gaps;
    const all = known.map(({ domain }) => ({ domain, servers: byServer(domain, dns) }));
    if (known.length > 0 && all.every(({ servers }) => servers.length < 2)) {
      yield notApplicable(
        'Only one resolver said anything, so there is nothing to compare: name several to compare them.',
      );
    }
    yield all.map(({ domain, servers }) => {
      const groups = Map.groupBy(servers, ({ texts }) => texts.toSorted().join('\n'));
      if (groups.size < 2) return [];
      const answers = [...groups.values()].map((group) => {
        const [first] = group;
        return `${first === undefined ? '' : textOf(first)} at ${group.map(({ server }) => server).join(', ')}`;
      });
      return {
        message: 'differ',
        data: { domain, answers },
        at: onDomain(domain, 'TXT'),
        fix: {
          title:
            'After a change, wait until the old record expires; otherwise have the DNS provider compare the name servers of the domain.',
        },
        exhibit: {
          title: `SPF record of ${domain} by resolver`,
          columns: ['Resolver', 'SPF record'],
          rows: servers.map((one) => [one.server, one.texts.length === 0 ? 'none' : one.texts.join(' | ')]),
        },
      };
    });
  },
});
