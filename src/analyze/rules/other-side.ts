import type { Finding } from './finding.ts';
import { isAbsent } from './is-absent.ts';
import { isOfOneService, isOnOneObject } from './shared-object.ts';

/**
 * Whether a finding is the other side of another: their rules ask for opposite things, of one object. Where the two are
 * about objects of different kinds, or about one that is not there, their service is what they share.
 */
export function isOtherSide(finding: Finding, other: Finding): boolean {
  if (!finding.conflictsWith.includes(other.rule) || !isOfOneService(finding, other)) return false;
  const [subject, opposite] = [finding.subject, other.subject];
  if (subject.kind !== opposite.kind || isAbsent(subject) || isAbsent(opposite)) return true;
  return isOnOneObject(finding, other);
}
