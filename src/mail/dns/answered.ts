import type { DnsAnswer } from '../../model/index.ts';

/** What follows from answers, or the answer that would have been needed and was not given. */
export type Answered<T> = { readonly known: true; readonly value: T } | Unanswered;

/** `answer.outcome` is never `answer`, `nodata` or `nxdomain`: see `unanswered` for the words. */
export interface Unanswered {
  readonly known: false;
  readonly answer: DnsAnswer;
}

export function answered<T>(value: T): Answered<T> {
  return { known: true, value };
}
