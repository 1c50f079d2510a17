import { dnsOutcomes, questionTypes } from '../model/dns-answer.ts';
import type { JsonSchema } from './json-schema.ts';

const records: JsonSchema = {
  description:
    'The records, there when the outcome is answer. A, AAAA: addresses; CNAME, NS, PTR, SOA: names; MX: objects with `Preference` and `Exchange`; TXT, SPF: the strings of each record, one character per byte; https: one object with `Status`, `ContentType`, `Body` and `Cut`.',
  type: 'array',
};

/** One answer of the DNS as an export or an answers file holds it; written and read by `stored-answer.ts`. */
export const dnsAnswerSchema: JsonSchema = {
  description: 'What came of one question to the DNS, failures too. A question that is not listed was not asked.',
  type: 'object',
  required: ['Name', 'Type', 'Outcome'],
  properties: {
    Name: { description: 'The name that was asked for, as A-labels.', type: 'string', examples: ['contoso.com'] },
    Type: { description: 'Record type; https is the fetch of an MTA-STS policy from the host.', enum: questionTypes },
    Outcome: {
      description: 'What came of it; only answer, nodata and nxdomain say anything about the domain.',
      enum: dnsOutcomes,
    },
    Records: records,
    Chain: {
      description: 'Targets of the aliases that were followed, in order.',
      type: 'array',
      items: { type: 'string' },
    },
    Ttl: { description: 'Seconds for which it holds.', type: 'integer', minimum: 0 },
    Detail: { description: 'More about the outcome.', type: 'string' },
    Server: { description: 'Resolver that it is from.', type: 'string', examples: ['192.0.2.53:53'] },
    Transport: { description: 'How it was asked.', enum: ['udp', 'tcp', 'doh', 'https'] },
    Time: { description: 'When it was answered: ISO 8601, UTC.', type: 'string', examples: ['2026-11-20T08:30:00Z'] },
    Flags: {
      description:
        'ad: the resolver says that it validated; aa: it is authoritative; tc: the answer did not fit into a datagram.',
      type: 'array',
      items: { enum: ['ad', 'aa', 'tc'] },
    },
    Others: {
      description: 'What other resolvers said.',
      type: 'array',
      items: {
        type: 'object',
        required: ['Server', 'Outcome'],
        properties: {
          Server: { description: 'Another resolver.', type: 'string' },
          Outcome: { description: 'What came of asking it.', enum: dnsOutcomes },
          Records: records,
        },
      },
    },
  },
};
