import { defineRule, gap, isSettled, onDomain, shownText, spfDomains, unanswered } from '../../../src/rule.ts';

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
    for (const { domain, tree } of known) {
      const old = dns.answers.ask(domain, 'SPF');
      if (!isSettled(old.outcome)) yield gap(onDomain(domain, 'SPF'), 'record of type SPF', unanswered(old));
      const texts = old.records.map((strings) => `'${shownText(strings.join(''))}'`);
      const fix = { title: 'Remove it; only the TXT record that begins with v=spf1 counts.' };
      if (texts.length > 0) yield { message: 'type99', data: { domain, texts }, at: onDomain(domain, 'SPF'), fix };
      const { selection } = tree.root;
      // Where it stands in the place of the SPF record, that one is missing.
      if (selection.state === 'none' || selection.state === 'unknown') continue;
      const senderId = selection.lookalikes.filter(({ reason }) => reason === 'sender-id');
      const found = senderId.map(({ text }) => `'${shownText(text)}'`);
      if (found.length === 0) continue;
      yield { message: 'senderId', data: { domain, texts: found }, at: onDomain(domain, 'TXT'), fix };
    }
  },
});
