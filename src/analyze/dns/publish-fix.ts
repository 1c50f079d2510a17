import type { SpfComposed } from '../../mail/spf/compose.ts';
import type { FixProposal, ProposedRecord } from '../rules/fix.ts';
import { shownText } from './shown-text.ts';

type Composed = Omit<SpfComposed, 'text' | 'notes'> & { readonly record: ProposedRecord };

/** Terms that a title names. */
const MOST_NAMED = 6;

function listOf(terms: readonly string[]): string {
  const named = terms.slice(0, MOST_NAMED).map((term) => `'${shownText(term)}'`);
  const more = terms.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/**
 * A composed record as a fix. The title names the terms that the record does without; where it is not known who is
 * meant by one, or the record takes too many lookups, a person has to look first. `place`: what it is published in place
 * of. `isSame`: it is the record of today.
 */
export function publishFix(composed: Composed, place: string, isSame = false): FixProposal {
  const { record, lookups, fits, removed, doubtful } = composed;
  if (!fits && lookups === 'unknown') {
    const title =
      'Look up the names that did not answer, then audit again: the corrected record is not known to stay within 10 lookups.';
    return { title };
  }
  const unclear = new Set(doubtful);
  const without = removed.filter((term) => !unclear.has(term));
  const rest = without.length === 0 ? '.' : `; it does without ${listOf(without)}.`;
  const before =
    doubtful.length === 0 ? '' : `find out which senders are meant by ${listOf(doubtful)} and add them, then `;
  if (fits) {
    const title = capitalized(`${before}publish this record in place of ${place}${rest}`);
    return { title, record, ...(doubtful.length > 0 ? { safety: 'review' as const } : {}) };
  }
  const drop = capitalized(`${before}drop senders that are no longer used`);
  const count = `needs ${lookups} lookups, and receivers stop at 10`;
  if (isSame) return { title: `${drop}: the record ${count}.`, safety: 'review' };
  return { title: `${drop}, then publish the rest of this record: it ${count}${rest}`, record, safety: 'review' };
}
