import type { DnsAnswer, DnsAnswers } from '../../model/index.ts';
import { isSettled } from '../dns/outcome.ts';
import { textRecords } from '../dns/text-records.ts';
import type { DmarcStep, DroppedText } from './discovery.ts';
import { isDmarcRecord, parseDmarc } from './parse.ts';

/** Labels that are left when a long name is cut, so that a walk takes at most one query more (RFC 9989, section 4.10). */
const MOST_LABELS = 7;

const SPF = /^v=spf1(?: |$)/i;
const LOOKALIKE = /^["'\s]*v\s*=\s*["']?dmarc/i;

/**
 * The DNS tree walk from a domain (RFC 9989, section 4.10), up to the record that ends it by `psd=y` or `psd=n`.
 * All names are asked at once; what is beyond the end plays no part.
 */
export function walkTree(domain: string, answers: DnsAnswers): readonly DmarcStep[] {
  const asked = walkDomains(domain).map((one) => stepOf(one, answers.ask(`_dmarc.${one}`, 'TXT')));
  const last = asked.findIndex(({ found, records }) => found === 'record' && records[0]?.psd !== 'u');
  return last === -1 ? asked : asked.slice(0, last + 1);
}

/** The domain and those above it that the walk visits: of 8 labels or more it goes on with the last 7. */
export function walkDomains(domain: string): readonly string[] {
  const labels = domain.split('.');
  const domains = [domain];
  for (let left = Math.min(labels.length - 1, MOST_LABELS); left > 0; left -= 1) {
    domains.push(labels.slice(-left).join('.'));
  }
  return domains;
}

function stepOf(domain: string, answer: DnsAnswer<'TXT'>): DmarcStep {
  if (!isSettled(answer.outcome)) return { domain, answer, found: 'unknown', records: [], dropped: [] };
  const texts = textRecords(answer);
  const records = texts.filter(isDmarcRecord).map(parseDmarc);
  const dropped = texts.filter((text) => !isDmarcRecord(text)).map(droppedText);
  const found = records.length === 0 ? 'none' : 'record';
  return { domain, answer, found: records.length > 1 ? 'several' : found, records, dropped };
}

function droppedText(text: string): DroppedText {
  if (SPF.test(text)) return { text, kind: 'spf' };
  return { text, kind: LOOKALIKE.test(text) ? 'lookalike' : 'other' };
}
