import { defineRule, gap, isSettled, onDomain, spfDomains, unanswered } from '../../../src/rule.ts';

const shown = 80;

/** Sender ID (RFC 4406), which nobody evaluates any more. */
const SENDER_ID = /^\s*"?spf2\.0/i;

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
      text: 'Domain {domain} publishes SPF in a record of type SPF (99) too: {texts}. Receivers ignore it, so whoever mends that one mends nothing.',
      severity: 'low',
    },
    senderId: {
      text: 'Domain {domain} publishes a Sender ID record: {texts}. Receivers ignore it, so whoever mends that one mends nothing.',
      severity: 'low',
    },
  },
  *check({ domains, dns }) {
    const { known, gaps } = spfDomains(domains, dns);
    yield* gaps;
    for (const { domain } of known) {
      const old = dns.answers.ask(domain, 'SPF');
      if (!isSettled(old.outcome)) yield gap(onDomain(domain, 'SPF'), 'record of type SPF', unanswered(old));
      const texts = old.records.map((strings) => `'${strings.join('').slice(0, shown)}'`);
      const fix = { title: 'Remove it; only the TXT record that begins with v=spf1 counts.' };
      if (texts.length > 0) yield { message: 'type99', data: { domain, texts }, at: onDomain(domain, 'SPF'), fix };
      const senderId = dns.answers.ask(domain, 'TXT').records.map((strings) => strings.join(''));
      const found = senderId.filter((text) => SENDER_ID.test(text)).map((text) => `'${text.slice(0, shown)}'`);
      if (found.length > 0) yield { message: 'senderId', data: { domain, texts: found }, at: onDomain(domain, 'TXT'), fix };
    }
  },
});
