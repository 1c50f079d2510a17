import type { DnsAnswer, DnsAnswers, HttpsResponse } from '../../model/index.ts';
import { isSettled, isVoid } from '../dns/outcome.ts';
import { textRecords } from '../dns/text-records.ts';
import type { MtaSts, StsFetchProblem, StsRecord } from './mta-sts.ts';
import { parseStsPolicy } from './parse-policy.ts';
import { isStsRecord, parseStsRecord } from './parse-record.ts';

const LOOKALIKE = /^["'\s]*v\s*=\s*["']?sts/i;
const PLAIN_TEXT = /^[ \t]*text\/plain[ \t]*(?:;|$)/i;

/**
 * The state of MTA-STS of a domain (RFC 8461, sections 3.1 to 3.3), which its parents do not change. Asks for TXT at
 * `_mta-sts.<domain>`, and for the policy only when there is one valid record: nobody fetches it otherwise.
 */
export function evaluateMtaSts(domain: string, answers: DnsAnswers): MtaSts {
  const answer = answers.ask(`_mta-sts.${domain}`, 'TXT');
  if (!isSettled(answer.outcome)) return { state: 'unknown', answer };
  const texts = textRecords(answer);
  const [record, ...others] = texts.filter(isStsRecord).map(parseStsRecord);
  if (record === undefined) return { state: 'none', lookalikes: texts.filter((text) => LOOKALIKE.test(text)) };
  if (others.length > 0) return { state: 'several', records: [record, ...others] };
  if (record.problems.length > 0) return { state: 'invalid-record', record };
  return fetched(record, answers.ask(`mta-sts.${domain}`, 'https'));
}

function fetched(record: StsRecord, answer: DnsAnswer<'https'>): MtaSts {
  if (isVoid(answer.outcome)) return { state: 'no-policy', record, problem: 'host-missing', answer };
  if (answer.outcome === 'tls-error') return { state: 'no-policy', record, problem: 'tls-error', answer };
  const [response] = answer.records;
  if (answer.outcome !== 'answer' || response === undefined) return { state: 'unknown', answer, record };
  const problem = responseProblem(response);
  if (problem !== undefined) return { state: 'no-policy', record, problem, answer };
  return { state: 'policy', record, policy: parseStsPolicy(response.body), response };
}

function responseProblem({ status, contentType, cut }: HttpsResponse): StsFetchProblem | undefined {
  if (status >= 300 && status < 400) return 'redirect';
  if (status !== 200) return 'status';
  if (!PLAIN_TEXT.test(contentType)) return 'content-type';
  return cut ? 'too-large' : undefined;
}
