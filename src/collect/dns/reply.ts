import type { QuestionType, RecordOf } from '../../model/index.ts';

/** One record of a reply. */
export interface ReplyRecord {
  /** Whose record it is, as `Question.name`. */
  readonly owner: string;
  readonly type: number;
  /** Seconds. */
  readonly ttl: number;
  readonly content: RecordOf[Exclude<QuestionType, 'https'>];
  /** Of an SOA record: for how many seconds an absence holds (RFC 2308, section 4). */
  readonly minimum?: number | undefined;
}

/** A message that was checked to answer the query; only the types that are ever asked for. */
export interface Reply {
  /** With the upper bits of an OPT record (RFC 6891, section 6.1.3). */
  readonly rcode: number;
  readonly ad: boolean;
  readonly aa: boolean;
  /** The sections did not fit and are left out here. */
  readonly tc: boolean;
  readonly answers: readonly ReplyRecord[];
  readonly authorities: readonly ReplyRecord[];
}

/** Response codes (RFC 1035, section 4.1.1; BADVERS: RFC 6891, section 9). */
export const rcodes = { noError: 0, formErr: 1, servFail: 2, nxDomain: 3, notImp: 4, refused: 5, badVers: 16 } as const;
