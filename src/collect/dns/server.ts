import type { DnsOutcome } from '../../model/index.ts';
import type { Query, QueryShape } from './query.ts';
import { startDoh } from './doh.ts';
import type { ResolverAddress } from './resolver-address.ts';
import type { Cancel, Listener } from './server-event.ts';
import { startTcp } from './tcp.ts';
import { createUdp } from './udp.ts';

/** One resolver of a run, with what was learnt of it. */
export interface Server {
  /** As answers name it. */
  readonly name: string;
  /** Whether queries go over a connection from the start. */
  readonly isStream: boolean;
  readonly start: (query: Query, shape: QueryShape, listener: Listener) => Cancel;
  /** For what does not fit into a datagram. */
  readonly startTcp: (query: Query, shape: QueryShape, listener: Listener) => Cancel;
  readonly close: () => void;
  /** Whether it ever replied. */
  hasReplied: boolean;
  /** Whether anything ever came from it, if only what cannot be used. */
  isHeard: boolean;
  /** Whether a query timed out; such a server is asked last for the rest of the run. */
  isSlow: boolean;
  /** Questions in a row that it left without any reply in all their tries. */
  silentFor: number;
  /** What the last of them came to. */
  silence: { readonly outcome: DnsOutcome; readonly detail?: string | undefined } | undefined;
}

/** Opens nothing yet. */
export function createServer(address: ResolverAddress): Server {
  const learnt = { hasReplied: false, isHeard: false, isSlow: false, silentFor: 0, silence: undefined };
  if (address.kind === 'doh') {
    const start: Server['start'] = (query, shape, listener) => startDoh(address.url, query, shape, listener);
    return { name: address.name, isStream: true, start, startTcp: start, close: () => {}, ...learnt };
  }
  const udp = createUdp(address.address, address.family, address.port);
  return {
    name: address.name,
    isStream: false,
    start: udp.start,
    startTcp: (query, shape, listener) => startTcp(address, query, shape, listener),
    close: udp.close,
    ...learnt,
  };
}
