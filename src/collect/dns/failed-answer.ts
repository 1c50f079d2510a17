import type { DnsOutcome, Question } from '../../model/index.ts';
import type { Resolved } from './resolve-question.ts';

/** The answer to a question that never reached a server; `detail` without full stop. */
export function failedAnswer({ name, type }: Question, outcome: DnsOutcome, detail: string): Resolved {
  return { name, type, outcome, records: [], chain: [], detail };
}
