import type { DnsAnswer, DnsAnswers } from '../../model/index.ts';
import type { SpfResult, SpfStep } from './check.ts';
import type { SpfSender } from './expand-macros.ts';
import type { SpfRecord } from './record.ts';

/** RFC 7208, section 4.6.4. */
export const LOOKUP_LIMIT = 10;
export const VOID_LIMIT = 2;

/** The state of one check; the counters and the steps change while it runs. */
export interface Evaluation {
  readonly answers: DnsAnswers;
  readonly sender: SpfSender;
  readonly timeoutIsTemperror: boolean;
  /** From the first record to the term that is being evaluated. */
  readonly steps: SpfStep[];
  lookups: number;
  voids: number;
  /** Voids as receivers count them that count the addresses of mx hosts too. */
  strictVoids: number;
  strictAt: SpfStep | undefined;
}

/** What ends the whole check at once. `open`: the answer that it cannot go on without. */
export type Stop =
  | { readonly result: 'temperror' | 'permerror'; readonly problem: string }
  | { readonly result: 'open'; readonly answer: DnsAnswer };

/** What one record comes to; for `fail`, the record whose explanation counts. */
export type Ending =
  | Stop
  | { readonly result: SpfResult; readonly record?: { readonly domain: string; readonly record: SpfRecord } };

/** What is counted when a lookup comes to nothing: the term's own lookups, those that only strict receivers count, or nothing. */
export type Counting = 'term' | 'mx-host' | 'free';

/** Counts a term that costs a lookup. */
export function countLookup(evaluation: Evaluation): Stop | undefined {
  evaluation.lookups += 1;
  if (evaluation.lookups <= LOOKUP_LIMIT) return undefined;
  return { result: 'permerror', problem: `More than ${LOOKUP_LIMIT} terms with lookups were reached.` };
}

/** Whether the check ends at an answer: an error of the domain, an answer that says nothing, or one void too many. */
export function stopAt(evaluation: Evaluation, answer: DnsAnswer, counting: Counting): Stop | undefined {
  const { outcome, name, type } = answer;
  if (outcome === 'answer' || outcome === 'invalid-name') return undefined;
  if (outcome === 'nodata' || outcome === 'nxdomain') return countVoid(evaluation, counting);
  if (isOpen(evaluation, answer)) return { result: 'open', answer };
  return { result: 'temperror', problem: `The lookup of ${type} at ${name} failed: ${outcome}.` };
}

/** Whether an answer says nothing about the domain; only servfail is the domain's own failure. */
export function isOpen(evaluation: Evaluation, { outcome }: DnsAnswer): boolean {
  if (outcome === 'not-asked') return true;
  if (outcome === 'answer' || outcome === 'nodata' || outcome === 'nxdomain') return false;
  return outcome !== 'servfail' && outcome !== 'invalid-name' && !evaluation.timeoutIsTemperror;
}

function countVoid(evaluation: Evaluation, counting: Counting): Stop | undefined {
  if (counting === 'free') return undefined;
  evaluation.strictVoids += 1;
  if (counting === 'term') evaluation.voids += 1;
  if (evaluation.voids > VOID_LIMIT) {
    return { result: 'permerror', problem: `More than ${VOID_LIMIT} lookups found no record.` };
  }
  if (evaluation.strictVoids > VOID_LIMIT) evaluation.strictAt ??= evaluation.steps.at(-1);
  return undefined;
}
