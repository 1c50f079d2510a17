import type { SpfStep } from '../mail/spf/check.ts';
import type { CheckedSender } from '../report/dns-text/check-text.ts';

/** A term and the domain of its record, as JSON documents name them. */
export function stepJson({ domain, term }: SpfStep): { readonly domain: string; readonly term: string } {
  return { domain, term: term.text };
}

/** The document of `mxlint spf check --json`: the names stay as they are, and what there is nothing of is null. */
export function spfCheckJson(checked: CheckedSender, resolvers: readonly string[]): object {
  const { ip, mailFrom, helo, domain, check } = checked;
  const unanswered = check.known
    ? []
    : [...check.failed, ...check.needs.map((question) => ({ ...question, outcome: 'not-asked' }))];
  return {
    result: check.known ? check.result : null,
    domain,
    ip,
    mailFrom,
    helo,
    mechanism: check.known ? (check.term?.text ?? null) : null,
    path: check.path.map(stepJson),
    lookups: check.lookups,
    voids: check.voids,
    explanation: check.known ? (check.explanation ?? null) : null,
    problem: check.known ? (check.problem ?? null) : null,
    strictVoids: check.strictVoids === undefined ? null : stepJson(check.strictVoids),
    unanswered: unanswered.map(({ name, type, outcome }) => ({ name, type, outcome })),
    resolvers,
  };
}
