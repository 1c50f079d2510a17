/** What became of the texts that a record is composed of; the lists grow while it is. */
export interface ChangeLog {
  /** What was changed and what is left to do, one sentence each. */
  readonly notes: string[];
  /** Terms that were there and are no more. */
  readonly removed: string[];
  /** Words that may authorize somebody and of which it is not known whom. */
  readonly doubtful: string[];
}
