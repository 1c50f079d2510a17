import { Packet } from 'dns2';
import { describe, expect, it } from 'vitest';
import { decodeReply, encodeQuery } from '../../../src/collect/dns/packet.ts';
import { costlyReplies } from '../../helpers/dns/costly.ts';
import {
  askedOwner,
  headerPlaces,
  pointer,
  questionEnd,
  recordBytes,
  withAnswer,
  withNumber,
} from '../../helpers/dns/mangle.ts';
import { queryFor } from '../../helpers/dns/query-for.ts';
import { replyTo } from '../../helpers/dns/reply-to.ts';

const TXT = 16;
const ROUNDS = 5;

/** Milliseconds of processor time that one call takes at best, to be held against what nobody would wait for. */
function leastCost(work: () => void): number {
  const costs = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...costs);
}

describe('a reply made to be costly', () => {
  const query = queryFor(TXT);
  const request = Packet.parse(encodeQuery(query, { edns: true, unchecked: false }));
  const reply = replyTo(request, { 'contoso.com': { TXT: ['v=spf1 -all'] } }).toBuffer();

  it.each(Object.entries(costlyReplies))('%s: does not hold up the client', (_, of) => {
    const message = of(reply);
    expect(message.length).toBeLessThan(65_536);
    expect(leastCost(() => void decodeReply(message, query))).toBeLessThan(2000);
  });
});

describe('a reply as large as can be', () => {
  const MX = 15;
  const HOST = `${'a'.repeat(34)}.${'b'.repeat(32)}.contoso.com`;
  const COUNT = 4000;

  it('of 4000 records that share a long name is read in whole', () => {
    const query = queryFor(MX);
    const request = Packet.parse(encodeQuery(query, { edns: true, unchecked: false }));
    const base = replyTo(request, { 'contoso.com': { MX: [[10, HOST]] } }).toBuffer();
    const labels = HOST.split('.').map((label) =>
      Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1'),
    );
    const preference = Buffer.from([0, 10]);
    const first = recordBytes(askedOwner, MX, Buffer.concat([preference, ...labels, Buffer.from([0])]));
    const start = questionEnd(base) + askedOwner.length + 12;
    const next = recordBytes(askedOwner, MX, Buffer.concat([preference, pointer(start)]));
    const records = Buffer.concat([first, ...Array.from({ length: COUNT - 1 }, () => next)]);
    const reply = decodeReply(withNumber(withAnswer(base, records), headerPlaces.answers, COUNT), query);
    const contents = 'problem' in reply ? [reply.problem] : reply.answers.map(({ content }) => content);
    expect(contents).toEqual(Array.from({ length: COUNT }, () => ({ preference: 10, exchange: HOST })));
  });
});
