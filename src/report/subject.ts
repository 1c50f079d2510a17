import type { Subject } from '../analyze/rules/finding.ts';
import type { Sink } from './sink.ts';

/** Whether the finding or gap is about an object that is not there, or about all of its kind. */
export function isAbsent({ identity, key }: Subject): boolean {
  return identity === '*' && key === '*';
}

/** `TransportRule 'Name'`; the kind alone for an object that is absent. */
export function subjectText(subject: Subject, { text }: Sink): string {
  const kind = text(subject.kind);
  return isAbsent(subject) ? kind : `${kind} '${text(subject.identity)}'`;
}
