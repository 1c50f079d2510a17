import { Packet } from 'dns2';
import type { Zone } from './zone.ts';
import { soaFor, typeNamed, zoneReply } from './zone-records.ts';

const OPT_TYPE = 41;
const PAYLOAD_BYTES = 1232;

/** Size of datagrams that the client takes (RFC 6891, section 6.2.3); undefined without OPT. */
export function payloadSize(request: Packet): number | undefined {
  return request.additionals.find(({ type }) => type === OPT_TYPE)?.class;
}

/** The authoritative reply: AA set, OPT echoed (RFC 6891, section 6.1.1), SOA in what is negative (RFC 2308). */
export function replyTo(request: Packet, zone: Zone): Packet {
  const reply = Packet.createResponseFromRequest(request);
  const [question] = request.questions;
  if (question === undefined) return reply;
  const type = typeNamed(question.type);
  const { code, answers } = zoneReply(zone, question.name, type);
  reply.header.aa = 1;
  reply.header.rcode = code;
  reply.answers = [...answers];
  const isNegative = code !== 0 || !answers.some((one) => one.type === question.type);
  if (isNegative) reply.authorities = [soaFor(answers.at(-1)?.domain ?? question.name)];
  if (payloadSize(request) !== undefined) {
    reply.additionals = [Packet.Resource.EDNS([], { udpPayloadSize: PAYLOAD_BYTES })];
  }
  return reply;
}
