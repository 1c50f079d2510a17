import { answered, type Answered } from '../../mail/dns/answered.ts';
import { isMechanism } from '../../mail/spf/term.ts';
import type { DnsView } from './dns-view.ts';

/**
 * Whether a domain says that nobody sends mail in its name: one SPF record whose first mechanism is `-all` (RFC 7208,
 * section 5.1: nothing after it counts).
 */
export function isSilent(domain: string, dns: Pick<DnsView, 'spf'>): Answered<boolean> {
  const { selection } = dns.spf(domain).root;
  if (selection.state === 'unknown') return { known: false, answer: selection.answer };
  if (selection.state !== 'record' || selection.record.errors.length > 0) return answered(false);
  const first = selection.record.terms.find(isMechanism);
  return answered(first?.kind === 'all' && first.qualifier === '-');
}
