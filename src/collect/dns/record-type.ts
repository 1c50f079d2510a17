import type { QuestionType } from '../../model/index.ts';

/** Types that are asked for in the DNS itself. */
export type RecordType = Exclude<QuestionType, 'https'>;

/** Numbers of the record types (RFC 1035, section 3.2.2; RFC 3596; RFC 7208, section 14.1). */
export const typeCodes: Readonly<Record<RecordType, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SPF: 99,
};
