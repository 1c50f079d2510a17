import { countLookup, stopAt, type Counting, type Ending, type Evaluation, type Stop } from './evaluation.ts';
import { expandTarget } from './expand-target.ts';
import { matchTerm } from './match-term.ts';
import type { SpfRecord } from './record.ts';
import { selectSpf } from './select.ts';
import { isMechanism, resultOf, type SpfInclude, type SpfRedirect } from './term.ts';

/** Characters of a wrong term that are named. */
const SHOWN = 80;

/** Evaluates the record of a domain (RFC 7208, sections 4.4 to 4.7); ends with the steps to the term that decided. */
export function evaluateDomain(evaluation: Evaluation, domain: string, counting: Counting): Ending {
  const answer = evaluation.answers.ask(domain, 'TXT');
  const stop = stopAt(evaluation, answer, counting);
  if (stop !== undefined) return stop;
  const selection = selectSpf(answer);
  if (selection.state === 'several') {
    return { result: 'permerror', problem: `${domain} has ${selection.records.length} SPF records.` };
  }
  if (selection.state !== 'record') return { result: 'none' };
  const [error] = selection.record.errors;
  if (error !== undefined) {
    const term = error.term.text.slice(0, SHOWN);
    return { result: 'permerror', problem: `The SPF record of ${domain} has a syntax error in '${term}'.` };
  }
  return evaluateRecord(evaluation, domain, selection.record);
}

function evaluateRecord(evaluation: Evaluation, domain: string, record: SpfRecord): Ending {
  const { steps } = evaluation;
  const depth = steps.length;
  for (const term of record.terms) {
    if (!isMechanism(term)) continue;
    steps.push({ domain, term });
    const matched =
      term.kind === 'include' ? matchInclude(evaluation, domain, term) : matchTerm(evaluation, domain, term);
    if (matched === true) return { result: resultOf[term.qualifier], record: { domain, record } };
    if (matched !== false) return matched;
    steps.length = depth;
  }
  // `all` matches every client, so a redirect beside it is never reached.
  const redirect = record.terms.find((term) => term.kind === 'redirect');
  if (redirect === undefined) return { result: 'neutral' };
  steps.push({ domain, term: redirect });
  return follow(evaluation, domain, redirect);
}

/** RFC 7208, section 5.2: only pass is a match; no record there is a permerror here. */
function matchInclude(evaluation: Evaluation, domain: string, term: SpfInclude): boolean | Stop {
  const ending = follow(evaluation, domain, term);
  if (ending.result === 'pass') return true;
  return 'problem' in ending || 'answer' in ending ? ending : false;
}

/** The record that `include` or `redirect` names (RFC 7208, sections 5.2 and 6.1). */
function follow(evaluation: Evaluation, domain: string, { kind, domainSpec }: SpfInclude | SpfRedirect): Ending {
  const limit = countLookup(evaluation);
  if (limit !== undefined) return limit;
  const target = expandTarget(evaluation, domain, domainSpec);
  if (target.name === undefined) {
    // RFC 8616, section 4: with such a sender the mechanism matches nothing.
    if (target.missing === 'not-ascii' && kind === 'include') return { result: 'neutral' };
    if (typeof target.missing !== 'string') return target.missing;
    return { result: 'permerror', problem: `A name that ${domain} refers to cannot exist.` };
  }
  const ending = evaluateDomain(evaluation, target.name, 'term');
  if (ending.result !== 'none') return ending;
  return { result: 'permerror', problem: `${target.name} has no SPF record.` };
}
