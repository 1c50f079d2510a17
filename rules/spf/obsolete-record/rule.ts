import { defineRule, gap, isSettled, onDomain, shownText, spfDomains, unanswered } from '../../../src/rule.ts';
import type { RuleContext, SpfDomain } from '../../../src/rule.ts';

const fix = { title: 'Remove it; only the TXT record that begins with v=spf1 counts.' };

function ofType99({ domain }: SpfDomain, dns: RuleContext<never, never>['dns']) {
  const old = dns.answers.ask(domain, 'SPF');
  const at = onDomain(domain, 'SPF');
  const texts = old.records.map((strings) => `'${shownText(strings.join(''))}'`);
  return [
    isSettled(old.outcome) ? [] : gap(at, 'record of type SPF', unanswered(old)),
    texts.length > 0 ? { message: 'type99' as const, data: { domain, texts }, at, fix } : [],
  ];
}

function senderId({ domain, tree }: SpfDomain) {
  const { selection } = tree.root;
  // Where it stands in the place of the SPF record, that one is missing.
  if (selection.state === 'none' || selection.state === 'unknown') return [];
  const found = selection.lookalikes.filter(({ reason }) => reason === 'sender-id');
  if (found.length === 0) return [];
  const texts = found.map(({ text }) => `'${shownText(text)}'`);
  return { message: 'senderId' as const, data: { domain, texts }, at: onDomain(domain, 'TXT'), fix };
}

export default defineRule({
  id: 'spf/obsolete-record',
  summary: 'A domain still publishes a record of an older form of SPF.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 7208, section 3.1: DNS resource records', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-3.1' },
    { title: 'RFC 6686: Sender ID and SPF experiments', url: 'https://www.rfc-editor.org/rfc/rfc6686' },
  ],
  conflictsWith: [],
  messages: {
    type99: {
      text: 'Domain {domain} publishes SPF in a record of type SPF (99) too: {texts}. Receivers ignore it, so a change there has no effect on mail.',
      severity: 'low',
    },
    senderId: {
      text: 'Domain {domain} publishes a Sender ID record: {texts}. Receivers ignore it, so a change there has no effect on mail.',
      severity: 'low',
    },
  },
  *check({ domains, dns }) {
    const { known, gaps } = spfDomains(domains, dns);
    yield gaps;
    yield known.map((one) => [ofType99(one, dns), senderId(one)]);
  },
});
