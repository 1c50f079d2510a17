import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resolver } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const MOST_STARTS = 3;
const MOST_LOOKS = 100;
const LOOK_MS = 50;

/** A name server of another maker, running as a child process on 127.0.0.1. */
export interface NameServer {
  /** As `--resolver` takes it. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** How to run it: its configuration for a folder of its own and a port, and the arguments that make it read that. */
export interface NameServerSettings {
  readonly program: string;
  /** Other files by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly configuration: (folder: string, port: number) => string;
  readonly parameters: (configurationPath: string) => readonly string[];
  /** A name that has an A record, by which it is known to be up. */
  readonly probe: string;
}

/** Where the program is, or undefined when it is not installed; it may be in a folder that users have not in their path. */
export function installed(program: string): string | undefined {
  const places = [program, `/usr/sbin/${program}`, `/usr/local/sbin/${program}`];
  return places.find((place) => spawnSync(place, ['-V'], { stdio: 'ignore' }).error === undefined);
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

async function isAnswering(child: ChildProcess, address: string, probe: string): Promise<boolean> {
  const client = new Resolver({ timeout: 500, tries: 1 });
  client.setServers([address]);
  for (let looks = 0; looks < MOST_LOOKS && child.exitCode === null; looks += 1) {
    const found = await client.resolve4(probe).catch(() => []);
    if (found.length > 0) return true;
    await sleep(LOOK_MS);
  }
  return false;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await exit;
  clearTimeout(timer);
}

async function startOnce(place: string, settings: NameServerSettings): Promise<NameServer | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'mxlint-name-server-'));
  const port = await freePort();
  const path = join(folder, 'server.conf');
  for (const [name, content] of Object.entries(settings.files ?? {})) {
    writeFileSync(join(folder, name), content);
  }
  writeFileSync(path, settings.configuration(folder, port));
  const child = spawn(place, settings.parameters(path), { stdio: 'ignore' });
  const close = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const address = `127.0.0.1:${port}`;
  if (await isAnswering(child, address, settings.probe)) return { address, close };
  await close();
  return undefined;
}

/** Starts the program, which must be installed; another port is tried when somebody took the first. Close it when the test ends. */
export async function startNameServer(settings: NameServerSettings): Promise<NameServer> {
  const place = installed(settings.program);
  if (place === undefined) throw new Error(`${settings.program} is not installed`);
  for (let starts = 0; starts < MOST_STARTS; starts += 1) {
    const server = await startOnce(place, settings);
    if (server !== undefined) return server;
  }
  throw new Error(`${settings.program} does not start`);
}
