import { spf } from 'mailauth/lib/spf/index.js';
import type { DnsAnswers, QuestionType } from '../../../src/model/index.ts';
import { isVoid } from '../../../src/mail/dns/outcome.ts';
import type { SpfQuery } from '../../../src/mail/spf/check.ts';

/** A DNS error as Node's resolver throws it. */
class ResolverError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const CODES: Readonly<Record<string, string>> = {
  nodata: 'ENODATA',
  nxdomain: 'ENOTFOUND',
  servfail: 'ESERVFAIL',
  timeout: 'ETIMEOUT',
  refused: 'EREFUSED',
};

/** The answers in the form of Node's `dns.promises.resolve`. */
export function resolverOf(answers: DnsAnswers): (name: string, type: string) => Promise<unknown> {
  return async (name, type) => {
    const { outcome, records } = answers.ask(name.toLowerCase(), type as QuestionType);
    if (outcome !== 'answer') throw new ResolverError(CODES[outcome] ?? 'ESERVFAIL');
    if (type !== 'MX') return isVoid(outcome) ? [] : [...records];
    return records.map((record) =>
      typeof record === 'object' && 'preference' in record
        ? { priority: record.preference, exchange: record.exchange }
        : record,
    );
  };
}

/** What another strict engine says to the same query. */
export async function otherVerdict(
  { ip, mailFrom, helo, receiver = 'unknown' }: SpfQuery,
  resolver: ReturnType<typeof resolverOf>,
): Promise<{ readonly result: string; readonly explanation: string | undefined }> {
  const checked = await spf({ ip, sender: mailFrom, helo, mta: receiver, strict: true, resolver } as never);
  return { result: checked.status.result, explanation: checked.explanation };
}
