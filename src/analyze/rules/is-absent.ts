import type { Subject } from './finding.ts';

/** Whether a finding or a gap is about an object that is not there, or about all of its kind. */
export function isAbsent({ identity, key }: Subject): boolean {
  return identity === '*' && key === '*';
}
