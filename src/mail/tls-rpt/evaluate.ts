import type { DnsAnswers } from '../../model/index.ts';
import { isSettled } from '../dns/outcome.ts';
import { textRecords } from '../dns/text-records.ts';
import { isTlsRptRecord, parseTlsRpt } from './parse.ts';
import type { TlsRpt } from './tls-rpt.ts';

const LOOKALIKE = /^["'\s]*v\s*=\s*["']?tlsrpt/i;

/** The state of TLS reporting of a domain: senders report when exactly one record is valid (RFC 8460, section 3). */
export function evaluateTlsRpt(domain: string, answers: DnsAnswers): TlsRpt {
  const answer = answers.ask(`_smtp._tls.${domain}`, 'TXT');
  if (!isSettled(answer.outcome)) return { state: 'unknown', answer };
  const texts = textRecords(answer);
  const [record, ...others] = texts.filter(isTlsRptRecord).map(parseTlsRpt);
  if (record === undefined) return { state: 'none', lookalikes: texts.filter((text) => LOOKALIKE.test(text)) };
  if (others.length > 0) return { state: 'several', records: [record, ...others] };
  return { state: record.problems.length > 0 ? 'invalid' : 'record', record };
}
