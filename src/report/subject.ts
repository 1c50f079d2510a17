import type { Subject } from '../analyze/rules/finding.ts';
import { isAbsent } from '../analyze/rules/is-absent.ts';
import type { Sink } from './sink.ts';

/** `TransportRule 'Name'`; the kind alone for an object that is absent. */
export function subjectText(subject: Subject, { text }: Sink): string {
  const kind = text(subject.kind);
  return isAbsent(subject) ? kind : `${kind} '${text(subject.identity)}'`;
}
