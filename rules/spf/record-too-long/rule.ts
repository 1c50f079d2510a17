import { defineRule, onDomain, recordsOf, spfDomains } from '../../../src/rule.ts';
import type { RuleContext, SpfDomain } from '../../../src/rule.ts';

/** Octets of a record up to which the whole answer fits into a datagram of 512 (RFC 7208, section 3.4). */
const longestRecord = 450;
/** Octets of an answer that every resolver takes without EDNS (RFC 1035, section 2.3.4). */
const longestAnswer = 512;
/** Header, and type and class of the question. */
const HEADER = 16;
/** Pointer to the name, type, class, TTL and length of a record. */
const RECORD = 12;

/** Octets of a reply with all TXT records of a name, names compressed. */
function answerSize(domain: string, records: readonly (readonly string[])[]): number {
  const contents = records.map((strings) => strings.reduce((sum, one) => sum + 1 + one.length, RECORD));
  return HEADER + domain.length + 2 + contents.reduce((sum, one) => sum + one, 0);
}

function sizes({ domain, tree }: SpfDomain, dns: RuleContext<never, never>['dns']): { record: number; answer: number } {
  const lengths = recordsOf(tree.root.selection).map(({ text }) => text.length);
  const { records } = dns.answers.ask(domain, 'TXT');
  return { record: Math.max(0, ...lengths), answer: answerSize(domain, records) };
}

export default defineRule({
  id: 'spf/record-too-long',
  summary: 'An SPF record, or the TXT records beside it, are too long for one datagram.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 7208, section 3.4: record size', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-3.4' },
    { title: 'RFC 7208, section 3.3: multiple strings in a single record', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-3.3' },
  ],
  conflictsWith: [],
  messages: {
    record: {
      text: 'SPF record of {domain} has {size} octets, more than the {limit} that fit into one datagram beside the rest. Receivers that cannot ask over TCP give temperror, and mail is put off.',
      severity: 'low',
    },
    answer: {
      text: 'TXT records of {domain} take {size} octets together with its SPF record, more than the {limit} of a plain datagram. Receivers that cannot ask over TCP give temperror, and mail is put off.',
      severity: 'low',
    },
  },
  *check({ domains, dns }) {
    const { known, gaps } = spfDomains(domains, dns);
    yield* gaps;
    for (const one of known) {
      const { domain } = one;
      const { record, answer } = sizes(one, dns);
      const at = onDomain(domain, 'TXT');
      if (record > longestRecord) {
        const fix = { title: 'Move a part of the record into one of its own and include that, or drop senders that are no longer used.' };
        yield { message: 'record', data: { domain, size: record, limit: longestRecord }, at, fix };
      } else if (record > 0 && answer > longestAnswer) {
        const fix = { title: 'Remove TXT records that are no longer needed, such as old proofs of ownership.' };
        yield { message: 'answer', data: { domain, size: answer, limit: longestAnswer }, at, fix };
      }
    }
  },
});
