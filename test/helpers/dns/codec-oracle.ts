import { SocketAddress } from 'node:net';
import { type Answer, decode } from 'dns-packet';
import { Packet } from 'dns2';
import fc from 'fast-check';
import { decodeReply, encodeQuery } from '../../../src/collect/dns/packet.ts';
import type { Reply, ReplyRecord } from '../../../src/collect/dns/reply.ts';
import { mutatedPacket, packetMutations } from './packet-mutation.ts';
import { queryFor } from './query-for.ts';
import { replyTo } from './reply-to.ts';
import type { Zone } from './zone.ts';
import { typeNamed, typeNumbers } from './zone-records.ts';

const zone: Zone = {
  'contoso.com': {
    A: ['192.0.2.1', '192.0.2.2'],
    AAAA: ['2001:db8::1', '::ffff:192.0.2.1'],
    MX: [
      [10, 'mx.contoso.com'],
      [20, 'mx.fabrikam.com'],
    ],
    TXT: ['v=spf1 include:_spf.example.com -all', ['MS=', 'ms1'], ''],
    NS: ['ns1.contoso.com'],
    PTR: ['host.contoso.com'],
  },
};
const types = ['TXT', 'A', 'AAAA', 'MX', 'NS', 'PTR', 'SPF'] as const;
/** What a TTL with its highest bit set counts as (RFC 8767, section 4). */
const GREATEST_TTL = 2 ** 31 - 1;
const PLAIN_NAME = /^[a-z0-9.-]*$/;

/** Names as both codecs would write them: the other one escapes nothing. Odd characters are left out. */
function plain(name: string): string {
  const lower = name === '.' ? '' : name.toLowerCase();
  return PLAIN_NAME.test(lower) ? lower : '?';
}

/** Only a dot inside a label is as plain for the other codec; a backslash that is one of the name is not. */
function ourPlain(name: string): string {
  return plain(name.replaceAll(/\\(.)/g, (whole, character: string) => (character === '.' ? '.' : whole)));
}

function canonical(address: string): string {
  return new SocketAddress({ address, family: address.includes(':') ? 'ipv6' : 'ipv4' }).address;
}

function ourText({ owner, type, ttl, content }: ReplyRecord): string {
  const head = `${ourPlain(owner)} ${type} ${ttl}`;
  if (typeof content === 'string') {
    const isAddress = type === typeNumbers.A || type === typeNumbers.AAAA;
    return `${head} ${isAddress ? canonical(content) : ourPlain(content)}`;
  }
  if (Array.isArray(content)) return `${head} ${JSON.stringify(content)}`;
  return 'exchange' in content ? `${head} ${content.preference} ${ourPlain(content.exchange)}` : head;
}

function theirContent(answer: Answer): string {
  if (answer.type === 'A' || answer.type === 'AAAA') return canonical(answer.data);
  if (answer.type === 'CNAME' || answer.type === 'NS' || answer.type === 'PTR') return plain(answer.data);
  if (answer.type === 'MX') return `${answer.data.preference ?? 0} ${plain(answer.data.exchange)}`;
  if (answer.type === 'SOA') return plain(answer.data.mname);
  if (answer.type !== 'TXT') return '';
  return JSON.stringify([answer.data].flat().map((one) => Buffer.from(one).toString('latin1')));
}

/** For multicast DNS the other codec takes the highest bit out of the class (RFC 6762, section 10.2). */
function isOtherClass(answer: Answer): boolean {
  return 'flush' in answer && answer.flush === true;
}

/** Records of class IN and of the types that are ever asked for; type 99 is unknown to the other codec. */
function theirTexts(answers: readonly Answer[]): readonly string[] {
  return answers.flatMap((answer) => {
    const number = Object.entries(typeNumbers).find(([name]) => name === answer.type)?.[1];
    if (number === undefined || !('class' in answer) || answer.class !== 'IN' || isOtherClass(answer)) return [];
    return [`${plain(answer.name)} ${number} ${Math.min(answer.ttl ?? 0, GREATEST_TTL)} ${theirContent(answer)}`];
  });
}

/** Whether the other codec goes on where RDLENGTH says; for some types it goes on after what it took. */
function isReadByLength({ type }: Answer): boolean {
  return Object.hasOwn(typeNumbers, type) || type.startsWith('UNKNOWN');
}

/** What the other codec reads, or undefined when it cannot. */
function otherReading(message: Buffer): { readonly code: number; readonly answers: readonly string[] } | undefined {
  try {
    const packet = decode(message);
    if (!(packet.answers ?? []).every(isReadByLength)) return undefined;
    return { code: (packet.flags ?? 0) & 0x0f, answers: theirTexts(packet.answers ?? []) };
  } catch {
    return undefined;
  }
}

function ourReading(reply: Reply): { readonly code: number; readonly answers: readonly string[] } {
  const known = reply.answers.filter(({ type }) => typeNamed(type) !== 'SPF');
  return { code: reply.rcode & 0x0f, answers: known.map(ourText) };
}

export interface OracleRun {
  /** The first messages that both codecs read, but not as the same. */
  readonly differences: readonly string[];
  /** How many both read. */
  readonly compared: number;
}

/** Mutates that many replies and reads each with our decoder and with dns-packet; where both can, they have to agree. */
export function compareReadings(count: number, seed: number): OracleRun {
  const differences: string[] = [];
  let compared = 0;
  const bases = types.map((type) => {
    const query = queryFor(typeNumbers[type]);
    const request = Packet.parse(encodeQuery(query, { edns: true, unchecked: false }));
    return { query, reply: replyTo(request, zone).toBuffer() };
  });
  for (const [index, mutations] of fc.sample(packetMutations, { numRuns: count, seed }).entries()) {
    const base = bases[index % bases.length];
    if (base === undefined) continue;
    const message = mutatedPacket(base.reply, mutations);
    const reply = decodeReply(message, base.query);
    const theirs = 'problem' in reply || reply.tc ? undefined : otherReading(message);
    if (theirs === undefined || 'problem' in reply) continue;
    compared += 1;
    const pair = [ourReading(reply), theirs].map((one) => JSON.stringify(one));
    if (pair[0] !== pair[1]) differences.push(`${message.toString('hex')}\n${pair.join('\n')}`);
  }
  return { differences, compared };
}
