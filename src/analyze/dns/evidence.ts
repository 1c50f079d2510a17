import { answersOf } from '../../mail/dns/answers.ts';
import { isSettled } from '../../mail/dns/outcome.ts';
import type { DnsAnswer, DnsAnswers, Why } from '../../model/index.ts';

/** What a run knows of the DNS. */
export interface DnsEvidence {
  readonly answers: DnsAnswers;
  /** Why nothing at all is known; undefined when at least one question was answered, or there was none. */
  readonly missing?: Why | undefined;
}

const askAgain = 'mxlint audit tenant.json';

/** Nobody asked. */
export const dnsOff: DnsEvidence = {
  answers: answersOf([]),
  missing: {
    reason: 'not-looked-up',
    detail: 'The run was told to leave the DNS alone.',
    command: `${askAgain} --dns live`,
  },
};

/** Each server with what it said first. */
function serversOf(answers: readonly DnsAnswer[]): string {
  const servers = new Map<string, string>();
  for (const { server, outcome, others = [] } of answers) {
    for (const one of [{ server, outcome }, ...others]) {
      if (one.server !== undefined && !servers.has(one.server)) servers.set(one.server, one.outcome);
    }
  }
  return [...servers].map(([server, outcome]) => `${server} (${outcome})`).join(', ');
}

/** Evidence of what was asked. When no server said anything about any name, that is one reason for all of it. */
export function evidenceOf(answers: readonly DnsAnswer[]): DnsEvidence {
  const asked = answers.filter(({ type, outcome }) => type !== 'https' && outcome !== 'invalid-name');
  const [first] = asked;
  const evidence = { answers: answersOf(answers) };
  if (first === undefined || asked.some(({ outcome }) => isSettled(outcome))) return evidence;
  const { outcome: reason, detail } = first;
  if (reason === 'answer' || reason === 'nodata' || reason === 'nxdomain') return evidence;
  const servers = serversOf(asked);
  const tried = servers === '' ? (detail ?? 'No resolver was asked') : `No resolver answered: ${servers}`;
  return {
    ...evidence,
    missing: { reason, detail: `${tried}.`, command: 'name a resolver that answers with --resolver' },
  };
}
