import type { DnsAnswer } from '../../model/index.ts';
import { isSettled } from '../dns/outcome.ts';
import { lookalikeReason, type SpfLookalike } from './lookalike.ts';
import { parseSpf } from './parse.ts';
import type { SpfRecord } from './record.ts';

/** A record with the strings that it was published as. */
export interface SpfPublished {
  readonly record: SpfRecord;
  readonly strings: readonly string[];
}

/** Which record of a TXT answer is the SPF record. `lookalikes`: other TXT of the answer that nearly is one. */
export type SpfSelection =
  | {
      readonly state: 'record';
      readonly record: SpfRecord;
      readonly strings: readonly string[];
      readonly lookalikes: readonly SpfLookalike[];
    }
  | { readonly state: 'none'; readonly lookalikes: readonly SpfLookalike[] }
  | {
      readonly state: 'several';
      readonly records: readonly SpfPublished[];
      readonly lookalikes: readonly SpfLookalike[];
    }
  | { readonly state: 'unknown'; readonly answer: DnsAnswer<'TXT'> };

const VERSION = /^v=spf1(?: |$)/i;
const selections = new WeakMap<DnsAnswer<'TXT'>, SpfSelection>();

/** Selects as RFC 7208, section 4.5, does; the same answer is read once. */
export function selectSpf(answer: DnsAnswer<'TXT'>): SpfSelection {
  const before = selections.get(answer);
  if (before !== undefined) return before;
  const selection = select(answer);
  selections.set(answer, selection);
  return selection;
}

function select(answer: DnsAnswer<'TXT'>): SpfSelection {
  if (!isSettled(answer.outcome)) return { state: 'unknown', answer };
  const records: SpfPublished[] = [];
  const lookalikes: SpfLookalike[] = [];
  for (const strings of answer.records) {
    const text = strings.join('');
    if (VERSION.test(text)) {
      records.push({ record: parseSpf(text), strings });
      continue;
    }
    const reason = lookalikeReason(text);
    if (reason !== undefined) lookalikes.push({ text, strings, reason });
  }
  const [first] = records;
  if (first === undefined) return { state: 'none', lookalikes };
  return records.length > 1 ? { state: 'several', records, lookalikes } : { state: 'record', ...first, lookalikes };
}
