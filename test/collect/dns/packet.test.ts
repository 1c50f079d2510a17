import { type Answer, decode, encode, type Packet } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { decodeReply, encodeQuery } from '../../../src/collect/dns/packet.ts';
import type { Query } from '../../../src/collect/dns/query.ts';
import type { RecordType } from '../../../src/collect/dns/record-type.ts';
import { typeCodes } from '../../../src/collect/dns/record-type.ts';
import { wireName } from '../../../src/collect/dns/wire-name.ts';

const name = 'contoso.com';

function query(type: RecordType): Query {
  const wire = wireName(name);
  if ('problem' in wire) throw new Error(wire.problem);
  return { owner: name, wire: wire.bytes, type: typeCodes[type] };
}

/** What is read of a reply that another codec wrote. */
function read(type: Exclude<RecordType, 'SPF'>, answers: Answer[], more: Packet = {}): ReturnType<typeof decodeReply> {
  const questions = [{ name, type }];
  return decodeReply(Buffer.from(encode({ type: 'response', id: 1, questions, answers, ...more })), query(type));
}

function contents(reply: ReturnType<typeof decodeReply>): readonly unknown[] {
  return 'problem' in reply ? [reply.problem] : reply.answers.map(({ content }) => content);
}

describe('a query', () => {
  it.each([
    [true, false],
    [false, false],
    [true, true],
  ])('reads the same in another codec: EDNS %s, CD %s', (edns, unchecked) => {
    const decoded = decode(encodeQuery(query('TXT'), { edns, unchecked }));
    expect(decoded.questions).toEqual([{ name, type: 'TXT', class: 'IN' }]);
    expect(decoded).toMatchObject({ flag_rd: true, flag_ad: true, flag_cd: unchecked, opcode: 'QUERY' });
    expect(decoded.additionals).toMatchObject(edns ? [{ type: 'OPT', udpPayloadSize: 1232 }] : []);
    expect(decoded.additionals).toHaveLength(edns ? 1 : 0);
  });
});

describe('the records of a reply that another codec wrote', () => {
  it.each([
    ['A', { name, type: 'A', data: '192.0.2.1' }, '192.0.2.1'],
    ['AAAA', { name, type: 'AAAA', data: '2001:db8:0:0:1:0:0:1' }, '2001:db8::1:0:0:1'],
    ['AAAA', { name, type: 'AAAA', data: '::ffff:192.0.2.1' }, '::ffff:192.0.2.1'],
    ['AAAA', { name, type: 'AAAA', data: '::' }, '::'],
    [
      'MX',
      { name, type: 'MX', data: { preference: 10, exchange: 'MX.Contoso.com' } },
      { preference: 10, exchange: 'mx.contoso.com' },
    ],
    ['MX', { name, type: 'MX', data: { preference: 0, exchange: '.' } }, { preference: 0, exchange: '' }],
    ['NS', { name, type: 'NS', data: 'ns.contoso.com' }, 'ns.contoso.com'],
    ['PTR', { name, type: 'PTR', data: 'Host.contoso.com' }, 'host.contoso.com'],
    ['CNAME', { name, type: 'CNAME', data: 'a.fabrikam.com' }, 'a.fabrikam.com'],
    [
      'SOA',
      { name, type: 'SOA', data: { mname: 'ns.contoso.com', rname: 'hostmaster.contoso.com' } },
      'ns.contoso.com',
    ],
    ['TXT', { name, type: 'TXT', data: [Buffer.from([0xff, 0]), '', 'b'] }, ['\u00ff\u0000', '', 'b']],
  ] as const)('%s', (type, answer, content) => {
    expect(contents(read(type, [answer as Answer]))).toEqual([content]);
  });

  it('of another class make it none: the question was for one (RFC 1035, section 3.2.4)', () => {
    const reply = read('A', [{ name, type: 'A', class: 'CH', data: '192.0.2.1' }]);
    expect(reply).toEqual({ problem: 'a record is of another class' });
  });

  it('carry the TTL and, for an absence, the minimum of the zone (RFC 2308, section 4)', () => {
    const soa = { mname: 'ns.contoso.com', rname: 'hostmaster.contoso.com', minimum: 60 };
    const reply = read('A', [], { authorities: [{ name, type: 'SOA', ttl: 900, data: soa }] });
    expect(reply).toMatchObject({ rcode: 0, authorities: [{ owner: name, ttl: 900, minimum: 60 }] });
  });

  it('whose response code has upper bits in the OPT record (RFC 6891, section 6.1.3)', () => {
    const opt = {
      type: 'OPT' as const,
      name: '.' as const,
      udpPayloadSize: 1232,
      extendedRcode: 1,
      ednsVersion: 0,
      flags: 0,
      flag_do: false,
      options: [],
    } satisfies Answer;
    expect(read('A', [], { additionals: [opt] })).toMatchObject({ rcode: 16 });
  });

  it('spoil the whole when one is broken: it must not read as absent', () => {
    const good = Buffer.from(
      encode({ type: 'response', questions: [{ name, type: 'A' }], answers: [{ name, type: 'A', data: '192.0.2.1' }] }),
    );
    expect(contents(decodeReply(good, query('A')))).toEqual(['192.0.2.1']);
    const longer = Buffer.from(good);
    longer.writeUInt16BE(3, good.length - 6);
    expect(decodeReply(longer, query('A'))).toHaveProperty('problem');
  });
});
