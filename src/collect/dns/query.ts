/** One question as it goes out; the same for every server and try. */
export interface Query {
  /** The name as records of a reply name their owner: lower case, no final dot, odd characters escaped. */
  readonly owner: string;
  /** The name in the form of RFC 1035, section 3.1: labels with their lengths, the root at the end. */
  readonly wire: Uint8Array;
  /** Number of the record type. */
  readonly type: number;
}

/** What differs between queries for one question. */
export interface QueryShape {
  /** With an OPT record (RFC 6891), which old servers refuse. */
  readonly edns: boolean;
  /** With CD set: the server shall answer without validating (RFC 4035, section 3.2.2). */
  readonly unchecked: boolean;
}
