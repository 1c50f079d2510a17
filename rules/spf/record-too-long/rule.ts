import { defineRule, onDomain, recordsOf, spfDomains } from '../../../src/rule.ts';
import type { RuleContext, SpfDomain } from '../../../src/rule.ts';

/** Octets of a record up to which the whole answer fits into a datagram of 512 (RFC 7208, section 3.4). */
const longestRecord = 450;
/** Octets of an answer that every resolver takes without EDNS (RFC 1035, section 2.3.4). */
const longestAnswer = 512;
/** What the length octet before a string can say (RFC 1035, section 3.3). */
const longestString = 255;
/** Header, and type and class of the question. */
const HEADER = 16;
/** Pointer to the name, type, class, TTL and length of a record. */
const RECORD = 12;

/** Octets of a reply with all TXT records of a name, names compressed. */
function answerSize(domain: string, records: readonly (readonly string[])[]): number {
  const contents = records.map((strings) => strings.reduce((sum, one) => sum + 1 + one.length, RECORD));
  return HEADER + domain.length + 2 + contents.reduce((sum, one) => sum + one, 0);
}

interface Sizes {
  /** Octets of the longest record, and of the longest of its strings. */
  readonly record: number;
  readonly string: number;
  /** Octets of the reply. */
  readonly answer: number;
  /** The reply did not fit into the datagram that it was sent in. */
  readonly isCut: boolean;
}

function sizesOf({ domain, tree }: SpfDomain, dns: RuleContext<never, never>['dns']): Sizes {
  const { records, flags } = dns.answers.ask(domain, 'TXT');
  const isSpf = new Set(recordsOf(tree.root.selection).map(({ text }) => text));
  const published = records.filter((strings) => isSpf.has(strings.join('')));
  return {
    record: Math.max(0, ...[...isSpf].map((text) => text.length)),
    string: Math.max(0, ...published.flat().map((string) => string.length)),
    answer: answerSize(domain, records),
    isCut: flags?.tc === true,
  };
}

function longString({ domain }: SpfDomain, { string }: Sizes) {
  if (string <= longestString) return [];
  const fix = {
    title: 'Publish the record as several strings of at most 255 characters, without a break inside a term.',
  };
  const data = { domain, size: string, limit: longestString };
  return { message: 'string' as const, data, at: onDomain(domain, 'TXT'), fix };
}

/** The record alone, or together with the other texts. */
function tooLarge({ domain }: SpfDomain, { record, answer, isCut }: Sizes) {
  const at = onDomain(domain, 'TXT');
  if (record > longestRecord) {
    const fix = {
      title: 'Drop senders that are no longer used, or move a part of the record into one of its own and include that.',
    };
    return { message: 'record' as const, data: { domain, size: record, limit: longestRecord }, at, fix };
  }
  if (record === 0) return [];
  const fix = { title: 'Remove TXT records that are no longer needed, such as old proofs of ownership.' };
  if (answer > longestAnswer) {
    return { message: 'answer' as const, data: { domain, size: answer, limit: longestAnswer }, at, fix };
  }
  return isCut ? { message: 'truncated' as const, data: { domain }, at, fix } : [];
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
    {
      title: 'RFC 7208, section 3.3: multiple strings in a single record',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-3.3',
    },
  ],
  conflictsWith: [],
  messages: {
    record: {
      text: 'SPF record of {domain} has {size} octets, more than the {limit} that fit into one datagram beside the rest. Receivers that cannot ask over TCP give temperror, and mail is put off.',
      severity: 'low',
    },
    string: {
      text: 'SPF record of {domain} holds a string of {size} characters; the DNS carries {limit} at most. Servers refuse or cut it, and with the end of the record the senders there are lost.',
      severity: 'low',
    },
    answer: {
      text: 'TXT records of {domain} take {size} octets together with its SPF record, more than the {limit} of a plain datagram. Receivers that cannot ask over TCP give temperror, and mail is put off.',
      severity: 'low',
    },
    truncated: {
      text: 'TXT records of {domain} did not fit into one datagram together with its SPF record. Receivers that cannot ask over TCP give temperror, and mail is put off.',
      severity: 'low',
    },
  },
  *check({ domains, dns }) {
    const { known, gaps } = spfDomains(domains, dns);
    yield gaps;
    yield known.map((one) => {
      const sizes = sizesOf(one, dns);
      return [longString(one, sizes), tooLarge(one, sizes)];
    });
  },
});
