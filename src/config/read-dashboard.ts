import { pointer } from '../text/pointer.ts';
import type { DashboardFile } from './config-file.ts';
import type { DashboardFacts, Declared } from './config.ts';
import { readDomain } from './read-names.ts';
import { readSecret } from './read-secret.ts';
import { addError } from './reading.ts';
import type { Reading } from './reading.ts';

/** What is declared of each domain; the same domain in other letters is an error. `place` is the pointer of the object. */
export function readDashboards(
  reading: Reading,
  domains: Readonly<Record<string, DashboardFile>>,
  place: string,
): DashboardFacts[] {
  const read = new Map<string, DashboardFacts>();
  for (const [name, file] of Object.entries(domains)) {
    const at = place + pointer(name);
    const domain = readDomain(reading, name, at, 'key');
    if (domain !== undefined && read.has(domain)) {
      addError(
        reading,
        'config/duplicate-domain',
        at,
        `the domain ${domain} is declared for this service already`,
        'key',
      );
    } else if (domain !== undefined) {
      read.set(domain, readDashboard(reading, domain, file, at));
    }
  }
  return [...read.values()];
}

function readDashboard(reading: Reading, domain: string, file: DashboardFile, place: string): DashboardFacts {
  const secret =
    file.headerValue === undefined ? undefined : readSecret(reading, file.headerValue, place + pointer('headerValue'));
  const { server, relayServer, rcptLookup, mxLookup, mailSystem } = file;
  const settings = Object.entries(file.settings ?? {}).map(([name, value]): [string, Declared<string | boolean>] => [
    name,
    { value, pointer: place + pointer('settings', name) },
  ]);
  return {
    domain,
    pointer: place,
    ...(server !== undefined && { server: { value: textOrNull(server), pointer: place + pointer('server') } }),
    ...(relayServer !== undefined && {
      relayServer: { value: textOrNull(relayServer), pointer: place + pointer('relayServer') },
    }),
    ...(rcptLookup !== undefined && { rcptLookup: { value: rcptLookup, pointer: place + pointer('rcptLookup') } }),
    ...(mxLookup !== undefined && { mxLookup: { value: mxLookup, pointer: place + pointer('mxLookup') } }),
    ...(mailSystem !== undefined && { mailSystem: { value: mailSystem, pointer: place + pointer('mailSystem') } }),
    ...(secret !== undefined && { headerValue: secret }),
    settings: Object.fromEntries(settings),
  };
}

/** A blank field of the dashboard is an empty one. */
function textOrNull(value: string | null): string | null {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
}
