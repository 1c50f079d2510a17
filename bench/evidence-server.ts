import { createSocket } from 'node:dgram';
import { AUTHORITATIVE_ANSWER, type Answer, decode, encode } from 'dns-packet';
import type { Zone } from '../test/helpers/dns/zone.ts';

/** The server of the benchmark where Knot DNS is not installed: a process of its own, which is sent its zone and answers with its port. */
let zone: Zone = {};

function answersTo(name: string, type: string): Answer[] {
  const entry = zone[name];
  if (entry === undefined) return [];
  const common = { name, ttl: 300 };
  if (entry.CNAME !== undefined) {
    const alias: Answer = { ...common, type: 'CNAME', data: entry.CNAME };
    return type === 'CNAME' ? [alias] : [alias, ...answersTo(entry.CNAME, type)];
  }
  if (type === 'AAAA') return (entry.AAAA ?? []).map((data) => ({ ...common, type, data }));
  if (type === 'A') return (entry.A ?? []).map((data) => ({ ...common, type, data }));
  if (type === 'MX') {
    return (entry.MX ?? []).map(([preference, exchange]) => ({ ...common, type, data: { preference, exchange } }));
  }
  if (type !== 'TXT') return [];
  return (entry.TXT ?? []).map((text) => ({ ...common, type, data: String(text).match(/.{1,255}/g) ?? [''] }));
}

const socket = createSocket('udp4');
socket.on('message', (bytes, { address, port }) => {
  const { id, questions = [] } = decode(bytes);
  const [question] = questions;
  if (question === undefined) return;
  const rcode = zone[question.name] === undefined ? 3 : 0;
  const answers = answersTo(question.name, question.type);
  const flags = AUTHORITATIVE_ANSWER | rcode;
  socket.send(encode({ type: 'response', id: id ?? 0, flags, questions, answers }), port, address);
});
process.once('message', (message) => {
  zone = message as Zone;
  socket.bind(0, '127.0.0.1', () => process.send?.(socket.address().port));
});
