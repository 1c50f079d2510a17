import type { DnsAnswer, DnsAnswers, Question } from '../../model/index.ts';
import type { SpfCheck, SpfCounts, SpfOptions, SpfQuery } from './check.ts';
import { parseClient } from './client.ts';
import { evaluateDomain } from './evaluate.ts';
import type { Ending, Evaluation } from './evaluation.ts';
import type { SpfSender } from './expand-macros.ts';
import { explain } from './explain.ts';
import { foresee } from './foresee.ts';
import { asciiName, initialDomain } from './target-name.ts';

/**
 * RFC 7208's check_host for one client. Whatever `answers` lacks makes the verdict unknown, unless a term before it
 * decides. Throws a RangeError when `query.ip` is no address.
 */
export function checkHost(query: SpfQuery, answers: DnsAnswers, options: SpfOptions = {}): SpfCheck {
  const sender = senderOf(query);
  const evaluation: Evaluation = {
    answers,
    sender,
    timeoutIsTemperror: options.timeoutIsTemperror ?? false,
    steps: [],
    lookups: 0,
    voids: 0,
    strictVoids: 0,
    strictAt: undefined,
  };
  const domain = initialDomain(query.domain ?? sender.domain);
  if (domain === undefined) return { known: true, result: 'none', path: [], lookups: 0, voids: 0 };
  return checkOf(evaluation, domain, evaluateDomain(evaluation, domain, 'free'));
}

/** Sender as RFC 7208, sections 2.4 and 4.3, completes it. */
function senderOf({ ip, mailFrom, helo, receiver, time }: SpfQuery): SpfSender {
  const at = mailFrom.lastIndexOf('@');
  const local = mailFrom.slice(0, Math.max(at, 0));
  return {
    client: parseClient(ip),
    local: local === '' ? 'postmaster' : local,
    domain: asciiName(mailFrom === '' ? helo : mailFrom.slice(at + 1)),
    helo: asciiName(helo),
    receiver: receiver ?? 'unknown',
    time: time ?? 0,
  };
}

function checkOf(evaluation: Evaluation, domain: string, ending: Ending): SpfCheck {
  const { lookups, voids, strictAt, steps: path } = evaluation;
  const counts: SpfCounts = { lookups, voids, ...(strictAt === undefined ? {} : { strictVoids: strictAt }) };
  if ('answer' in ending) {
    return { known: false, ...unknownOf(evaluation, domain, ending.answer), path, ...counts };
  }
  const term = path.at(-1)?.term;
  if ('problem' in ending) {
    return { known: true, result: ending.result, term, path, ...counts, problem: ending.problem };
  }
  const { result, record } = ending;
  const decided = record === undefined ? undefined : term;
  if (result !== 'fail' || record === undefined) return { known: true, result, term: decided, path, ...counts };
  return { known: true, result, term, path, ...counts, ...explain(evaluation, record.domain, record.record) };
}

/** Once a lookup has failed for good, more answers would not decide the check. */
function unknownOf(
  { answers, sender }: Evaluation,
  domain: string,
  answer: DnsAnswer,
): { readonly needs: readonly Question[]; readonly failed: readonly DnsAnswer[] } {
  if (answer.outcome !== 'not-asked') return { needs: [], failed: [answer] };
  const { name, type } = answer;
  const others = foresee(answers, sender, domain).filter((other) => other.name !== name || other.type !== type);
  return { needs: [{ name, type }, ...others], failed: [] };
}
