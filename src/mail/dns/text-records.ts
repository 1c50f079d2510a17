import type { DnsAnswer } from '../../model/index.ts';

/** The text of each TXT record, its strings joined without separator (RFC 7208, section 3.3; RFC 6376, section 3.6.2.2). */
export function textRecords(answer: DnsAnswer<'TXT'>): readonly string[] {
  return answer.records.map((strings) => strings.join(''));
}
