import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startKnot } from '../test/helpers/dns/knot.ts';
import { installed } from '../test/helpers/dns/name-server.ts';
import type { Zone } from '../test/helpers/dns/zone.ts';
import { root } from './paths.ts';

/** A name server of a process of its own, on loopback. */
export interface Server {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves a zone: by Knot DNS where it is installed, else by a small server that is told the zone. */
export async function startServer(zone: Zone, apex: string): Promise<Server> {
  if (installed('knotd') !== undefined) {
    const { address, close } = await startKnot(zone, apex, apex);
    return { port: Number(address.split(':')[1]), close };
  }
  const child = fork(`${root}bench/evidence-server.ts`);
  child.send(zone);
  const [port]: unknown[] = await once(child, 'message');
  const close = async (): Promise<void> => {
    child.kill();
    await once(child, 'exit');
  };
  return { port: Number(port), close };
}
