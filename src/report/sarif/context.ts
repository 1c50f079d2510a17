import type { Finding } from '../../analyze/rules/finding.ts';
import type { Fingerprint } from '../fingerprint.ts';
import type { FormatOptions, Report } from '../report.ts';
import type { OtherSidesOf } from '../other-sides.ts';
import type { Sink } from '../sink.ts';
import type { LogicalTree } from './logical-locations.ts';

/** What every part of the log is made from. */
export interface SarifContext {
  readonly report: Report;
  readonly options: FormatOptions;
  /** For `message.text`, where brackets would form links. */
  readonly message: Sink;
  /** For names and properties, where they would not. */
  readonly plain: Sink;
  /** A text of the input, whole and unescaped, without header values. */
  readonly data: (text: string) => string;
  readonly holdsSecret: (text: string) => boolean;
  readonly ruleIndexes: ReadonlyMap<string, number>;
  readonly artifactIndexes: ReadonlyMap<string, number>;
  readonly logical: LogicalTree;
  readonly otherSidesOf: OtherSidesOf;
  readonly fingerprints: ReadonlyMap<Finding, Fingerprint>;
}
