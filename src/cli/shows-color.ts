import type { Host } from './host.ts';

/** Whether standard output takes colors when nobody says: a terminal, and no NO_COLOR (no-color.org: set and not empty). */
export function showsColor(host: Host): boolean {
  return host.stdout.isTerminal && (host.env('NO_COLOR') ?? '') === '';
}
