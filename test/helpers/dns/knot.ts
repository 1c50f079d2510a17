import { type NameServer, startNameServer } from './name-server.ts';
import type { Zone } from './zone.ts';
import { zoneFile } from './zone-file.ts';

/** Starts Knot DNS as authority of the zone, all of whose names are at or below the apex. */
export async function startKnot(zone: Zone, apex: string, probe: string): Promise<NameServer> {
  return startNameServer({
    program: 'knotd',
    files: { 'zone.txt': zoneFile(zone, apex) },
    configuration: (folder, port) =>
      [
        'server:',
        `    listen: 127.0.0.1@${port}`,
        `    rundir: ${folder}`,
        '    udp-workers: 1',
        '    tcp-workers: 1',
        '    background-workers: 1',
        'database:',
        `    storage: ${folder}`,
        'zone:',
        `  - domain: ${apex}`,
        `    file: ${folder}/zone.txt`,
        '    zonefile-sync: -1',
        '    journal-content: none',
        '    semantic-checks: off',
        '',
      ].join('\n'),
    parameters: (path) => ['-c', path],
    probe,
  });
}
