import type { Packet } from 'dns2';
import { type Channel, misbehave } from './channel.ts';
import { type Asked, type Fault, type Faults, message, responseCode, silence, type Transport } from './fault.ts';
import { closeAll, listenAll } from './listen.ts';
import { greatCounts } from './mangle.ts';
import { payloadSize, replyTo } from './reply-to.ts';
import type { Zone } from './zone.ts';
import { failureAt, typeNamed } from './zone-records.ts';

export interface AuthorityOptions {
  readonly zone: Zone;
  readonly faults?: Faults;
  /** Default: all. What is left out refuses connections. */
  readonly transports?: readonly Transport[];
}

/** A server that holds a zone. Its addresses are as `--resolver` takes them. */
export interface Authority {
  readonly ipv4: string;
  /** Undefined on a machine without IPv6. */
  readonly ipv6: string | undefined;
  readonly doh: string;
  /** Every question so far. */
  readonly log: readonly Asked[];
  /** Rejects when a fault of the test threw. */
  readonly close: () => Promise<void>;
}

function asFault(outcome: string): Fault {
  switch (outcome) {
    case 'nodata':
      return responseCode(0);
    case 'servfail':
      return responseCode(2);
    case 'nxdomain':
      return responseCode(3);
    case 'notimp/formerr':
      return responseCode(4);
    case 'refused':
      return responseCode(5);
    case 'timeout':
      return silence;
    case 'malformed':
      return message(greatCounts);
    default:
      throw new Error(`No server makes ${outcome} of a question`);
  }
}

function flag(header: object, name: 'ad' | 'cd'): boolean {
  return Object.entries(header).some(([key, value]) => key === name && value === 1);
}

/** Throws when the zone wants what no DNS server can do, such as to be unreachable for one name only. */
function checkFailures(zone: Zone): void {
  for (const { fails } of Object.values(zone)) {
    const outcomes =
      typeof fails === 'string'
        ? [fails]
        : Object.entries(fails ?? {}).map(([type, one]) => (type === 'https' ? 'nodata' : one));
    for (const outcome of outcomes) {
      asFault(outcome);
    }
  }
}

/** Notes each question and how often it came over its transport. */
function questionLog(): { readonly all: Asked[]; readonly note: (request: Packet, channel: Channel) => Asked } {
  const all: Asked[] = [];
  const counts = new Map<string, number>();
  return {
    all,
    note: (request, { transport, port }) => {
      const [question] = request.questions;
      const name = (question?.name ?? '').toLowerCase();
      const type = typeNamed(question?.type ?? 0);
      const key = `${transport} ${type ?? ''} ${name}`;
      const tries = (counts.get(key) ?? 0) + 1;
      counts.set(key, tries);
      const { header } = request;
      const flags = { rd: header.rd === 1, ad: flag(header, 'ad'), cd: flag(header, 'cd') };
      const asked = { name, type, transport, tries, port, id: header.id, size: payloadSize(request), flags };
      all.push(asked);
      return asked;
    },
  };
}

/**
 * Starts a server for the zone over UDP, TCP and DoH on free ports of the loopback addresses, made of dns2's server
 * classes. Faults take the place of replies; what a zone says that fails, fails. Close it when the test ends.
 */
export async function startAuthority({ zone, faults, transports }: AuthorityOptions): Promise<Authority> {
  checkFailures(zone);
  const log = questionLog();
  const delays = new Set<NodeJS.Timeout>();
  const faultFor = (asked: Asked): Fault | undefined => {
    const failure = failureAt(zone, asked.name, asked.type);
    return faults?.(asked) ?? (failure === undefined ? undefined : asFault(failure));
  };
  const broken: unknown[] = [];
  const handle = (request: Packet, channel: Channel): void => {
    const fault = faultFor(log.note(request, channel));
    if (fault?.kind === 'silence') return;
    const reply = replyTo(request, zone);
    if (fault === undefined) channel.reply(reply);
    else if (fault.kind === 'delay') delays.add(setTimeout(() => channel.reply(reply), fault.ms));
    else misbehave(channel, reply, fault);
  };
  const servers = await listenAll(transports ?? ['udp', 'tcp', 'doh'], (request, channel) => {
    try {
      handle(request, channel);
    } catch (error) {
      // The server classes take it for a bad request, and the test would see a time-out.
      broken.push(error);
    }
  });
  return {
    ipv4: `127.0.0.1:${servers.port}`,
    ipv6: servers.hasIpv6 ? `[::1]:${servers.port}` : undefined,
    doh: `http://127.0.0.1:${servers.dohPort}/dns-query`,
    log: log.all,
    close: async () => {
      for (const delay of delays) {
        clearTimeout(delay);
      }
      await closeAll(servers.all);
      if (broken.length > 0) throw new AggregateError(broken, `The test authority failed: ${String(broken[0])}`);
    },
  };
}
