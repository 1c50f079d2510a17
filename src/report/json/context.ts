import type { Fingerprint } from '../fingerprint.ts';
import type { Finding } from '../../analyze/rules/finding.ts';
import type { OtherSidesOf } from '../other-sides.ts';
import type { Report } from '../report.ts';
import type { Sink } from '../sink.ts';

/** What every part of the JSON report is made from. */
export interface JsonContext {
  readonly report: Report;
  /** A text of the input, whole and unescaped, without header values. */
  readonly data: (text: string) => string;
  /** For sentences: plain characters, long names shortened. */
  readonly sink: Sink;
  readonly holdsSecret: (text: string) => boolean;
  readonly otherSidesOf: OtherSidesOf;
  readonly fingerprints: ReadonlyMap<Finding, Fingerprint>;
}
