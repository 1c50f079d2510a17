import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/collect/dns/read-answer.ts';
import { typeCodes } from '../../../src/collect/dns/record-type.ts';
import type { Reply, ReplyRecord } from '../../../src/collect/dns/reply.ts';

const { A, CNAME, SOA } = typeCodes;

function record(owner: string, type: number, content: string, ttl = 300, minimum?: number): ReplyRecord {
  return { owner, type, ttl, content, minimum };
}

function reply(answers: readonly ReplyRecord[], authorities: readonly ReplyRecord[] = [], rcode = 0): Reply {
  return { rcode, ad: false, aa: false, tc: false, answers, authorities };
}

const soa = record('contoso.com', SOA, 'ns.contoso.com', 900, 60);

describe('what a reply says', () => {
  it('follows aliases by owner, in whatever order the records are, and takes the least TTL', () => {
    const answers = [
      record('b.contoso.com', A, '192.0.2.1', 20),
      record('c.contoso.com', A, '192.0.2.9', 5),
      record('a.contoso.com', CNAME, 'b.contoso.com', 30),
    ];
    expect(readAnswer(reply(answers), 'a.contoso.com', A)).toMatchObject({
      outcome: 'answer',
      records: ['192.0.2.1'],
      chain: ['b.contoso.com'],
      ttl: 20,
    });
  });

  it('gives the alias itself to who asks for it (RFC 1034, section 3.6.2)', () => {
    const answers = [record('a.contoso.com', CNAME, 'b.contoso.com')];
    const answer = readAnswer(reply(answers), 'a.contoso.com', CNAME);
    expect(answer).toMatchObject({ outcome: 'answer', records: ['b.contoso.com'], chain: [] });
  });

  it('has the TTL of an absence from the zone that the name is in (RFC 2308, section 5)', () => {
    expect(readAnswer(reply([], [soa]), 'a.contoso.com', A)).toMatchObject({ outcome: 'nodata', ttl: 60 });
    expect(readAnswer(reply([], [soa], 3), 'a.contoso.com', A)).toMatchObject({ outcome: 'nxdomain', ttl: 60 });
    expect(readAnswer(reply([], [soa]), 'a.notcontoso.com', A)).toMatchObject({ outcome: 'nodata', ttl: undefined });
  });

  it('is unfinished where the aliases leave what the server knows, and only there', () => {
    const alias = record('a.contoso.com', CNAME, 'b.fabrikam.com');
    expect(readAnswer(reply([alias], [soa]), 'a.contoso.com', A).unfinished).toBe(true);
    const inside = record('a.contoso.com', CNAME, 'b.contoso.com');
    expect(readAnswer(reply([inside], [soa]), 'a.contoso.com', A)).toMatchObject({
      outcome: 'nodata',
      unfinished: false,
    });
  });

  it('is not settled when it contradicts itself', () => {
    const answers = [record('a.contoso.com', A, '192.0.2.1')];
    expect(readAnswer(reply(answers, [], 3), 'a.contoso.com', A)).toMatchObject({ outcome: 'malformed', records: [] });
  });

  it('is not settled when the aliases come back, or are too many', () => {
    const circle = [record('a.', CNAME, 'b.'), record('b.', CNAME, 'a.')];
    expect(readAnswer(reply(circle), 'a.', A)).toMatchObject({ outcome: 'malformed', chain: ['b.'] });
    const long = Array.from({ length: 20 }, (_, index) => record(`n${index}`, CNAME, `n${index + 1}`));
    const answer = readAnswer(reply(long), 'n0', A);
    expect(answer.outcome).toBe('malformed');
    expect(answer.chain).toHaveLength(10);
  });
});
